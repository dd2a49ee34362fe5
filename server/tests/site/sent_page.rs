//! The page after the form: where the mail went, what to look for, and how to put a slip right.

use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::people::{ADA, ADAS_ADDRESS, BEN_READS};

both!(the_sent_page_names_address_sender_and_subject_as_the_mail_has_them);
async fn the_sent_page_names_address_sender_and_subject_as_the_mail_has_them(engine: Engine) {
    let app = TestApp::new(engine).await;
    let bens = ("email", "ben@example.org");
    for (path, fields, to) in [
        ("/events/supper", &ADA[..], ADAS_ADDRESS),
        ("/newsletters/news", &BEN_READS[..], "ben@example.org"),
        ("/your-data", &[bens][..], "ben@example.org"),
    ] {
        let answer = app.submit(path, fields).await;
        let page = app.get(&answer.location()).await;
        let mail = app.mail_to(to).await;
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(page.says(&format!("Sent to {to}")), "{path}: {}", page.text());
        assert!(page.says(&format!("From {}", mail.from)), "{path}: {} in {}", mail.from, page.text());
        assert!(page.says(&format!("Subject {}", mail.subject)), "{path}: {}", page.text());
    }
}

both!(correct_it_fills_the_form_again_but_for_consent);
async fn correct_it_fills_the_form_again_but_for_consent(engine: Engine) {
    let app = TestApp::new(engine).await;
    let sent = app.submit("/events/supper", &ADA).await.location();
    let form = app.get(&app.get(&sent).await.link("/events/supper?")).await;
    assert_eq!(form.status, 200);
    assert_eq!(form.value_of("email").as_deref(), Some(ADAS_ADDRESS));
    assert_eq!(form.value_of("name").as_deref(), Some("Ada Lovelace"));
    assert!(form.is_ticked("seats", "2"));
    assert!(form.says("No walnuts for me"));
    assert!(!form.is_ticked("private_agree", "yes"), "an agreement is given anew");
    assert!(form.is_ticked("table", "1") && form.is_ticked("helps", "2"));
    assert_eq!(form.header("cache-control"), "no-store", "it is filled with what a person typed");

    let sent = app.submit("/newsletters/news", &BEN_READS).await.location();
    let form = app.get(&app.get(&sent).await.link("/newsletters/news?")).await;
    assert_eq!(form.value_of("email").as_deref(), Some("ben@example.org"));
    assert!(!form.is_ticked("consent", "yes"), "consent is given anew");
}

both!(the_corrected_form_signs_up);
async fn the_corrected_form_signs_up(engine: Engine) {
    let app = TestApp::new(engine).await;
    let sent = app.submit("/events/supper", &[("email", "bem@example.org"), ("seats", "2")]).await.location();
    let correct = app.get(&sent).await.link("/events/supper?");
    let answer = app.submit(&correct, &[("email", "ben@example.org"), ("seats", "2")]).await;
    assert_eq!(answer.status, 303);
    assert_eq!(app.mails_to("ben@example.org").await.len(), 1);
}

both!(send_again_sends_at_most_one_mail_in_ten_minutes);
async fn send_again_sends_at_most_one_mail_in_ten_minutes(engine: Engine) {
    let app = TestApp::new(engine).await;
    let bens = "ben@example.org";
    let sent = app.submit("/newsletters/news", &BEN_READS).await.location();
    for (minutes, mails) in [(0, 1), (9, 1), (2, 2), (1, 2), (9, 3)] {
        app.wait(TimeDelta::minutes(minutes));
        let answer = app.post(&sent, &[("again", "yes")]).await;
        assert!(app.follow(answer).await.says("We’ll send it again if we can"));
        assert_eq!(app.mails_to(bens).await.len(), mails, "after {minutes} minutes more");
    }
    app.wait(TimeDelta::hours(2));
    app.submit("/newsletters/news", &BEN_READS).await;
    assert_eq!(app.mails_to(bens).await.len(), 3, "three a day for a purpose");
}

both!(the_sent_page_is_there_for_half_an_hour);
async fn the_sent_page_is_there_for_half_an_hour(engine: Engine) {
    let app = TestApp::new(engine).await;
    let sent = app.submit("/newsletters/news", &BEN_READS).await.location();
    app.wait(TimeDelta::minutes(29));
    assert_eq!(app.get(&sent).await.status, 200);
    app.wait(TimeDelta::minutes(2));
    let page = app.get(&sent).await;
    assert!(page.status == 404 && page.says("This link no longer works"));
    assert_eq!(app.post(&sent, &[("again", "yes")]).await.status, 404);
}

