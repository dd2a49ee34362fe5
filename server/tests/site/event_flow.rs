//! The main flow: to an event, from the form to being forgotten.

use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::people::{ADA, ADAS_ADDRESS, BEN};

both!(a_person_signs_up_confirms_changes_cancels_and_is_forgotten);
async fn a_person_signs_up_confirms_changes_cancels_and_is_forgotten(engine: Engine) {
    let app = TestApp::new(engine).await;
    assert_eq!(app.left("supper").await, 80);

    let answer = app.submit("/events/supper", &ADA).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert!(answer.location().starts_with("/sent/"));

    let mail = app.mail_to(ADAS_ADDRESS).await;
    assert_eq!(mail.subject, "Please confirm: Summer supper");
    for typed in ["Ada Lovelace", "No walnuts for me", "Setting up"] {
        assert!(!mail.raw.contains(typed), "nothing typed is mailed to an address that nobody has proven");
    }

    let link = mail.link("/confirm/");
    let page = app.get(&link).await;
    assert_eq!(page.status, 200);
    assert!(
        page.says("Confirm your 2 places: Summer supper")
            && page.says("Ada Lovelace")
            && page.says("No walnuts for me")
    );
    let button = page.body.find("<button").expect("a button");
    assert!(button < page.body.find("What you’re confirming").expect("what is confirmed"), "the button comes first");
    assert!(app.get(&link).await.says("Confirm my 2 places"), "looking at it confirms nothing");

    let answer = app.post(&link, &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let own = answer.location().split('?').next().expect("a path").to_owned();
    let page = app.get(&answer.location()).await;
    assert!(page.says("You’re coming to Summer supper") && page.says("Thank you, that’s confirmed"));
    for held in ["You have 2 places", ADAS_ADDRESS, "Ada Lovelace", "No walnuts for me", "26 June 2027"] {
        assert!(page.says(held), "{held}: {}", page.text());
    }
    assert!(page.says("The door code is 4821."), "those who come may know it");
    assert_eq!(app.left("supper").await, 78);

    let ticket = app.mail_to(ADAS_ADDRESS).await;
    assert_eq!(ticket.subject, "You’re coming: Summer supper");
    assert!(ticket.raw.contains("method=PUBLISH") && ticket.text.contains("The door code is 4821."));

    change(&app, &own).await;
    cancel(&app, &own).await;
}

/// Other answers, fewer seats.
async fn change(app: &TestApp, own: &str) {
    let path = format!("{own}/change");
    let form = app.get(&path).await;
    assert!(form.is_ticked("seats", "2"));
    assert_eq!(form.value_of("name").as_deref(), Some("Ada Lovelace"));

    let answer = app.submit(&path, &[("seats", "1"), ("name", "Ada King"), ("table", "2")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = app.follow(answer).await;
    assert!(page.says("We’ve saved your changes") && page.says("Ada King") && page.says("Outside"));
    assert!(page.says("You have a place"));
    app.wait(TimeDelta::minutes(15));
    let mail = app.mail_to(ADAS_ADDRESS).await;
    assert_eq!(mail.subject, "Changed: you have 1 place for Summer supper");
    assert!(
        mail.text.contains("you now have 1 place") && mail.text.contains("The door code is 4821."),
        "{}",
        mail.text
    );
    assert!(!page.says("Ada Lovelace") && !page.says("No walnuts for me"), "what was left out is gone");
    assert_eq!(app.left("supper").await, 79);
}

async fn cancel(app: &TestApp, own: &str) {
    let path = format!("{own}/cancel");
    assert!(app.get(&path).await.says("Cancel your place: Summer supper"));
    assert!(app.get(own).await.says("You’re coming"), "looking at it cancels nothing");

    let answer = app.post(&path, &[]).await;
    let page = app.follow(answer).await;
    assert!(
        page.says("You’ve cancelled") && page.says("Your place at “Summer supper” is free again"),
        "{}",
        page.text()
    );
    assert!(page.links().contains(&"mailto:quayside@harbour.example".to_owned()), "its branch answers questions");
    assert!(!page.says("Ada"));

    assert_eq!(app.left("supper").await, 80);
    assert!(app.get(&path).await.says("This sign-up is deleted"), "done is done");
    for dead in [own.to_owned(), format!("{own}/change"), format!("{own}/data.json")] {
        let page = app.get(&dead).await;
        assert_eq!(page.status, 404, "{dead}");
        assert!(page.says("This link no longer works"));
    }
    for table in ["registration", "answer_part", "consent", "outbox"] {
        assert_eq!(app.count(table).await, 0, "{table}");
    }
}

both!(who_has_a_place_can_bring_more_people_while_places_are_free);
async fn who_has_a_place_can_bring_more_people_while_places_are_free(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/events/supper", &BEN).await;
    let change = format!("{own}/change");
    assert!(app.get(&change).await.says("You can have up to 4 places."));
    let answer = app.submit(&change, &[("seats", "3")]).await;
    assert!(app.follow(answer).await.says("You have 3 places"));
    app.wait(TimeDelta::minutes(15));
    let mail = app.mail_to("ben@example.org").await;
    assert_eq!(mail.subject, "Changed: you have 3 places for Summer supper");
    assert_eq!(confirmed(&app).await, 3);

    let refused = app.submit(&change, &[("seats", "5")]).await;
    assert!(
        refused.status == 422 && refused.says("Choose how many people are coming, from 1 to 4"),
        "{}",
        refused.text()
    );
    let mails = app.mails_to("ben@example.org").await.len();
    app.submit(&change, &[("seats", "3")]).await;
    app.wait(TimeDelta::minutes(15));
    assert_eq!(app.mails_to("ben@example.org").await.len(), mails, "the number is the same");
    for seats in ["2", "4", "2"] {
        app.submit(&change, &[("seats", seats)]).await;
    }
    app.wait(TimeDelta::minutes(15));
    let sent = app.mails_to("ben@example.org").await;
    assert_eq!(sent.len(), mails + 1, "one mail says all");
    assert_eq!(sent[mails].subject, "Changed: you have 2 places for Summer supper");
}

both!(no_more_places_are_given_by_a_change_than_are_free);
async fn no_more_places_are_given_by_a_change_than_are_free(engine: Engine) {
    let app = TestApp::new(engine).await;
    let small = "/events/small";
    app.sign_up_and_confirm(small, &[("email", "a@example.org"), ("seats", "4")]).await;
    app.sign_up_and_confirm(small, &[("email", "b@example.org"), ("seats", "3")]).await;
    let own = app.sign_up_and_confirm(small, &[("email", "c@example.org"), ("seats", "2")]).await;
    let change = format!("{own}/change");
    assert!(app.get(&change).await.says("Only 1 more place is free."));
    let refused = app.submit(&change, &[("seats", "4")]).await;
    assert!(refused.status == 422 && refused.says("Error: Only 1 more place is free"), "{}", refused.text());
    assert_eq!(confirmed(&app).await, 9);
    app.submit(&change, &[("seats", "3")]).await;
    assert_eq!(confirmed(&app).await, 10);
    assert!(app.get(&change).await.says("No more places are free."));
    let refused = app.submit(&change, &[("seats", "4")]).await;
    assert!(refused.says("Error: No more places are free"), "{}", refused.text());
    assert_eq!(confirmed(&app).await, 10);
}

both!(places_that_the_waiting_list_is_owed_are_not_taken_by_a_change);
async fn places_that_the_waiting_list_is_owed_are_not_taken_by_a_change(engine: Engine) {
    let app = TestApp::new(engine).await;
    let small = "/events/small";
    app.sign_up_and_confirm(small, &[("email", "a@example.org"), ("seats", "4")]).await;
    let own = app.sign_up_and_confirm(small, &[("email", "b@example.org"), ("seats", "1")]).await;
    app.submit(small, &[("email", "held@example.org"), ("seats", "4")]).await;
    let waits = app.sign_up_and_confirm(small, &[("email", "c@example.org"), ("seats", "3")]).await;
    let refused = app.submit(&format!("{waits}/change"), &[("seats", "4")]).await;
    assert!(refused.says("Error: No more places are free"), "who waits can only ask for fewer: {}", refused.text());

    // The hold lapses, and nothing has swept since.
    app.wait(chrono::TimeDelta::hours(2));
    let change = format!("{own}/change");
    let refused = app.submit(&change, &[("seats", "4")]).await;
    assert!(refused.says("Error: Only 2 more places are free"), "{}", refused.text());
    assert_eq!(app.submit(&change, &[("seats", "3")]).await.status, 303);
    assert!(app.get(&waits).await.says("You’re coming to Small meeting"));
    assert_eq!(confirmed(&app).await, 10);
}

both!(after_sign_up_has_closed_nobody_brings_more_people);
async fn after_sign_up_has_closed_nobody_brings_more_people(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.wait_until("2027-06-12T17:00:00Z");
    let change = format!("{own}/change");
    let page = app.get(&change).await;
    assert!(
        page.says("Sign-up has closed.") && page.links().contains(&"tel:01614960002".to_owned()),
        "{}",
        page.text()
    );
    let fields = [("seats", "3"), ("name", "Ada Lovelace")];
    assert_eq!(app.submit(&change, &fields).await.status, 422);
    assert_eq!(confirmed(&app).await, 2);
    assert_eq!(app.submit(&change, &[("seats", "1"), ("name", "Ada Lovelace")]).await.status, 303, "fewer at any time");
}

/// How many places are taken.
async fn confirmed(app: &TestApp) -> i64 {
    let taken = "SELECT COALESCE(SUM(seats), 0) FROM registration WHERE state = 'confirmed'";
    app.inside().await.number(taken).await
}

both!(the_unconfirmed_are_reminded_once_after_a_day);
async fn the_unconfirmed_are_reminded_once_after_a_day(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit("/events/supper", &BEN).await;
    app.wait(chrono::TimeDelta::hours(23));
    assert_eq!(app.mails_to("ben@example.org").await.len(), 1);

    app.wait(chrono::TimeDelta::hours(1));
    let mail = app.mail_to("ben@example.org").await;
    assert_eq!(mail.subject, "Reminder to confirm: Summer supper");
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
    assert!(!subjects.iter().any(|subject| subject.starts_with("Reminder to confirm")), "{subjects:?}");
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
