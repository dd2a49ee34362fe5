//! Requests that are no forms of ours: too big, too many inputs, no text, another type. Nothing of them is stored.

use super::{ADA, NEWS, SUPPER, YOUR_DATA, everything};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::page::Page;

const FORM: &str = "application/x-www-form-urlencoded";

async fn send(app: &TestApp, path: &str, kind: &str, body: impl Into<reqwest::Body>) -> Page {
    app.request(|client, url| client.post(format!("{url}{path}")).header("content-type", kind).body(body)).await
}

both!(a_body_beyond_the_limit_is_refused_with_413_wherever_it_is_sent);
async fn a_body_beyond_the_limit_is_refused_with_413_wherever_it_is_sent(engine: Engine) {
    let app = TestApp::new(engine).await;
    let body = format!("email=ada%40harbour.example&seats=1&food={}", "x".repeat(300_000));
    let token = "A".repeat(43);
    let with_token = ["", "/change", "/cancel"].map(|page| format!("/your-sign-up/{token}{page}"));
    let confirm = format!("/confirm/{token}");
    let with_token = with_token.iter().chain([&confirm]).map(String::as_str);
    for path in [SUPPER, NEWS, YOUR_DATA].into_iter().chain(with_token) {
        let answer = send(&app, path, FORM, body.clone()).await;
        assert_eq!(answer.status, 413, "{path}");
        assert!(answer.says("Your answers are too long"), "{path}: {}", answer.text());
    }
    assert_eq!(everything(&app).await, 0);
}

both!(the_longest_honest_answers_are_not_too_much);
async fn the_longest_honest_answers_are_not_too_much(engine: Engine) {
    let app = TestApp::new(engine).await;
    // The widest character, as long as every text may be: each is twelve octets of a form body.
    let (food, name) = ("\u{1f372}".repeat(2_000), "\u{1f600}".repeat(200));
    let fields = [ADA[0], ADA[1], ("name", &name), ("food", &food), ("private_agree", "yes")];
    let answer = app.submit(SUPPER, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

both!(too_many_inputs_are_refused_and_nothing_is_stored);
async fn too_many_inputs_are_refused_and_nothing_is_stored(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(SUPPER).await;
    let many: Vec<(String, &str)> = (0..3_000).map(|n| (format!("k{n}"), "")).collect();
    let mut fields: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    fields.extend(ADA);
    app.wait(chrono::TimeDelta::seconds(5));
    let answer = app.resubmit(SUPPER, &form, &fields).await;
    assert_eq!(answer.status, 400, "{}", answer.text());
    assert!(answer.says("We couldn’t read that"));
    let answer = app.resubmit(SUPPER, &form, &vec![("email", "ada@harbour.example"); 1_000]).await;
    assert_eq!(answer.status, 400, "{}", answer.text());
    assert_eq!(everything(&app).await, 0);
}

both!(what_is_no_utf_8_is_refused_raw_and_percent_encoded);
async fn what_is_no_utf_8_is_refused_raw_and_percent_encoded(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(SUPPER).await;
    let stamp = form.hidden_inputs().iter().map(|(name, value)| format!("{name}={value}&")).collect::<String>();
    app.wait(chrono::TimeDelta::seconds(5));
    let bodies: [&[u8]; 8] = [
        b"email=ada%40harbour.example&seats=1&name=Ada\xff",
        b"email=ada%40harbour.example&seats=1&name=\xc3",
        b"email=ada%40harbour.example&seats=1&name=\xed\xa0\x80",
        b"email=ada%40harbour.example&seats=1&na\xffme=Ada",
        b"email=ada%40harbour.example&seats=1&name=Ada%FF",
        b"email=ada%40harbour.example&seats=1&name=%C0%AF",
        b"email=ada%40harbour.example&seats=1&name=%ED%A0%80",
        b"email=ada%40harbour.example&seats=1&na%FFme=Ada",
    ];
    for body in bodies {
        let answer = send(&app, SUPPER, FORM, [stamp.as_bytes(), body].concat()).await;
        assert_eq!(answer.status, 400, "{}: {}", body.escape_ascii(), answer.text());
        assert!(answer.says("We couldn’t read that"));
    }
    assert_eq!(everything(&app).await, 0);
}

both!(only_a_form_is_read_as_a_form);
async fn only_a_form_is_read_as_a_form(engine: Engine) {
    let app = TestApp::new(engine).await;
    let json = r#"{"email": "ada@harbour.example", "seats": 1}"#;
    for (kind, body) in [
        ("application/json", json),
        ("text/plain", "email=ada%40harbour.example&seats=1"),
        ("application/octet-stream", "email=ada%40harbour.example&seats=1"),
    ] {
        for path in [SUPPER, NEWS, YOUR_DATA] {
            let answer = send(&app, path, kind, body).await;
            assert_eq!(answer.status, 415, "{kind} to {path}: {}", answer.text());
            assert!(answer.says("We couldn’t read that"), "{kind}");
        }
    }
    assert_eq!(everything(&app).await, 0);
}

both!(an_empty_form_names_what_is_missing);
async fn an_empty_form_names_what_is_missing(engine: Engine) {
    let app = TestApp::new(engine).await;
    for path in [SUPPER, NEWS, YOUR_DATA] {
        let answer = app.submit(path, &[]).await;
        assert_eq!(answer.status, 422, "{path}");
        assert!(answer.says("There is a problem") && answer.says("Enter your email address"), "{path}");
        assert_eq!(send(&app, path, FORM, "").await.status, 422, "{path}");
    }
    assert_eq!(everything(&app).await, 0);
}

both!(a_form_whose_age_is_missing_or_forged_is_shown_once_more);
async fn a_form_whose_age_is_missing_or_forged_is_shown_once_more(engine: Engine) {
    let app = TestApp::new(engine).await;
    let good = app.get(NEWS).await.hidden_inputs();
    let of_another = good.iter().find(|(name, _)| name == "form").map(|(_, stamp)| stamp.clone()).expect("a stamp");
    app.wait(chrono::TimeDelta::seconds(5));
    for stamp in [None, Some(String::new()), Some("forged".to_owned()), Some("A".repeat(5_000)), Some(of_another)] {
        let stamp = stamp.as_deref().map(|stamp| ("form", stamp));
        let answer = app.post(SUPPER, &stamp.into_iter().chain(ADA).collect::<Vec<_>>()).await;
        assert_eq!(answer.status, 422, "{stamp:?}: {}", answer.text());
        assert!(answer.says("Please check this again"), "{stamp:?}: {}", answer.text());
        assert_eq!(answer.value_of("email").as_deref(), Some(ADA[0].1));
    }
    assert_eq!(everything(&app).await, 0);
}
