//! Nothing that anybody writes gets into the headers of a mail, or of an answer, beyond its own place.

use server::actions::import::import;
use server::actions::samples::CONTENTS;

use super::{ADA, NEWS, SUPPER, YOUR_DATA, everything};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::mailbox::Received;

fn headers_of(mail: &Received) -> &str {
    mail.raw.split("\r\n\r\n").next().expect("headers")
}

both!(an_address_with_a_header_or_another_address_in_it_is_refused);
async fn an_address_with_a_header_or_another_address_in_it_is_refused(engine: Engine) {
    let app = TestApp::new(engine).await;
    for address in [
        "ada@harbour.example\r\nBcc: eve@evil.example",
        "ada@harbour.example\nBcc: eve@evil.example",
        "ada@harbour.example\rBcc: eve@evil.example",
        "ada\r\nBcc: eve@evil.example",
        "ada@harbour.example, eve@evil.example",
        "ada@harbour.example,eve@evil.example",
        "ada@harbour.example;eve@evil.example",
        "ada@harbour.example eve@evil.example",
        "Ada <ada@harbour.example>, <eve@evil.example>",
        "<ada@harbour.example> <eve@evil.example>",
        "ada@harbour.example>\r\nRCPT TO:<eve@evil.example",
        "\"ada\r\nBcc: eve\"@evil.example",
        "@relay.example:ada@harbour.example",
    ] {
        for (path, more) in [(SUPPER, &[ADA[1]][..]), (NEWS, &[("consent", "yes")]), (YOUR_DATA, &[])] {
            let answer = app.submit(path, &[&[("email", address)], more].concat()).await;
            assert_eq!(answer.status, 422, "{address:?} to {path}: {}", answer.text());
        }
    }
    assert_eq!(everything(&app).await, 0);
}

both!(a_name_with_a_header_in_it_is_refused_and_no_name_gets_into_a_header);
async fn a_name_with_a_header_in_it_is_refused_and_no_name_gets_into_a_header(engine: Engine) {
    let app = TestApp::new(engine).await;
    for name in ["Ada\r\nBcc: eve@evil.example", "Ada\nBcc: eve@evil.example", "Ada\rX: y"] {
        let answer = app.submit(SUPPER, &[ADA[0], ADA[1], ("name", name)]).await;
        assert_eq!(answer.status, 422, "{name:?}");
    }
    assert_eq!(everything(&app).await, 0);
    let sharp = "Ada <eve@evil.example>, \"Evangeline\"; =?utf-8?q?Evangeline?=";
    app.sign_up_and_confirm(SUPPER, &[ADA[0], ADA[1], ("name", sharp)]).await;
    let mails = app.mails_to(ADA[0].1).await;
    assert_eq!(mails.len(), 2, "confirm and ticket");
    for mail in mails {
        assert!(!headers_of(&mail).contains("eve@evil"), "{}", mail.raw);
        assert!(!headers_of(&mail).contains("Evangeline"), "{}", mail.raw);
    }
}

/// Each place of the contents that reaches a header: how it stands there, and the key that the refusal names.
const REACHING: [(&str, &str); 8] = [
    ("name = \"Harbour Co-operative Society\"", "organisation.name"),
    ("privacy_email = \"privacy@harbour.example\"", "organisation.privacy_email"),
    ("name = \"Quayside branch\"", "branch.name"),
    ("email = \"quayside@harbour.example\"", "branch.email"),
    ("title = \"Summer supper\"", "event.title"),
    ("slug = \"supper\"", "event.slug"),
    ("title = \"Quayside news\"", "newsletter.title"),
    ("slug = \"news\"", "newsletter.slug"),
];

both!(contents_with_a_header_in_a_title_a_name_or_an_address_are_refused);
async fn contents_with_a_header_in_a_title_a_name_or_an_address_are_refused(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (good, key) in REACHING {
        for injected in ["\\r\\nBcc: eve@evil.example", "\\nBcc: eve@evil.example", "\\u0000", "\\u202e"] {
            assert_eq!(CONTENTS.matches(good).count(), 1, "{good}");
            let bad = format!("{}x{injected}\"", &good[..good.len() - 1]);
            let refusal = import(&app.site, &CONTENTS.replace(good, &bad)).await.expect_err(key).to_string();
            let line = CONTENTS[..CONTENTS.find(good).expect("a place")].lines().count() + 1;
            assert!(refusal.contains(&format!("line {line}, {key}")), "{bad}: {refusal}");
            let both_languages = bad.replace(" = \"", " = { cy = \"Iawn\", en = \"") + " }";
            assert!(import(&app.site, &CONTENTS.replace(good, &both_languages)).await.is_err(), "{both_languages}");
        }
    }
    assert!(app.get("/").await.says("Summer supper"), "nothing of it was published");
}

both!(a_title_that_is_hard_on_headers_comes_through_whole);
async fn a_title_that_is_hard_on_headers_comes_through_whole(engine: Engine) {
    let hard = "Süpper <x@y.example>, \\\"free\\\"; (all: welcome) 🍲";
    let app = TestApp::with(engine, &CONTENTS.replace("Summer supper", hard), &[]).await;
    let answer = app.submit(SUPPER, &ADA).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let mail = app.mail_to(ADA[0].1).await;
    assert!(mail.subject.contains(&hard.replace('\\', "")), "{}", mail.subject);
    assert!(headers_of(&mail).is_ascii());
    assert!(app.get(&answer.location()).await.says(&mail.subject), "the page says the exact subject");
}

both!(links_in_mails_lead_to_the_site_whatever_host_was_asked_for);
async fn links_in_mails_lead_to_the_site_whatever_host_was_asked_for(engine: Engine) {
    let app = TestApp::new(engine).await;
    let hidden = app.get(SUPPER).await.hidden_inputs();
    app.wait(chrono::TimeDelta::seconds(5));
    let mut fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend(ADA);
    let answer = app
        .request(|client, url| {
            let post = client.post(format!("{url}{SUPPER}")).form(&fields);
            post.header("host", "evil.example")
                .header("x-forwarded-host", "evil.example")
                .header("forwarded", "host=evil.example")
        })
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert!(answer.location().starts_with("/sent/"), "{}", answer.location());
    let mail = app.mail_to(ADA[0].1).await;
    assert!(!mail.raw.contains("evil"), "{}", mail.raw);
}
