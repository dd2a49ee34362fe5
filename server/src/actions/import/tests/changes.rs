//! The effect of a live event's change on those who signed up.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::site_for_tests::{TestSite, now, site};
use super::{FILE, with, with_event};
use crate::actions::still_coming::still_coming;
use crate::actions::{answers, held};
use crate::db::entity::registration::State;
use crate::db::records::Record;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

async fn begun() -> TestSite {
    let home = site().await;
    home.import(FILE).await;
    home
}

async fn kinds(home: &TestSite, record: &Record) -> Vec<String> {
    home.mails(record).await.into_iter().map(|(kind, _)| kind).collect()
}

/// When the answer about food ends.
async fn food_end(home: &TestSite, record: &Record) -> DateTime<Utc> {
    let opened = answers::read(&home.site, home.site.db.read(), record).await.unwrap();
    opened.ends.iter().find(|(key, _)| key.as_str() == "food").unwrap().1
}

fn moved_to(day: &str) -> String {
    with(&[("2027-06-12T18", &format!("{day}T18")), ("2027-06-12 21", &format!("{day} 21"))])
}

#[tokio::test]
async fn a_moved_event_moves_every_end_and_tells_everyone() {
    let home = begun().await;
    let record = home.confirmed("supper", "ada@example.org", 2, &[("name", "Ada"), ("food", "No nuts")]).await;
    assert_eq!(food_end(&home, &record).await, at("2027-06-15T20:00:00Z"));
    home.site.clock.advance(TimeDelta::minutes(1));

    assert_eq!(home.import(&moved_to("2027-06-19")).await.mails(), 1);

    let row = home.row(&record).await;
    assert_eq!((row.expires_at, row.asked_if_coming), (at("2027-07-03T20:00:00Z"), false));
    assert_eq!(food_end(&home, &record).await, at("2027-06-22T20:00:00Z"));
    assert_eq!(home.event("supper").await.sequence, 1);
    let (kind, detail) = home.mails(&record).await.pop().unwrap();
    assert_eq!(kind, "event_changed");
    assert_eq!(detail["old_starts_at"], "2027-06-12T17:00:00Z");
    assert_eq!(detail["old_expires_at"], "2027-06-26T20:00:00Z");
    assert!(detail.get("old_place").is_none());
    assert_eq!(home.import(&moved_to("2027-06-19")).await.mails(), 0);
}

#[tokio::test]
async fn a_far_move_leaves_the_old_end_until_the_person_says_still_coming() {
    let home = begun().await;
    let record = home.confirmed("supper", "ada@example.org", 2, &[("food", "No nuts")]).await;
    home.import(&moved_to("2027-09-12")).await;
    let row = home.row(&record).await;
    assert_eq!((row.expires_at, row.asked_if_coming), (at("2027-06-26T20:00:00Z"), true));
    assert_eq!(food_end(&home, &record).await, at("2027-06-15T20:00:00Z"));

    // Another move, a small one, mustn't silently settle what the person was asked.
    home.import(&moved_to("2027-09-13")).await;
    let row = home.row(&record).await;
    assert_eq!((row.expires_at, row.asked_if_coming), (at("2027-06-26T20:00:00Z"), true));

    // Back at the old date there's nothing left to ask.
    home.import(FILE).await;
    let row = home.row(&record).await;
    assert_eq!((row.expires_at, row.asked_if_coming), (at("2027-06-26T20:00:00Z"), false));
}

#[tokio::test]
async fn a_far_move_leaves_those_who_wait_on_their_old_end_too() {
    let home = begun().await;
    for name in ["ada", "bob"] {
        home.confirmed("supper", &format!("{name}@example.org"), 4, &[]).await;
    }
    let waits = home.confirmed("supper", "cy@example.org", 4, &[("food", "No nuts")]).await;
    assert_eq!(home.row(&waits).await.state, State::Waiting);
    for day in ["2027-09-12", "2027-09-13"] {
        home.import(&moved_to(day)).await;
        let row = home.row(&waits).await;
        assert_eq!((row.expires_at, row.asked_if_coming), (at("2027-06-12T20:00:00Z"), true), "{day}");
        assert_eq!(food_end(&home, &waits).await, row.expires_at);
    }
    let held = held::open(&home.site, &home.record(waits.id()).await).await.unwrap();
    assert_eq!(held.still_coming, Some(at("2027-09-13T20:00:00Z")));

    let record = still_coming(&home.site, home.record(waits.id()).await).await.unwrap();
    assert_eq!(record.expires_at(), at("2027-09-13T20:00:00Z"));
    // Now a near move takes them along.
    home.import(&moved_to("2027-09-20")).await;
    let row = home.row(&waits).await;
    assert_eq!((row.expires_at, row.asked_if_coming), (at("2027-09-20T20:00:00Z"), false));
}

