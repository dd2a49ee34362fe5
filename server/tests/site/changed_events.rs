//! What organisers change while people are signed up.

use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::people::{ADA, ADAS_ADDRESS, BEN, BEN_READS};

const SUPPER: &str = "/events/supper";
const BENS: &str = "ben@example.org";

/// The contents with something more said about the supper.
fn with(line: &str) -> String {
    CONTENTS.replace("capacity = 80", &format!("capacity = 80\n{line}"))
}

/// The contents with the supper on another day.
fn moved_to(day: &str) -> String {
    CONTENTS.replace("2027-06-12", day)
}

both!(a_cancelled_event_is_told_to_all_and_forgotten_sooner);
async fn a_cancelled_event_is_told_to_all_and_forgotten_sooner(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    app.submit(SUPPER, &BEN).await;
    let unconfirmed = app.mail_to(BENS).await.link("/confirm/");
    let form = app.get(SUPPER).await;
    app.import(&with("cancelled = \"The hall has a leak.\"")).await;

    let mail = app.mail_to(ADAS_ADDRESS).await;
    assert_eq!(mail.subject, "Cancelled: Summer supper");
    assert!(mail.raw.contains("method=CANCEL") && mail.text.contains("3 June 2027"), "{}", mail.text);
    assert_eq!(app.mails_to(BENS).await.len(), 1, "who has not confirmed is not told");

    let page = app.get(SUPPER).await;
    assert!(page.says("This event is cancelled") && page.says("The hall has a leak."));
    assert_eq!(app.resubmit(SUPPER, &form, &[("email", "late@example.org"), ("seats", "1")]).await.status, 409);
    assert_eq!(app.post(&unconfirmed, &[]).await.status, 409);
    assert!(app.get(&own).await.says("3 June 2027"));
    app.wait(TimeDelta::days(15));
    app.sweep().await;
    assert_eq!(app.count("registration").await, 0);
}

both!(a_near_move_is_told_with_both_deletion_dates_and_a_way_out);
async fn a_near_move_is_told_with_both_deletion_dates_and_a_way_out(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    app.import(&moved_to("2027-06-19")).await;

    let mail = app.mail_to(ADAS_ADDRESS).await;
    assert_eq!(mail.subject, "New date: 19 June 2027 (was 12 June 2027) – Summer supper");
    for said in ["12 June 2027", "19 June 2027", "26 June 2027", "3 July 2027"] {
        assert!(mail.text.contains(said), "{said} in {}", mail.text);
    }
    assert!(mail.text.contains("I can’t come") && !mail.text.contains("I’m still coming"));
    assert!(mail.raw.contains("method=PUBLISH"));
    let page = app.get(&own).await;
    assert!(page.says("3 July 2027") && !page.says("Are you still coming?"));
    let sequence = app.get("/events/supper.ics").await;
    assert!(sequence.body.contains("SEQUENCE:1"), "{}", sequence.body);
}

both!(after_a_far_move_only_who_still_comes_goes_on_the_new_date);
async fn after_a_far_move_only_who_still_comes_goes_on_the_new_date(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    let silent = app.sign_up_and_confirm(SUPPER, &BEN).await;
    app.import(&moved_to("2027-08-12")).await;

    let mail = app.mail_to(ADAS_ADDRESS).await;
    for said in ["I’m still coming", "26 June 2027", "26 August 2027"] {
        assert!(mail.text.contains(said), "{said} in {}", mail.text);
    }
    assert!(app.get(&own).await.says("Are you still coming?"));
    let answer = app.post(&own, &[("still_coming", "yes")]).await;
    let page = app.follow(answer).await;
    assert!(page.says("Thank you. We’ll keep your place") && page.says("26 August 2027"), "{}", page.text());

    app.wait(TimeDelta::days(38));
    assert_eq!(app.get(&silent).await.status, 404, "on the old date");
    assert!(app.get(&own).await.says("No walnuts for me"), "on the new date, answers too");
    app.sweep().await;
    assert_eq!(app.count("registration").await, 1);
}

both!(a_shorter_keep_is_for_all_and_a_longer_one_for_later_sign_ups_only);
async fn a_shorter_keep_is_for_all_and_a_longer_one_for_later_sign_ups_only(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    app.import(&with("keep = \"P30D\"")).await;
    assert!(app.get(&own).await.says("26 June 2027"), "as was promised");
    let later = app.sign_up_and_confirm(SUPPER, &BEN).await;
    assert!(app.get(&later).await.says("12 July 2027"));

    app.import(&with("keep = \"P7D\"")).await;
    for page in [app.get(&own).await, app.get(&later).await] {
        assert!(page.says("19 June 2027"), "{}", page.text());
    }
}

both!(the_same_file_again_changes_nothing_and_mails_nobody);
async fn the_same_file_again_changes_nothing_and_mails_nobody(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(SUPPER, &ADA).await;
    app.mails_to(ADAS_ADDRESS).await;
    let before = app.dump().await;
    app.import(CONTENTS).await;
    assert_eq!(app.dump().await, before);
}

both!(a_closed_newsletter_takes_nobody_and_ends_its_subscriptions);
async fn a_closed_newsletter_takes_nobody_and_ends_its_subscriptions(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    let form = app.get("/newsletters/news").await;
    app.import(&CONTENTS.replace("frequency = \"Once a month\"", "frequency = \"Once a month\"\nclosed = true")).await;

    assert!(app.get("/newsletters/news").await.says("This newsletter has ended"));
    let answer = app.resubmit("/newsletters/news", &form, &[("email", "late@example.org"), ("consent", "yes")]).await;
    assert_eq!(answer.status, 409);
    assert!(!app.get("/").await.says("Quayside news"));
    assert_eq!(app.get(&own).await.status, 404);
    app.sweep().await;
    assert_eq!(app.count("subscription").await, 0);
}
