//! What those who signed up are told when the operator imports a changed file.

use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::contents::CONTENTS;
use crate::support::database::Engine;

const SUPPER: &str = "/events/supper";

fn with(from: &str, to: &str) -> String {
    assert!(CONTENTS.contains(from), "the contents do not hold {from:?}");
    CONTENTS.replace(from, to)
}

async fn ada_comes(engine: Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    let fields = [("email", "ada@example.org"), ("seats", "2"), ("food", "No nuts"), ("food_agree", "yes")];
    app.sign_up_and_confirm(SUPPER, &fields).await;
    app.mails_to("ada@example.org").await;
    app.wait(TimeDelta::minutes(1));
    app
}

both!(the_same_file_again_tells_nobody);
async fn the_same_file_again_tells_nobody(engine: Engine) {
    let app = ada_comes(engine).await;
    let before = app.mails_to("ada@example.org").await.len();
    app.import(CONTENTS).await;
    assert_eq!(app.mails_to("ada@example.org").await.len(), before);
}

both!(a_moved_event_is_told_with_both_deletion_dates);
async fn a_moved_event_is_told_with_both_deletion_dates(engine: Engine) {
    let app = ada_comes(engine).await;
    app.import(&with("2027-06-12T", "2027-06-19T")).await;
    let mail = app.mail_to("ada@example.org").await;
    assert_eq!(mail.subject, "Changed: Summer supper");
    for day in ["26 June 2027", "3 July 2027"] {
        assert!(mail.text.contains(day), "{day} in {}", mail.text);
    }
    assert!(mail.raw.contains("text/calendar"), "{}", mail.raw);
}

both!(a_cancelled_event_is_told_with_the_reason);
async fn a_cancelled_event_is_told_with_the_reason(engine: Engine) {
    let app = ada_comes(engine).await;
    app.import(&with("title = \"Summer supper\"", "title = \"Summer supper\"\ncancelled = \"The roof leaks.\"")).await;
    let mail = app.mail_to("ada@example.org").await;
    assert_eq!(mail.subject, "Cancelled: Summer supper");
    assert!(mail.text.contains("The roof leaks."), "{}", mail.text);
    assert!(mail.text.contains("3 June 2027"), "{}", mail.text);
    assert!(app.get(SUPPER).await.text().contains("The roof leaks."));
}
