//! The main flow: to an event, from the form to being forgotten.

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::people::{ADA, ADAS_ADDRESS, BEN};

both!(a_person_signs_up_confirms_changes_cancels_and_is_forgotten);
async fn a_person_signs_up_confirms_changes_cancels_and_is_forgotten(engine: Engine) {
    let app = TestApp::new(engine).await;
    assert!(app.get("/events/supper").await.says("80 of 80 left"));

    let answer = app.submit("/events/supper", &ADA).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert!(answer.location().starts_with("/sent/"));

    let mail = app.mail_to(ADAS_ADDRESS).await;
    assert_eq!(mail.subject, "Your sign-up: Summer supper");
    for typed in ["Ada Lovelace", "No walnuts for me", "Setting up"] {
        assert!(!mail.raw.contains(typed), "nothing typed is mailed to an address that nobody has proven");
    }

    let link = mail.link("/confirm/");
    let page = app.get(&link).await;
    assert_eq!(page.status, 200);
    assert!(page.says("One more step") && page.says("Ada Lovelace") && page.says("No walnuts for me"));
    let button = page.body.find("<button").expect("a button");
    assert!(button < page.body.find("What you confirm").expect("what is confirmed"), "the button comes first");
    assert!(app.get(&link).await.says("One more step"), "looking at it confirms nothing");

    let answer = app.post(&link, &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let own = answer.location().split('?').next().expect("a path").to_owned();
    let page = app.get(&answer.location()).await;
    assert!(page.says("Thank you. You have confirmed") && page.says("You are coming"));
    for held in ["We have 2 places for you", ADAS_ADDRESS, "Ada Lovelace", "No walnuts for me", "26 June 2027"] {
        assert!(page.says(held), "{held}: {}", page.text());
    }
    assert!(page.says("The door code is 4821."), "those who come may know it");
    assert!(app.get("/events/supper").await.says("78 of 80 left"));

    let ticket = app.mail_to(ADAS_ADDRESS).await;
    assert_eq!(ticket.subject, "You are coming: Summer supper");
    assert!(ticket.raw.contains("method=PUBLISH") && ticket.text.contains("The door code is 4821."));

    change(&app, &own).await;
    cancel(&app, &own).await;
}

/// Other answers, fewer seats.
async fn change(app: &TestApp, own: &str) {
    let path = format!("{own}/change");
    let form = app.get(&path).await;
    assert_eq!(form.value_of("seats").as_deref(), Some("2"));
    assert_eq!(form.value_of("name").as_deref(), Some("Ada Lovelace"));

    let answer = app.submit(&path, &[("seats", "1"), ("name", "Ada King"), ("table", "2")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = app.follow(answer).await;
    assert!(page.says("Your changes are saved") && page.says("Ada King") && page.says("Outside"));
    assert!(page.says("We have a place for you"));
    assert!(!page.says("Ada Lovelace") && !page.says("No walnuts for me"), "what was left out is gone");
    assert!(app.get("/events/supper").await.says("79 of 80 left"));
}

async fn cancel(app: &TestApp, own: &str) {
    let path = format!("{own}/cancel");
    assert!(app.get(&path).await.says("Cancel and delete?"));
    assert!(app.get(own).await.says("You are coming"), "looking at it cancels nothing");

    let answer = app.post(&path, &[]).await;
    let page = app.follow(answer).await;
    assert!(page.says("Done. It is deleted") && page.says("Summer supper"), "{}", page.text());
    assert!(!page.says("Ada"));

    assert!(app.get("/events/supper").await.says("80 of 80 left"));
    assert!(app.get(&path).await.says("Done. It is deleted"), "done is done");
    for dead in [own.to_owned(), format!("{own}/change"), format!("{own}/data.json")] {
        let page = app.get(&dead).await;
        assert_eq!(page.status, 404, "{dead}");
        assert!(page.says("This link no longer works"));
    }
    for table in ["registration", "answer_part", "consent", "outbox"] {
        assert_eq!(app.count(table).await, 0, "{table}");
    }
}

both!(no_more_seats_are_given_by_a_change);
async fn no_more_seats_are_given_by_a_change(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/events/supper", &BEN).await;
    app.submit(&format!("{own}/change"), &[("seats", "4")]).await;
    assert!(app.get("/events/supper").await.says("79 of 80 left"));
}

both!(the_unconfirmed_are_reminded_once_after_a_day);
async fn the_unconfirmed_are_reminded_once_after_a_day(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit("/events/supper", &BEN).await;
    app.wait(chrono::TimeDelta::hours(23));
    assert_eq!(app.mails_to("ben@example.org").await.len(), 1);

    app.wait(chrono::TimeDelta::hours(1));
    let mail = app.mail_to("ben@example.org").await;
    assert_eq!(mail.subject, "Still to confirm: Summer supper");
    app.wait(chrono::TimeDelta::days(5));
    assert_eq!(app.mails_to("ben@example.org").await.len(), 2, "once and no more");

    assert_eq!(app.post(&mail.link("/confirm/"), &[]).await.status, 303, "its link confirms too");
}

both!(who_has_confirmed_is_not_reminded);
async fn who_has_confirmed_is_not_reminded(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &BEN).await;
    app.wait(chrono::TimeDelta::days(2));
    let subjects: Vec<String> = app.mails_to("ben@example.org").await.into_iter().map(|mail| mail.subject).collect();
    assert!(!subjects.iter().any(|subject| subject.starts_with("Still to confirm")), "{subjects:?}");
}

both!(an_unconfirmed_sign_up_goes_after_seven_days);
async fn an_unconfirmed_sign_up_goes_after_seven_days(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit("/events/supper", &BEN).await;
    let link = app.mail_to("ben@example.org").await.link("/confirm/");
    app.wait(chrono::TimeDelta::days(7));
    assert_eq!(app.get(&link).await.status, 404, "before any sweep");
    app.sweep().await;
    assert_eq!(app.count("registration").await, 0);
    assert_eq!(app.mailbox.all().len(), 0, "its mail goes with it");
}

both!(a_record_goes_by_itself_and_a_receipt_says_so);
async fn a_record_goes_by_itself_and_a_receipt_says_so(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.wait(
        "2027-06-26T19:59:00Z".parse::<chrono::DateTime<chrono::Utc>>().expect("an instant") - app.site.clock.now(),
    );
    app.sweep().await;
    assert_eq!(app.count("registration").await, 1, "not a minute too soon");

    app.wait(chrono::TimeDelta::minutes(1));
    app.sweep().await;
    for table in ["registration", "answer_part", "consent"] {
        assert_eq!(app.count(table).await, 0, "{table}");
    }
    let receipts = app.inside().await.texts("SELECT what FROM receipt").await;
    assert!(receipts.contains(&"registration".to_owned()), "{receipts:?}");
}
