//! Full, and then a place is free.

use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;

/// Ten seats.
const SMALL: &str = "/events/small";
/// How the subject of the mail to those who wait begins.
const WAITS: &str = "You’re on the waiting list";

/// Signs up and confirms; the path of "your sign-up".
async fn join(app: &TestApp, name: &str, seats: &str) -> String {
    app.sign_up_and_confirm(SMALL, &[("email", &address(name)), ("seats", seats)]).await
}

fn address(name: &str) -> String {
    format!("{name}@example.org")
}

async fn subjects(app: &TestApp, name: &str) -> Vec<String> {
    let mails = app.mails_to(&address(name)).await;
    let about = mails.into_iter().map(|mail| mail.subject.trim_end_matches(": Small meeting").to_owned());
    about.filter(|subject| subject != "Please confirm").collect()
}

both!(a_group_gets_all_its_seats_or_none);
async fn a_group_gets_all_its_seats_or_none(engine: Engine) {
    let app = TestApp::new(engine).await;
    join(&app, "a", "4").await;
    join(&app, "b", "4").await;
    let own = join(&app, "c", "3").await;
    assert!(app.get(&own).await.says("You’re on the waiting list"));
    assert_eq!(subjects(&app, "c").await, [WAITS]);
    let seated = "SELECT COALESCE(SUM(seats), 0) FROM registration WHERE state = 'confirmed'";
    assert_eq!(app.inside().await.number(seated).await, 8);
}

both!(whoever_waits_is_told_the_same_ends_on_the_form_the_pages_and_in_the_mail);
async fn whoever_waits_is_told_the_same_ends_on_the_form_the_pages_and_in_the_mail(engine: Engine) {
    const ENDS: &str = "10 June 2027, automatically. If you get a place: 24 June 2027";
    let app = TestApp::new(engine).await;
    join(&app, "a", "4").await;
    join(&app, "b", "4").await;
    assert!(!app.get(SMALL).await.says("If you get a place:"), "there are places");
    join(&app, "c", "2").await;
    assert!(app.get(SMALL).await.says(ENDS), "{}", app.get(SMALL).await.text());
    app.submit(SMALL, &[("email", &address("d")), ("seats", "2")]).await;
    let confirm = app.mail_to(&address("d")).await.link("/confirm/");
    assert!(app.get(&confirm).await.says(ENDS), "{}", app.get(&confirm).await.text());
    app.submit(&confirm, &[]).await;
    let mail = app.mail_to(&address("d")).await;
    let said = mail.text.replace(['\n', '\u{a0}'], " ");
    assert!(said.contains("on 10 June 2027, or on 24 June 2027 if you get a place."), "{}", mail.text);
    let own = mail.link("/your-sign-up/");
    assert!(app.get(&own).await.says(ENDS), "{}", app.get(&own).await.text());
}

both!(the_mail_to_confirm_says_that_the_event_is_full_as_long_as_it_is);
async fn the_mail_to_confirm_says_that_the_event_is_full_as_long_as_it_is(engine: Engine) {
    const FULL: &str = "The event is full. Confirm to join the waiting list.";
    let app = TestApp::new(engine).await;
    let a = join(&app, "a", "4").await;
    join(&app, "b", "4").await;
    join(&app, "c", "2").await;
    app.submit(SMALL, &[("email", &address("d")), ("seats", "2")]).await;
    let mail = app.mail_to(&address("d")).await;
    assert!(mail.text.contains(FULL), "{}", mail.text);
    let page = app.get(&mail.link("/confirm/")).await;
    assert!(page.says("Join the waiting list: Small meeting"), "{}", page.text());

    app.post(&format!("{a}/cancel"), &[]).await;
    app.wait(TimeDelta::days(1));
    let reminder = app.mail_to(&address("d")).await;
    assert!(reminder.subject.starts_with("Reminder") && !reminder.text.contains(FULL), "{}", reminder.text);
    assert!(app.get(&mail.link("/confirm/")).await.says("Confirm your 2 places: Small meeting"));
}

