//! Forms that take nobody any more: 409, and the page says why.

use chrono::{DateTime, TimeDelta, Utc};
use server::actions::samples::CONTENTS;

use super::{ADA, NEWS, SUPPER, everything};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;

fn go_to(app: &TestApp, instant: &str) {
    let then: DateTime<Utc> = instant.parse().expect("an instant");
    app.wait(then - app.site.clock.now());
}

both!(a_form_that_closed_while_it_was_open_answers_409);
async fn a_form_that_closed_while_it_was_open_answers_409(engine: Engine) {
    let app = TestApp::new(engine).await;
    go_to(&app, "2027-06-12T16:59:00Z");
    let form = app.get(SUPPER).await;
    app.wait(TimeDelta::minutes(1));
    for fields in [&ADA[..], &[("email", "no address")]] {
        let answer = app.resubmit(SUPPER, &form, fields).await;
        assert_eq!(answer.status, 409);
        assert!(answer.says("Sail Loft") && !answer.body.contains("name=\"seats\""), "{}", answer.text());
    }
    assert_eq!(app.resubmit("/events/closed", &form, &ADA).await.status, 409);
    assert_eq!(everything(&app).await, 0);
}

both!(a_form_that_is_not_open_yet_answers_409);
async fn a_form_that_is_not_open_yet_answers_409(engine: Engine) {
    let later = CONTENTS.replace("capacity = 80", "capacity = 80\nopens_at = 2027-06-01T12:00:00");
    let app = TestApp::with(engine, &later, &[]).await;
    assert_eq!(app.post(SUPPER, &ADA).await.status, 409);
    go_to(&app, "2027-06-01T11:00:00Z");
    assert_eq!(app.submit(SUPPER, &ADA).await.status, 303);
}

both!(a_cancelled_event_answers_409_and_says_why_and_confirms_nobody);
async fn a_cancelled_event_answers_409_and_says_why_and_confirms_nobody(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &ADA).await;
    let link = app.mail_to(ADA[0].1).await.link("/confirm/");
    let form = app.get(SUPPER).await;
    app.import(&CONTENTS.replace("capacity = 80", "capacity = 80\ncancelled = \"The roof leaks.\"")).await;
    app.wait(TimeDelta::seconds(5));
    let answer = app.resubmit(SUPPER, &form, &[("email", "ben@harbour.example"), ADA[1]]).await;
    assert_eq!(answer.status, 409);
    assert!(answer.says("Cancelled") || answer.says("cancelled"), "{}", answer.text());
    assert!(answer.says("The roof leaks."), "{}", answer.text());
    assert_eq!(app.count("registration").await, 1);
    assert_eq!(app.post(&link, &[]).await.status, 409);
    let confirmed = app.inside().await.number("SELECT COUNT(*) FROM registration WHERE state <> 'pending'").await;
    assert_eq!(confirmed, 0);
}

both!(a_closed_newsletter_answers_409);
async fn a_closed_newsletter_answers_409(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(NEWS).await;
    app.import(&CONTENTS.replace("frequency = \"Once a month\"", "frequency = \"Once a month\"\nclosed = true")).await;
    app.wait(TimeDelta::seconds(5));
    let answer = app.resubmit(NEWS, &form, &[ADA[0], ("consent", "yes")]).await;
    assert_eq!(answer.status, 409, "{}", answer.text());
    assert_eq!(everything(&app).await, 0);
}
