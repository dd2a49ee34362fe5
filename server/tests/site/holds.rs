//! Seats held for those who have not confirmed yet.

use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::page::Page;

/// Ten seats, four at most for one sign-up.
const SMALL: &str = "/events/small";
const OFFERED: &str = "hold your place until";
const HELD: &str = "We’re holding your";
const FIRST_COME: &str = "They’ll go to the first people to confirm";

async fn sign_up(app: &TestApp, email: &str, seats: &str) -> Page {
    let answer = app.submit(SMALL, &[("email", email), ("seats", seats)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    app.follow(answer).await
}

async fn confirm(app: &TestApp, email: &str) -> Page {
    let link = app.mail_to(email).await.link("/confirm/");
    let answer = app.post(&link, &[]).await;
    app.follow(answer).await
}

both!(seats_are_held_as_long_as_held_ones_are_at_most_half_and_the_page_says_which);
async fn seats_are_held_as_long_as_held_ones_are_at_most_half_and_the_page_says_which(engine: Engine) {
    let app = TestApp::new(engine).await;
    assert!(app.get(SMALL).await.says(OFFERED));
    assert!(sign_up(&app, "a@example.org", "4").await.says(HELD));
    assert!(sign_up(&app, "b@example.org", "1").await.says(HELD));
    assert!(app.get(SMALL).await.says(FIRST_COME), "{}", app.get(SMALL).await.text());
    assert!(sign_up(&app, "c@example.org", "1").await.says(FIRST_COME));
    assert_eq!(app.left("small").await, 5);

    let held = app.mail_to("a@example.org").await;
    assert!(held.text.contains("We’re holding your 4 places until"), "{}", held.text);
    assert!(app.get(&held.link("/confirm/")).await.says("We’ll hold them until"));
    let unheld = app.mail_to("c@example.org").await;
    assert!(unheld.text.contains("Places go to the first people to confirm"), "{}", unheld.text);
    assert!(app.get(&unheld.link("/confirm/")).await.says("Places go to the first people to confirm"));
}

both!(a_hold_is_kept_for_two_hours_against_all_comers);
async fn a_hold_is_kept_for_two_hours_against_all_comers(engine: Engine) {
    let app = TestApp::new(engine).await;
    sign_up(&app, "held@example.org", "4").await;
    for email in ["a@example.org", "b@example.org", "c@example.org"] {
        sign_up(&app, email, "2").await;
        assert!(confirm(&app, email).await.says("You’re coming"));
    }
    sign_up(&app, "late@example.org", "1").await;
    assert!(confirm(&app, "late@example.org").await.says("You’re on the waiting list"), "six taken, four held");

    app.wait(TimeDelta::minutes(119));
    assert!(confirm(&app, "held@example.org").await.says("You have 4 places"));
}

both!(after_two_hours_the_first_to_confirm_has_the_seats);
async fn after_two_hours_the_first_to_confirm_has_the_seats(engine: Engine) {
    let app = TestApp::new(engine).await;
    sign_up(&app, "held@example.org", "4").await;
    for email in ["a@example.org", "b@example.org", "c@example.org"] {
        sign_up(&app, email, "2").await;
        confirm(&app, email).await;
    }
    app.wait(TimeDelta::hours(2));
    let link = app.mail_to("held@example.org").await.link("/confirm/");
    assert!(app.get(&link).await.says("Places go to the first people to confirm"), "{}", app.get(&link).await.text());
    sign_up(&app, "quick@example.org", "2").await;
    assert!(confirm(&app, "quick@example.org").await.says("You’re coming"));

    assert!(app.get(&link).await.says("Join the waiting list"));
    assert!(confirm(&app, "held@example.org").await.says("You’re on the waiting list"), "a group whole or not at all");
    assert!(app.get(SMALL).await.says("2 of 10 left"), "the group that waits wants four");
}

both!(the_seats_of_a_lapsed_hold_go_to_the_waiting_list_at_the_next_sweep);
async fn the_seats_of_a_lapsed_hold_go_to_the_waiting_list_at_the_next_sweep(engine: Engine) {
    let app = TestApp::new(engine).await;
    sign_up(&app, "held@example.org", "4").await;
    sign_up(&app, "a@example.org", "4").await;
    confirm(&app, "a@example.org").await;
    sign_up(&app, "waits@example.org", "3").await;
    assert!(confirm(&app, "waits@example.org").await.says("You’re on the waiting list"));

    app.sweep().await;
    let subject = app.mail_to("waits@example.org").await.subject;
    assert_eq!(subject, "You’re on the waiting list: Small meeting", "still held");
    app.wait(TimeDelta::hours(2));
    app.sweep().await;
    let mail = app.mail_to("waits@example.org").await;
    assert_eq!(mail.subject, "You have a place: Small meeting");
    let mut links = mail.links().into_iter().filter(|link| link.contains("/your-sign-up/"));
    // The link whose path ends with the token.
    let own = links.find(|link| link.rsplit('/').next().is_some_and(|token| token.len() == 43));
    let page = app.get(&own.expect("a link")).await;
    assert!(page.says("You have 3 places"), "{}", page.text());
}