both!(who_leaves_the_waiting_list_or_asks_for_fewer_is_told_so_in_those_words);
async fn who_leaves_the_waiting_list_or_asks_for_fewer_is_told_so_in_those_words(engine: Engine) {
    let app = TestApp::new(engine).await;
    join(&app, "a", "4").await;
    join(&app, "b", "4").await;
    join(&app, "c", "2").await;
    let own = join(&app, "d", "3").await;
    let page = app.get(&own).await;
    assert!(page.says("We’ll email you as soon as there are 3 places for you."), "{}", page.text());
    assert!(page.says("Leave the waiting list") && !page.says("I can’t come"));
    app.submit(&format!("{own}/change"), &[("seats", "2")]).await;
    app.wait(TimeDelta::minutes(15));
    let mail = app.mail_to(&address("d")).await;
    assert_eq!(mail.subject, "Changed: you’re waiting for 2 places for Small meeting");
    assert!(app.get(&format!("{own}/cancel")).await.says("Leave the waiting list: Small meeting"));
    assert!(app.post(&format!("{own}/cancel"), &[]).await.says("You’ve left the waiting list"));
}

both!(a_newcomer_who_fits_where_the_waiting_group_does_not_is_told_so_and_gets_the_place);
async fn a_newcomer_who_fits_where_the_waiting_group_does_not_is_told_so_and_gets_the_place(engine: Engine) {
    let app = TestApp::new(engine).await;
    join(&app, "a", "4").await;
    join(&app, "b", "4").await;
    join(&app, "c", "3").await;
    let page = app.get(SMALL).await;
    assert!(
        page.says("2 of 10 left") && page.says("A bigger group is passed over three times at most"),
        "{}",
        page.text()
    );
    assert!(page.says("Groups of more than 2 will join the waiting list"), "{}", page.text());
    let own = join(&app, "d", "1").await;
    assert!(app.get(&own).await.says("You’re coming"), "what the page said");
    assert_eq!(subjects(&app, "d").await, ["You’re coming"]);
    app.sweep().await;
    assert_eq!(subjects(&app, "c").await, [WAITS], "two seats are not enough for three");
}

both!(a_group_that_was_passed_over_three_times_gets_the_next_free_places);
async fn a_group_that_was_passed_over_three_times_gets_the_next_free_places(engine: Engine) {
    let app = TestApp::new(engine).await;
    let a = join(&app, "a", "4").await;
    join(&app, "b", "4").await;
    join(&app, "c", "4").await;
    // Three newcomers take what is not enough for the group.
    for name in ["one", "two"] {
        join(&app, name, "1").await;
    }
    app.submit(&format!("{a}/change"), &[("seats", "3")]).await;
    join(&app, "three", "1").await;
    app.submit(&format!("{a}/change"), &[("seats", "2")]).await;

    let page = app.get(SMALL).await;
    assert!(page.says("Full. You can join the waiting list"), "the free place is kept: {}", page.text());
    let late = join(&app, "late", "1").await;
    app.sweep().await;
    assert!(app.get(&late).await.says("You’re on the waiting list"));
    assert_eq!(subjects(&app, "c").await, [WAITS]);
    assert!(app.get(&format!("{late}/change")).await.says("Others can join the waiting list"));

    app.submit(&format!("{a}/change"), &[("seats", "1")]).await;
    app.post(&format!("{a}/cancel"), &[]).await;
    let b = app.mails_to(&address("b")).await.pop().expect("a ticket").link("/your-sign-up/");
    app.post(&format!("{b}/cancel"), &[]).await;
    assert_eq!(subjects(&app, "c").await, [WAITS, "You have a place"]);
    assert_eq!(subjects(&app, "late").await, [WAITS, "You have a place"], "and then the next in line");
}

both!(places_whose_hold_has_lapsed_go_to_the_waiting_list_before_any_newcomer);
async fn places_whose_hold_has_lapsed_go_to_the_waiting_list_before_any_newcomer(engine: Engine) {
    let app = TestApp::new(engine).await;
    join(&app, "a", "4").await;
    app.submit(SMALL, &[("email", &address("held")), ("seats", "4")]).await;
    join(&app, "b", "3").await;
    assert_eq!(subjects(&app, "b").await, [WAITS]);
    // The hold lapses, and nothing has swept since.
    app.wait(TimeDelta::hours(2));
    assert!(app.get(SMALL).await.says("Full. You can join the waiting list"));
    app.submit(SMALL, &[("email", &address("quick")), ("seats", "4")]).await;
    assert_eq!(subjects(&app, "b").await, [WAITS, "You have a place"]);
}

