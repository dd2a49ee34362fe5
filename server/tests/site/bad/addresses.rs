//! Addresses at the edge: as long as they may be, in other scripts, in none.

use super::{ADA, NEWS, SUPPER, YOUR_DATA, everything};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;

/// Each form that takes an address, with the rest of what it needs.
const FORMS: [(&str, &[(&str, &str)]); 3] = [(SUPPER, &[ADA[1]]), (NEWS, &[("consent", "yes")]), (YOUR_DATA, &[])];

fn whole(last: usize) -> String {
    let label = "b".repeat(63);
    format!("{}@{label}.{label}.{}", "a".repeat(64), "c".repeat(last))
}

both!(addresses_at_each_limit_of_length_get_their_mail);
async fn addresses_at_each_limit_of_length_get_their_mail(engine: Engine) {
    let app = TestApp::new(engine).await;
    let longest = format!("{}.{}", whole(57), "d".repeat(3));
    assert_eq!(longest.len(), 254);
    let local = format!("{}@harbour.example", "a".repeat(64));
    let label = format!("ada@{}.example", "b".repeat(63));
    for address in [&longest, &local, &label, "a@b.co"] {
        for (path, more) in FORMS {
            let answer = app.submit(path, &[&[("email", address)], more].concat()).await;
            assert_eq!(answer.status, 303, "{address} to {path}: {}", answer.text());
            assert!(app.get(&answer.location()).await.says(address), "{path}");
        }
        assert_eq!(app.mails_to(address).await.len(), 3, "{address}");
    }
}

both!(addresses_one_octet_longer_are_refused_and_kept_in_the_form);
async fn addresses_one_octet_longer_are_refused_and_kept_in_the_form(engine: Engine) {
    let app = TestApp::new(engine).await;
    let longest = format!("{}.{}", whole(57), "d".repeat(4));
    assert_eq!(longest.len(), 255);
    let local = format!("{}@harbour.example", "a".repeat(65));
    let label = format!("ada@{}.example", "b".repeat(64));
    let endless = format!("ada@{}.example", "b.".repeat(5_000));
    for address in [&longest, &local, &label, &endless] {
        for (path, more) in FORMS {
            let answer = app.submit(path, &[&[("email", address.as_str())], more].concat()).await;
            assert_eq!(answer.status, 422, "{address} to {path}");
            assert!(answer.says("Enter a shorter email address"), "{address} to {path}: {}", answer.text());
            assert_eq!(answer.value_of("email").as_ref(), Some(address), "{path}");
        }
    }
    assert_eq!(everything(&app).await, 0);
}

both!(a_domain_in_another_script_is_written_to_by_its_a_labels_and_shown_as_people_read_it);
async fn a_domain_in_another_script_is_written_to_by_its_a_labels_and_shown_as_people_read_it(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (typed, sent) in [
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("ada@例え.テスト", "ada@xn--r8jz45g.xn--zckzah"),
        ("ada@דוגמה.example", "ada@xn--6dbbec0c.example"),
    ] {
        let answer = app.submit(SUPPER, &[("email", typed), ADA[1]]).await;
        assert_eq!(answer.status, 303, "{typed}: {}", answer.text());
        assert!(app.get(&answer.location()).await.says(typed), "{typed}");
        let mail = app.mail_to(sent).await;
        assert!(mail.raw.contains(&format!("To: {sent}\r\n")), "{}", mail.raw);
        let own = app.post(&mail.link("/confirm/"), &[]).await.location();
        assert!(app.get(&own).await.says(typed), "{typed}");
    }
}

both!(the_same_domain_by_letters_and_by_a_labels_is_one_address);
async fn the_same_domain_by_letters_and_by_a_labels_is_one_address(engine: Engine) {
    let app = TestApp::new(engine).await;
    assert_eq!(app.submit(SUPPER, &[("email", "ada@bücher.example"), ADA[1]]).await.status, 303);
    let link = app.mail_to("ada@xn--bcher-kva.example").await.link("/confirm/");
    app.post(&link, &[]).await;
    app.mails_to("").await;
    app.wait(chrono::TimeDelta::minutes(15));
    let answer = app.submit(SUPPER, &[("email", "ADA@XN--BCHER-KVA.example"), ADA[1]]).await;
    assert_eq!(answer.status, 303);
    let mail = app.mail_to("ada@xn--bcher-kva.example").await;
    assert!(mail.text.contains("already signed up"), "{}", mail.text);
}

both!(emoji_domains_and_what_is_no_domain_are_refused);
async fn emoji_domains_and_what_is_no_domain_are_refused(engine: Engine) {
    let app = TestApp::new(engine).await;
    for domain in [
        "😀.ws",
        "xn--e28h.ws",
        "i❤.ws",
        "localhost",
        "[127.0.0.1]",
        "10.0.0.1",
        "-a.example",
        "a..example",
        "a_b.example",
    ] {
        let address = format!("ada@{domain}");
        for (path, more) in FORMS {
            let answer = app.submit(path, &[&[("email", address.as_str())], more].concat()).await;
            assert_eq!(answer.status, 422, "{address} to {path}");
            assert!(answer.says("Check the part after the @"), "{address} to {path}: {}", answer.text());
            assert_eq!(answer.value_of("email").as_ref(), Some(&address));
        }
    }
    for address in ["adá@harbour.example", "😀@harbour.example"] {
        let answer = app.submit(SUPPER, &[("email", address), ADA[1]]).await;
        assert!(answer.status == 422 && answer.says("Use plain letters, a to z, before the @"), "{}", answer.text());
    }
    assert_eq!(everything(&app).await, 0);
}
