//! Invariant 3: past its end, it is gone, though no sweep has run. In every test here the job is stopped.

use chrono::{DateTime, TimeDelta, Utc};

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::people::{ADA, ADAS_ADDRESS, BEN, BEN_READS};

const SUPPER: &str = "/events/supper";
const BENS: &str = "ben@example.org";

fn go_to(app: &TestApp, instant: &str) {
    let then: DateTime<Utc> = instant.parse().expect("an instant");
    app.wait(then - app.site.clock.now());
}

both!(a_registration_past_its_end_is_shown_and_exported_to_nobody);
async fn a_registration_past_its_end_is_shown_and_exported_to_nobody(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    let confirm = app.mails_to(ADAS_ADDRESS).await[0].link("/confirm/");
    go_to(&app, "2027-06-26T19:59:59Z");
    assert_eq!(app.get(&own).await.status, 200);
    go_to(&app, "2027-06-26T20:00:00Z");
    for path in ["", "/change", "/cancel", "/data.json"] {
        assert_eq!(app.get(&format!("{own}{path}")).await.status, 404, "{path}");
    }
    assert_eq!(app.get(&confirm).await.status, 404);
    for path in ["/change", "/cancel"] {
        assert_eq!(app.post(&format!("{own}{path}"), &[("seats", "1")]).await.status, 404, "{path}");
    }
    assert_eq!(app.post(&confirm, &[("again", "yes")]).await.status, 404);
    assert_eq!(app.count("registration").await, 1, "it is still there for the sweep");
}

both!(a_record_past_its_end_is_not_counted_and_not_known);
async fn a_record_past_its_end_is_not_counted_and_not_known(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    app.sign_up_and_confirm("/events/small", &[("email", BENS), ("seats", "4")]).await;
    // Its end is brought forward, for an event that is over counts nobody in any case.
    let inside = app.inside().await;
    let past = "2027-05-20 17:00:00+00:00";
    inside.execute(&format!("UPDATE registration SET expires_at = '{past}'")).await;
    inside.execute(&format!("UPDATE subscription SET expires_at = '{past}'")).await;
    app.wait(TimeDelta::minutes(11));

    assert_eq!(app.left("small").await, 10);
    app.submit("/newsletters/news", &BEN_READS).await;
    assert!(app.mail_to(BENS).await.text.contains("Was this you?"), "not: you’re already signed up");
    app.submit("/your-data", &[("email", BENS)]).await;
    let mail = app.mail_to(BENS).await;
    assert!(!mail.text.contains("Small meeting"), "{}", mail.text);
}

both!(nothing_past_its_end_is_mailed);
async fn nothing_past_its_end_is_mailed(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &BEN).await;
    app.wait(TimeDelta::days(7));
    assert_eq!(app.mails_to(BENS).await.len(), 0);
    assert_eq!(app.count("outbox").await, 2, "both are still owed as far as the table goes");
}

both!(a_waiting_person_past_the_end_is_given_nothing_and_stands_in_nobodys_way);
async fn a_waiting_person_past_the_end_is_given_nothing_and_stands_in_nobodys_way(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (email, seats) in [("a@example.org", "4"), ("b@example.org", "4"), ("waits@example.org", "4")] {
        app.sign_up_and_confirm("/events/small", &[("email", email), ("seats", seats)]).await;
    }
    let past = "2027-05-20 17:00:00+00:00";
    let inside = app.inside().await;
    inside.execute(&format!("UPDATE registration SET expires_at = '{past}' WHERE state = 'waiting'")).await;
    app.wait(TimeDelta::seconds(2));
    let own = app.sign_up_and_confirm("/events/small", &[("email", "next@example.org"), ("seats", "2")]).await;
    assert!(app.get(&own).await.says("You’re coming"));
}

both!(a_subscription_past_its_end_is_over_and_its_unsubscribe_link_still_answers);
async fn a_subscription_past_its_end_is_over_and_its_unsubscribe_link_still_answers(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    let unsubscribe = app.mail_to(BENS).await.link("/unsubscribe/");
    go_to(&app, "2029-05-20T17:39:00Z");
    assert_eq!(app.get(&own).await.status, 200);
    app.wait(TimeDelta::hours(1));
    assert_eq!(app.get(&own).await.status, 404);
    assert!(app.get(&unsubscribe).await.says("You’re unsubscribed"));
    assert_eq!(app.post(&unsubscribe, &[]).await.status, 200);
}

both!(a_clock_that_is_doubted_destroys_nothing_and_shows_nothing_either);
async fn a_clock_that_is_doubted_destroys_nothing_and_shows_nothing_either(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    app.site.clock.jump(TimeDelta::days(365));
    app.sweep().await;
    assert_eq!(app.count("registration").await, 1);
    assert_eq!(app.get(&own).await.status, 404);
}