both!(a_freed_place_goes_by_mail_to_the_first_group_that_fits_in_order_of_confirmation);
async fn a_freed_place_goes_by_mail_to_the_first_group_that_fits_in_order_of_confirmation(engine: Engine) {
    let app = TestApp::new(engine).await;
    let a = join(&app, "a", "4").await;
    let b = join(&app, "b", "4").await;
    join(&app, "c", "2").await;
    join(&app, "four", "4").await;
    // Signs up before the next, and confirms after it.
    app.submit(SMALL, &[("email", &address("slow")), ("seats", "1")]).await;
    join(&app, "quick", "1").await;
    let slow = app.mail_to(&address("slow")).await.link("/confirm/");
    app.wait(TimeDelta::minutes(1));
    app.post(&slow, &[]).await;

    app.submit(&format!("{a}/change"), &[("seats", "3")]).await;
    assert_eq!(subjects(&app, "quick").await, [WAITS, "You have a place"], "four do not fit, one does");
    assert_eq!(subjects(&app, "slow").await, [WAITS]);

    app.post(&format!("{b}/cancel"), &[]).await;
    assert_eq!(subjects(&app, "four").await, [WAITS, "You have a place"]);
    assert_eq!(subjects(&app, "slow").await, [WAITS]);

    app.post(&format!("{a}/cancel"), &[]).await;
    assert_eq!(subjects(&app, "slow").await, [WAITS, "You have a place"]);
    assert!(app.get(SMALL).await.says("2 of 10 left"), "{}", app.get(SMALL).await.text());
}

both!(who_was_given_a_place_can_say_that_they_cannot_come_after_all);
async fn who_was_given_a_place_can_say_that_they_cannot_come_after_all(engine: Engine) {
    let app = TestApp::new(engine).await;
    let a = join(&app, "a", "4").await;
    join(&app, "b", "4").await;
    join(&app, "c", "2").await;
    join(&app, "d", "4").await;
    join(&app, "e", "4").await;
    app.post(&format!("{a}/cancel"), &[]).await;

    let mail = app.mail_to(&address("d")).await;
    assert!(mail.text.contains("I can’t come") && mail.raw.contains("method=PUBLISH"));
    let answer = app.post(&mail.link("/cancel"), &[]).await;
    assert!(app.follow(answer).await.says("You’ve cancelled"));
    assert_eq!(subjects(&app, "e").await, [WAITS, "You have a place"], "the next on the list");
}

both!(a_place_on_the_waiting_list_ends_with_the_event);
async fn a_place_on_the_waiting_list_ends_with_the_event(engine: Engine) {
    let app = TestApp::new(engine).await;
    join(&app, "a", "4").await;
    join(&app, "b", "4").await;
    join(&app, "c", "2").await;
    let own = join(&app, "d", "1").await;
    assert!(app.get(&own).await.says("10 June 2027"));
    // 9 pm in London.
    let end = "2027-06-10T20:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().expect("an instant");
    app.wait(end - app.site.clock.now());
    assert_eq!(app.get(&own).await.status, 404);
    app.sweep().await;
    let states = app.inside().await.texts("SELECT DISTINCT state FROM registration").await;
    assert_eq!(states, ["confirmed"]);
}

both!(nobody_is_told_of_a_place_at_an_event_that_is_over);
async fn nobody_is_told_of_a_place_at_an_event_that_is_over(engine: Engine) {
    let app = TestApp::new(engine).await;
    let a = join(&app, "a", "4").await;
    join(&app, "b", "4").await;
    join(&app, "c", "2").await;
    join(&app, "d", "1").await;
    app.wait(TimeDelta::days(22));
    app.post(&format!("{a}/cancel"), &[]).await;
    app.sweep().await;
    assert_eq!(subjects(&app, "d").await, [] as [&str; 0], "and the mails of who waited are gone");
}