both!(who_corrects_a_sign_up_does_not_stand_behind_it);
async fn who_corrects_a_sign_up_does_not_stand_behind_it(engine: Engine) {
    let app = TestApp::new(engine).await;
    let small = "/events/small";
    for (address, seats) in [("ada@example.org", "4"), ("ben@example.org", "4")] {
        app.sign_up_and_confirm(small, &[("email", address), ("seats", seats)]).await;
    }
    let sent = app.submit(small, &[("email", "carla@exmaple.org"), ("seats", "2")]).await.location();
    let full = app.get(small).await;
    assert!(!full.says("2 of 10 left"), "{}", full.text());
    let correct = app.get(&sent).await.link("again=");
    let sent = app.submit(&correct, &[("email", "carla@example.org"), ("seats", "2")]).await;
    assert_eq!(sent.status, 303);
    assert_eq!(app.count("registration").await, 3, "the mistyped one is gone");
    let confirm = app.mail_to("carla@example.org").await.link("/confirm/");
    let own = app.post(&confirm, &[]).await.location();
    assert!(app.get(&own).await.says("You’re coming"), "and its seats were free");
}

/// What the page and the corrected form show whoever typed the address.
async fn shown(app: &TestApp, sent: &str) -> [String; 2] {
    let page = app.get(sent).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let form = app.get(&page.link("again=")).await;
    let values = ["email", "name", "seats"].map(|name| form.value_of(name));
    [page.text(), format!("{} {values:?} {}", form.status, form.says("No walnuts for me"))]
}

both!(the_sent_page_does_not_tell_that_somebody_has_confirmed_or_deleted_the_sign_up);
async fn the_sent_page_does_not_tell_that_somebody_has_confirmed_or_deleted_the_sign_up(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (path, fields, to) in
        [("/events/supper", &ADA[..], ADAS_ADDRESS), ("/newsletters/news", &BEN_READS[..], "ben@example.org")]
    {
        for link in ["/confirm/", "/cancel"] {
            let sent = app.submit(path, fields).await.location();
            let before = shown(&app, &sent).await;
            let link = app.mail_to(to).await.link(link);
            assert!(app.post(&link, &[]).await.status < 400, "{link}");
            assert_eq!(shown(&app, &sent).await, before, "{path}, {link}");

            let version = app.site.db.version();
            let answer = app.post(&sent, &[("again", "yes")]).await;
            assert!(app.follow(answer).await.says("We’ll send it again if we can"));
            assert_eq!(app.site.db.version() - version, 1, "{path}, {link}: one commit as ever");
            if link.contains("/confirm/") {
                // The next round begins with an address that nobody knows.
                app.wait(TimeDelta::minutes(11));
                let own = app.submit("/your-data", &[("email", to)]).await.status;
                assert_eq!(own, 303);
                let own = app.mail_to(to).await.link("/your-sign-up/");
                assert_eq!(app.post(&format!("{own}/cancel"), &[]).await.status, 200);
                app.wait(TimeDelta::minutes(11));
            }
        }
    }
}

both!(what_was_typed_for_one_event_fills_no_other_form);
async fn what_was_typed_for_one_event_fills_no_other_form(engine: Engine) {
    let app = TestApp::new(engine).await;
    let sent = app.submit("/events/supper", &ADA).await.location();
    let correct = app.get(&sent).await.link("again=");
    let other = app.get(&correct.replace("/events/supper", "/events/small")).await;
    assert_eq!((other.status, other.value_of("email").unwrap_or_default().as_str()), (200, ""));
}

both!(answers_too_long_for_a_link_are_typed_again_and_the_rest_is_filled);
async fn answers_too_long_for_a_link_are_typed_again_and_the_rest_is_filled(engine: Engine) {
    let app = TestApp::new(engine).await;
    let food = "No walnuts. ".repeat(160);
    let fields = [
        ("email", "ben@example.org"),
        ("seats", "2"),
        ("name", &"B".repeat(200)),
        ("food", &food),
        ("private_agree", "yes"),
    ];
    let answer = app.submit("/events/supper", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert!(answer.location().len() < 4_000);
    let form = app.get(&app.get(&answer.location()).await.link("again=")).await;
    assert_eq!(form.value_of("email").as_deref(), Some("ben@example.org"));
    assert!(form.is_ticked("seats", "2"));
    assert!(!form.says("No walnuts"));
}

both!(what_a_proxy_noted_of_a_sent_page_becomes_unreadable_as_a_backup_does);
async fn what_a_proxy_noted_of_a_sent_page_becomes_unreadable_as_a_backup_does(engine: Engine) {
    let app = TestApp::new(engine).await;
    let sent = app.submit("/events/supper", &ADA).await.location();
    let noted = sent.trim_start_matches("/sent/").to_owned();
    assert!(app.site.vault.open_wrapped("sent", &noted).is_some());
    for _ in 0..5 {
        app.wait(TimeDelta::days(7));
        app.do_jobs().await;
    }
    assert!(app.site.vault.open_wrapped("sent", &noted).is_none());
}
