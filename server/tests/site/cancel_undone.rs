//! A cancellation that is undone: nobody is asked anything, and every end is the one that people had been told.

use app::domain::role::Role;
use chrono::TimeDelta;

use crate::society::{event, with};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

const UNLIMITED: [(&str, &str); 1] = [("ONPURPOSE_RATE_LIMIT", "off")];
const CANCELLED: &str = "cancelled = \"Wrong event, sorry\"";
const EVENING: (&str, &str) = ("18:00", "21:00");
const ASKED: &str = "Are you still coming?";
const ADA: &str = "ada@example.org";
const SIGN_UP: [(&str, &str); 4] = [("email", ADA), ("seats", "1"), ("food", "No walnuts"), ("private_agree", "yes")];

fn fair(day: &str, lines: &str) -> String {
    with(&[event("fair", day, EVENING, lines)])
}

async fn site(engine: Engine, contents: &str) -> TestApp {
    TestApp::with(engine, contents, &UNLIMITED).await
}

both!(a_cancellation_undone_by_import_asks_nobody_and_leaves_every_place_and_end);
async fn a_cancellation_undone_by_import_asks_nobody_and_leaves_every_place_and_end(engine: Engine) {
    // 20, 23, 40 and 200 days ahead: day of the event, and when its records go.
    let days = [
        ("soon", "2027-06-09", "9 June 2027", "23 June 2027"),
        ("fair", "2027-06-12", "12 June 2027", "26 June 2027"),
        ("later", "2027-06-29", "29 June 2027", "13 July 2027"),
        ("far", "2027-12-06", "6 December 2027", "20 December 2027"),
    ];
    let contents = |lines: &str| with(&days.map(|(slug, day, ..)| event(slug, day, EVENING, lines)));
    let app = site(engine, &contents("")).await;
    let mut own = Vec::new();
    for (slug, ..) in days {
        own.push(app.sign_up_and_confirm(&format!("/events/{slug}"), &SIGN_UP).await);
    }
    app.import(&contents(CANCELLED)).await;
    app.mails_to(ADA).await;
    for path in &own {
        assert!(app.get(path).await.says("3 June 2027"), "14 days after the cancellation");
    }
    app.wait(TimeDelta::days(2));
    app.import(&contents("")).await;

    let mails = app.mails_to(ADA).await;
    for ((slug, _, day, ends), path) in days.iter().zip(&own) {
        let page = app.get(path).await;
        assert!(page.says(ends) && page.says("No walnuts") && !page.says(ASKED), "{}", page.text());
        let subject = format!("It’s back on: The {slug}");
        let mail = mails.iter().find(|mail| mail.subject == subject).expect("a mail that says so");
        assert!(mail.text.contains(day) && mail.text.contains(ends), "{}", mail.text);
        assert!(!mail.text.contains("I’m still coming") && mail.raw.contains("method=PUBLISH"), "{}", mail.text);
    }
    let before = app.dump().await;
    app.import(&contents("")).await;
    assert_eq!(app.dump().await, before, "nothing is left to do");

    app.wait(TimeDelta::days(33));
    app.sweep().await;
    assert_eq!(app.count("registration").await, 3, "the first has gone in its time, and no other");
}

both!(a_cancellation_undone_by_the_organisers_buttons_asks_nobody);
async fn a_cancellation_undone_by_the_organisers_buttons_asks_nobody(engine: Engine) {
    let co_host = "\n[[branch]]\nslug = \"other\"\nname = \"Other branch\"\nemail = \"other@example.org\"\n";
    let app = site(engine, &format!("{}{co_host}", fair("2027-12-06", "capacity = 1"))).await;
    let inside = app.inside().await;
    inside
        .execute(
            "INSERT INTO co_host (event_id, branch_id) SELECT e.id, b.id FROM event e, branch b WHERE b.slug = 'other'",
        )
        .await;
    let own = app.sign_up_and_confirm("/events/fair", &SIGN_UP).await;
    let waits = app.sign_up_and_confirm("/events/fair", &[("email", "ben@example.org"), ("seats", "1")]).await;
    assert!(app.get(&waits).await.says("waiting list"));
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let also = Colleague::new(&app, "bea", &[("other", Role::Organiser)]).await;
    let path = "/organise/events/fair";
    olu.submit(&app, &format!("{path}/cancel"), &[("reason", "Wrong event, sorry")]).await;
    assert_eq!(app.mail_to(ADA).await.subject, "Cancelled: The fair");
    // Whoever holds it too can undo it.
    assert_eq!(also.post(&app, &format!("{path}/reopen"), &[]).await.status, 303);

    assert_eq!(app.mail_to(ADA).await.subject, "It’s back on: The fair");
    let page = app.get(&own).await;
    assert!(page.says("20 December 2027") && page.says("No walnuts") && !page.says(ASKED), "{}", page.text());
    let page = app.get(&waits).await;
    assert!(page.says("6 December 2027") && !page.says(ASKED), "{}", page.text());
    app.post(&format!("{own}/cancel"), &[]).await;
    let page = app.get(&waits).await;
    assert!(page.says("20 December 2027") && !page.says(ASKED), "the place goes on to who waits: {}", page.text());
    assert_eq!(app.count("co_host").await, 1);
}