#[tokio::test]
async fn a_new_place_or_door_code_is_told_and_moves_no_end() {
    let home = begun().await;
    let record = home.confirmed("supper", "ada@example.org", 1, &[]).await;
    home.site.clock.advance(TimeDelta::minutes(1));
    assert_eq!(home.import(&with(&[("Sail Loft", "Net Store")])).await.mails(), 1);
    let (_, detail) = home.mails(&record).await.pop().unwrap();
    assert_eq!(detail["old_place"]["en"], "Sail Loft");
    assert!(detail.get("old_starts_at").is_none() && detail.get("old_expires_at").is_none());
    let code = with(&[("\"Sail Loft\"", "\"Net Store\"\nattendee_info = \"Door code 1\"")]);
    assert_eq!(home.import(&code).await.mails(), 1);
    assert_eq!(home.event("supper").await.sequence, 2);
    assert_eq!(home.row(&record).await.expires_at, at("2027-06-26T20:00:00Z"));
}

#[tokio::test]
async fn a_new_summary_is_told_to_nobody() {
    let home = begun().await;
    home.confirmed("supper", "ada@example.org", 1, &[]).await;
    assert_eq!(home.import(&with(&[("A long table.", "A longer table.")])).await.mails(), 0);
    assert_eq!(home.event("supper").await.sequence, 1, "calendars show it");
}

#[tokio::test]
async fn a_cancelled_event_ends_every_record_sooner_and_tells_those_who_come_or_wait() {
    let home = begun().await;
    let comes = home.confirmed("supper", "ada@example.org", 4, &[("food", "No nuts")]).await;
    home.confirmed("supper", "bob@example.org", 4, &[]).await;
    let waits = home.confirmed("supper", "cy@example.org", 4, &[]).await;
    let pending = home.pending("supper", "dee@example.org", 1, &[]).await;
    home.site.clock.advance(TimeDelta::minutes(1));

    let report = home.import(&with_event("cancelled = \"The roof leaks.\"")).await;

    assert_eq!(report.mails(), 3);
    let cancelled = now() + TimeDelta::minutes(1);
    let event = home.event("supper").await;
    assert_eq!((event.cancelled_at, event.sequence), (Some(cancelled), 1));
    assert_eq!(home.row(&comes).await.expires_at, cancelled + TimeDelta::days(14));
    assert_eq!(food_end(&home, &comes).await, cancelled + TimeDelta::days(3));
    assert_eq!(home.row(&waits).await.expires_at, cancelled + TimeDelta::days(14));
    assert_eq!(home.row(&pending).await.expires_at, pending.expires_at());
    assert_eq!(kinds(&home, &waits).await.last().unwrap(), "event_cancelled");
    assert!(!kinds(&home, &pending).await.contains(&"event_cancelled".to_owned()));
    let again = home.import(&with_event("cancelled = \"The roof leaks.\"")).await;
    assert_eq!((again.mails(), home.event("supper").await.cancelled_at), (0, Some(cancelled)));
}

#[tokio::test]
async fn those_of_a_cancelled_event_that_keeps_nothing_live_until_they_are_told() {
    let home = site().await;
    home.import(&with_event("keep = \"PT0S\"")).await;
    let record = home.confirmed("supper", "ada@example.org", 1, &[]).await;
    home.import(&with_event("keep = \"PT0S\"\ncancelled = \"The roof leaks.\"")).await;
    assert_eq!(home.row(&record).await.expires_at, now() + TimeDelta::hours(1));
}

#[tokio::test]
async fn an_event_that_takes_place_after_all_is_told_with_the_new_end() {
    let home = begun().await;
    let record = home.confirmed("supper", "ada@example.org", 1, &[]).await;
    home.import(&with_event("cancelled = \"The roof leaks.\"")).await;
    home.site.clock.advance(TimeDelta::minutes(1));
    assert_eq!(home.import(FILE).await.mails(), 1);
    let event = home.event("supper").await;
    assert_eq!((event.cancelled_at, event.sequence), (None, 2));
    assert_eq!(home.row(&record).await.expires_at, at("2027-06-26T20:00:00Z"));
    let (kind, detail) = home.mails(&record).await.pop().unwrap();
    assert_eq!((kind.as_str(), &detail["after_all"]), ("event_changed", &true.into()));
}

#[tokio::test]
async fn a_new_door_code_alone_is_told_to_those_who_come_and_not_to_those_who_wait() {
    let home = begun().await;
    let comes = home.confirmed("supper", "ada@example.org", 4, &[]).await;
    home.confirmed("supper", "bob@example.org", 4, &[]).await;
    let waits = home.confirmed("supper", "cy@example.org", 4, &[]).await;
    home.site.clock.advance(TimeDelta::minutes(1));
    let code = "attendee_info = \"Door code 1\"";
    assert_eq!(home.import(&with_event(code)).await.mails(), 2);
    let (kind, detail) = home.mails(&comes).await.pop().unwrap();
    assert_eq!((kind.as_str(), detail), ("event_changed", serde_json::json!({ "new_attendee_info": true })));
    assert_eq!(kinds(&home, &waits).await.last().unwrap(), "waiting");
    // With a new venue, those who wait hear only about the venue.
    home.site.clock.advance(TimeDelta::minutes(1));
    let both = with_event("attendee_info = \"Door code 2\"").replace("Sail Loft", "Net Store");
    assert_eq!(home.import(&both).await.mails(), 3);
    let (_, detail) = home.mails(&waits).await.pop().unwrap();
    assert_eq!(detail, serde_json::json!({ "old_place": { "en": "Sail Loft" } }));
}

