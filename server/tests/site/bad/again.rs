//! A form without errors that is shown once more: open for a day, sent by a machine's haste, with a likely slip.

use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use super::{ADA, NEWS, SUPPER, YOUR_DATA, everything};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::page::Page;

/// Each form with what fills it.
const FORMS: [(&str, &[(&str, &str)]); 3] = [
    (SUPPER, &[ADA[0], ("seats", "3"), ("name", "Ada Lovelace")]),
    (NEWS, &[ADA[0], ("consent", "yes")]),
    (YOUR_DATA, &[ADA[0]]),
];

fn is_kept(page: &Page, fields: &[(&str, &str)]) -> bool {
    fields.iter().all(|(name, value)| page.value_of(name).as_deref() == Some(value) || page.is_ticked(name, value))
}

both!(a_form_that_was_open_for_a_day_is_shown_once_more_with_all_that_was_typed);
async fn a_form_that_was_open_for_a_day_is_shown_once_more_with_all_that_was_typed(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (path, fields) in FORMS {
        let form = app.get(path).await;
        app.wait(TimeDelta::hours(24) + TimeDelta::seconds(1));
        let before = everything(&app).await;
        let again = app.resubmit(path, &form, fields).await;
        assert_eq!(again.status, 422, "{path}");
        assert!(again.says("Please check this again") && is_kept(&again, fields), "{path}: {}", again.body);
        assert_eq!(everything(&app).await, before, "{path}");
        app.wait(TimeDelta::seconds(5));
        assert_eq!(app.resubmit(path, &again, fields).await.status, 303, "{path}");
    }
}

both!(a_form_is_good_for_a_whole_day);
async fn a_form_is_good_for_a_whole_day(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(SUPPER).await;
    app.wait(TimeDelta::hours(24));
    assert_eq!(app.resubmit(SUPPER, &form, &ADA).await.status, 303);
}

both!(a_form_whose_wording_changed_meanwhile_is_shown_once_more);
async fn a_form_whose_wording_changed_meanwhile_is_shown_once_more(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(SUPPER).await;
    app.import(&CONTENTS.replace("The two organisers of the supper", "Everyone at the supper")).await;
    app.wait(TimeDelta::seconds(5));
    let again = app.resubmit(SUPPER, &form, &ADA).await;
    assert_eq!(again.status, 422);
    assert!(again.says("Please check this again") && again.says("Everyone at the supper"), "{}", again.text());
    assert_eq!(everything(&app).await, 0);
    app.wait(TimeDelta::seconds(5));
    assert_eq!(app.resubmit(SUPPER, &again, &ADA).await.status, 303);
}

both!(a_form_sent_within_two_seconds_asks_once_and_then_goes);
async fn a_form_sent_within_two_seconds_asks_once_and_then_goes(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (path, fields) in FORMS {
        let form = app.get(path).await;
        app.wait(TimeDelta::milliseconds(1_900));
        let before = everything(&app).await;
        let again = app.resubmit(path, &form, fields).await;
        assert_eq!(again.status, 422, "{path}");
        assert!(again.says("Yes, send it") && is_kept(&again, fields), "{path}: {}", again.body);
        assert_eq!(everything(&app).await, before, "{path}");
        let sure = app.resubmit(path, &again, &[fields, &[("sure", "yes")]].concat()).await;
        assert_eq!(sure.status, 303, "{path}: at once, for it is a person who says so");
    }
}

both!(a_filled_trap_asks_once_and_then_goes_and_never_pretends_to_have_signed_up);
async fn a_filled_trap_asks_once_and_then_goes_and_never_pretends_to_have_signed_up(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (path, fields) in FORMS {
        let before = everything(&app).await;
        let again = app.submit(path, &[fields, &[("website", "https://spam.example")]].concat()).await;
        assert_eq!(again.status, 422, "{path}");
        assert!(again.says("Yes, send it") && is_kept(&again, fields), "{path}: {}", again.body);
        assert_eq!(everything(&app).await, before, "{path}");
        // A program that fills in whatever is there fills the trap again.
        let filled = [fields, &[("website", "https://spam.example"), ("sure", "yes")]].concat();
        assert_eq!(app.resubmit(path, &again, &filled).await.status, 303, "{path}");
    }
}

async fn slip(app: &TestApp, path: &str, more: &[(&str, &str)]) -> Page {
    let again = app.submit(path, &[&[("email", "ada@gmial.com")], more].concat()).await;
    assert_eq!(again.status, 422, "{path}");
    assert!(again.says("Did you mean ada@gmail.com?"), "{path}: {}", again.text());
    assert!(again.says("Use ada@gmail.com") && again.says("Keep ada@gmial.com"), "two buttons");
    assert_eq!(again.value_of("email").as_deref(), Some("ada@gmial.com"));
    again
}

both!(a_likely_slip_in_the_domain_is_asked_about_and_either_button_works);
async fn a_likely_slip_in_the_domain_is_asked_about_and_either_button_works(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (path, fields) in FORMS {
        let more = &fields[1..];
        for (choice, meant, other) in
            [("suggestion", "ada@gmail.com", "ada@gmial.com"), ("typed", "ada@gmial.com", "ada@gmail.com")]
        {
            let again = slip(&app, path, more).await;
            let before = (app.mails_to(meant).await.len(), app.mails_to(other).await.len());
            let pressed = [&[("email", "ada@gmial.com"), ("address_choice", choice)], more].concat();
            let sent = app.resubmit(path, &again, &pressed).await;
            assert_eq!(sent.status, 303, "{choice} of {path}");
            assert!(app.get(&sent.location()).await.says(meant), "{choice} of {path}");
            let after = (app.mails_to(meant).await.len(), app.mails_to(other).await.len());
            assert_eq!(after, (before.0 + 1, before.1), "{choice} of {path}");
        }
    }
}

both!(an_address_that_was_put_right_by_hand_wins_over_the_suggestion);
async fn an_address_that_was_put_right_by_hand_wins_over_the_suggestion(engine: Engine) {
    let app = TestApp::new(engine).await;
    let again = slip(&app, SUPPER, &[ADA[1]]).await;
    app.wait(TimeDelta::seconds(5));
    assert_eq!(app.resubmit(SUPPER, &again, &ADA).await.status, 303);
    assert_eq!(app.mails_to(ADA[0].1).await.len(), 1);
    assert_eq!(app.mailbox.all().len(), 1);
}

both!(a_forged_suggestion_is_written_to_by_nobody);
async fn a_forged_suggestion_is_written_to_by_nobody(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(SUPPER).await;
    app.wait(TimeDelta::seconds(5));
    for forged in ["eve@evil.example", "eve@evil.example\r\nBcc: x@y.example"] {
        let fields = [("email", "ada@gmial.com"), ADA[1], ("suggestion", forged), ("address_choice", "suggestion")];
        app.resubmit(SUPPER, &form, &fields).await;
    }
    assert!(app.mails().await.iter().all(|mail| mail.to == "ada@gmail.com"));
}