both!(whoever_has_not_said_still_coming_has_not_said_it_by_a_cancellation_that_is_undone);
async fn whoever_has_not_said_still_coming_has_not_said_it_by_a_cancellation_that_is_undone(engine: Engine) {
    let app = site(engine, &fair("2027-06-12", "")).await;
    let own = app.sign_up_and_confirm("/events/fair", &SIGN_UP).await;
    app.import(&fair("2027-09-12", "")).await;
    assert!(app.get(&own).await.says(ASKED));
    app.import(&fair("2027-09-12", CANCELLED)).await;
    let page = app.get(&own).await;
    assert!(page.says("3 June 2027") && !page.says(ASKED), "{}", page.text());
    app.post(&own, &[("still_coming", "yes")]).await;
    assert!(app.get(&own).await.says("3 June 2027"), "there is nothing to come to");
    app.import(&fair("2027-09-12", "")).await;
    let page = app.get(&own).await;
    assert!(page.says(ASKED) && page.says("26 June 2027") && page.says("26 September 2027"), "{}", page.text());
}

both!(cancelled_and_moved_in_one_go_and_undone_the_move_counts_from_the_date_that_people_know);
async fn cancelled_and_moved_in_one_go_and_undone_the_move_counts_from_the_date_that_people_know(engine: Engine) {
    let app = site(engine, &fair("2027-06-12", "")).await;
    let own = app.sign_up_and_confirm("/events/fair", &SIGN_UP).await;
    app.import(&fair("2027-09-12", CANCELLED)).await;
    app.import(&fair("2027-06-19", CANCELLED)).await;
    app.mails_to(ADA).await;
    app.import(&fair("2027-06-19", "")).await;
    let mail = app.mail_to(ADA).await;
    assert!(mail.text.contains("12 June 2027") && mail.text.contains("19 June 2027"), "{}", mail.text);
    let page = app.get(&own).await;
    assert!(page.says("3 July 2027") && !page.says(ASKED), "{}", page.text());

    app.import(&fair("2027-09-12", CANCELLED)).await;
    app.mails_to(ADA).await;
    app.import(&fair("2027-09-12", "")).await;
    let mail = app.mail_to(ADA).await;
    for said in ["19 June 2027", "12 September 2027", "I’m still coming", "3 July 2027", "26 September 2027"] {
        assert!(mail.text.contains(said), "{said} in {}", mail.text);
    }
    assert!(!mail.text.contains("You don’t need to do anything"), "{}", mail.text);
    assert!(app.get(&own).await.says(ASKED));
}

both!(what_went_while_an_event_was_cancelled_does_not_come_back);
async fn what_went_while_an_event_was_cancelled_does_not_come_back(engine: Engine) {
    let app = site(engine, &fair("2027-12-06", "capacity = 1")).await;
    let own = app.sign_up_and_confirm("/events/fair", &SIGN_UP).await;
    app.import(&fair("2027-12-06", &format!("capacity = 1\n{CANCELLED}"))).await;
    app.wait(TimeDelta::days(4));
    app.sweep().await;
    app.import(&fair("2027-12-06", "capacity = 1")).await;
    let page = app.get(&own).await;
    assert!(page.says("20 December 2027") && !page.says("No walnuts") && !page.says(ASKED), "{}", page.text());

    app.import(&fair("2027-12-06", &format!("capacity = 1\n{CANCELLED}"))).await;
    app.wait(TimeDelta::days(15));
    app.sweep().await;
    let mails = app.mails_to(ADA).await.len();
    app.import(&fair("2027-12-06", "capacity = 1")).await;
    assert_eq!((app.count("registration").await, app.mails_to(ADA).await.len()), (0, mails));
    let again = app.sign_up_and_confirm("/events/fair", &SIGN_UP).await;
    assert!(app.get(&again).await.says("You’re coming"), "the place is free");
}

both!(a_mail_about_a_cancellation_that_was_undone_meanwhile_is_not_sent);
async fn a_mail_about_a_cancellation_that_was_undone_meanwhile_is_not_sent(engine: Engine) {
    let app = site(engine, &fair("2027-06-12", "")).await;
    app.sign_up_and_confirm("/events/fair", &SIGN_UP).await;
    let before = app.mails_to(ADA).await.len();
    app.import(&fair("2027-06-12", CANCELLED)).await;
    app.import(&fair("2027-06-12", "")).await;
    let mails = app.mails_to(ADA).await;
    let subjects: Vec<&str> = mails[before..].iter().map(|mail| mail.subject.as_str()).collect();
    assert_eq!(subjects, ["It’s back on: The fair"]);
}