#[tokio::test]
async fn a_shorter_keep_holds_for_all_and_a_longer_one_for_later_sign_ups_alone() {
    let home = begun().await;
    let early = home.confirmed("supper", "ada@example.org", 1, &[("food", "No nuts")]).await;
    assert_eq!(home.import(&with_event("keep = \"P1D\"")).await.mails(), 0);
    assert_eq!(home.row(&early).await.expires_at, at("2027-06-13T20:00:00Z"));
    assert_eq!(food_end(&home, &early).await, at("2027-06-13T20:00:00Z"));
    home.import(&with_event("keep = \"P30D\"")).await;
    let late = home.confirmed("supper", "bob@example.org", 1, &[]).await;
    assert_eq!(home.row(&early).await.expires_at, at("2027-06-13T20:00:00Z"));
    assert_eq!(home.row(&late).await.expires_at, at("2027-07-12T20:00:00Z"));
}

#[tokio::test]
async fn who_gets_a_seat_later_is_kept_by_the_shorter_keep_too() {
    let home = begun().await;
    let first = home.confirmed("supper", "ada@example.org", 4, &[]).await;
    home.confirmed("supper", "bob@example.org", 4, &[]).await;
    let waits = home.confirmed("supper", "cy@example.org", 4, &[]).await;
    let pending = home.pending("supper", "dee@example.org", 1, &[]).await;
    home.import(&with_event("keep = \"P1D\"")).await;
    crate::actions::erase::cancel(&home.site, home.record(first.id()).await, false).await.unwrap();
    assert_eq!(home.row(&waits).await.state, State::Confirmed);
    assert_eq!(home.row(&waits).await.expires_at, at("2027-06-13T20:00:00Z"));
    let late = crate::actions::confirm::confirm(&home.site, home.record(pending.id()).await).await.unwrap();
    assert_eq!(late.expires_at(), at("2027-06-13T20:00:00Z"));
}

#[tokio::test]
async fn who_says_still_coming_is_kept_by_the_new_date_and_the_shorter_keep() {
    let home = begun().await;
    let record = home.confirmed("supper", "ada@example.org", 1, &[("food", "No nuts")]).await;
    let far = moved_to("2027-09-12");
    home.import(&far).await;
    home.import(&far.replace("capacity = 10", "capacity = 10\nkeep = \"P2D\"")).await;
    assert_eq!(home.row(&record).await.expires_at, at("2027-06-14T20:00:00Z"));
    let record = home.record(record.id()).await;
    let record = still_coming(&home.site, record).await.unwrap();
    assert_eq!(record.expires_at(), at("2027-09-14T20:00:00Z"));
    assert_eq!(food_end(&home, &record).await, at("2027-09-14T20:00:00Z"));
}

#[tokio::test]
async fn more_seats_go_to_those_who_wait() {
    for capacity in ["capacity = 12", ""] {
        let home = begun().await;
        for name in ["ada", "bob"] {
            home.confirmed("supper", &format!("{name}@example.org"), 4, &[]).await;
        }
        let waits = home.confirmed("supper", "cy@example.org", 4, &[]).await;
        assert_eq!(home.row(&waits).await.state, State::Waiting);
        home.site.clock.advance(TimeDelta::minutes(1));
        assert_eq!(home.import(&with(&[("capacity = 10", capacity)])).await.mails(), 1);
        assert_eq!(home.row(&waits).await.state, State::Confirmed, "{capacity}");
        assert_eq!(kinds(&home, &waits).await.last().unwrap(), "seat_free");
    }
}

#[tokio::test]
async fn nobody_is_moved_into_the_past_or_to_another_branch() {
    let home = begun().await;
    let told = home.refusal(&moved_to("2027-05-19")).await;
    assert!(told.contains("event.ends_at: is in the past: an event can only be moved"), "{told}");
    let file = with(&[
        ("[[event]]\nbranch = \"quayside\"", "[[event]]\nbranch = \"hill\""),
        ("[[event]]", "[[branch]]\nslug = \"hill\"\nname = \"Hill\"\nemail = \"hill@harbour.example\"\n[[event]]"),
    ]);
    assert!(home.refusal(&file).await.contains("event.branch: belongs to another branch"));
}

#[tokio::test]
async fn a_closed_newsletter_ends_every_subscription_at_once() {
    let home = begun().await;
    let record = home.subscribed("news", "ada@example.org").await;
    let closed = with(&[("title = \"Quayside news\"", "title = \"Quayside news\"\nclosed = true")]);
    home.import(&closed).await;
    let found = crate::db::records::find(home.site.db.read(), record.id(), home.site.clock.now()).await.unwrap();
    assert_eq!(found, None);
    assert_eq!(home.import(&closed).await.changed(), [""; 0]);
}
