//! Marking who is here: once, however many phones are at the door.

use app::domain::audit::{Act, Reason};
use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::ticket::first_free;

use super::super::attendees::list::noted;
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::{Colleague, Ready};
use crate::support::crowd::fill;
use crate::support::database::Engine;
use crate::support::people::{ADA, BEN};

pub const DOOR: &str = "/organise/events/supper/door";

/// The code of the registration with that many seats.
pub async fn code(app: &TestApp, seats: u8) -> String {
    app.inside().await.texts(&format!("SELECT ticket_code FROM registration WHERE seats = {seats}")).await.remove(0)
}

async fn arrived(app: &TestApp) -> i64 {
    app.inside().await.number("SELECT CAST(SUM(arrived) AS BIGINT) FROM registration").await
}

/// At the door on the evening, with Ada's two seats and Ben's one.
pub async fn at_the_door(engine: Engine) -> (TestApp, Colleague) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.sign_up_and_confirm("/events/supper", &BEN).await;
    app.site
        .clock
        .advance("2027-06-12T17:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() - app.site.clock.now());
    // The guidance does not stand in the way of the door.
    let olu = Colleague::with(&app, "olu", &[("quayside", Role::Organiser)], Ready::NoGuidance).await;
    (app, olu)
}

/// The hidden inputs of the form that marks a ticket.
pub async fn seen(app: &TestApp, by: &Colleague, code: &str) -> Vec<(String, String)> {
    by.get(app, &format!("/door/{code}")).await.hidden_inputs()
}

pub async fn mark(
    app: &TestApp,
    by: &Colleague,
    path: &str,
    seen: &[(String, String)],
    now: &str,
) -> crate::support::page::Page {
    let fields: Vec<(&str, &str)> =
        seen.iter().map(|(name, value)| (&**name, &**value)).chain([("now", now)]).collect();
    by.post(app, path, &fields).await
}

both!(a_ticket_opens_and_is_marked_in_part_in_whole_and_not_at_all);
async fn a_ticket_opens_and_is_marked_in_part_in_whole_and_not_at_all(engine: Engine) {
    let (app, olu) = at_the_door(engine).await;
    let code = code(&app, 2).await;
    let path = format!("/door/{code}");
    let page = olu.get(&app, &path).await;
    assert!(page.says("Ada Lovelace") && page.says("Both here") && page.says("Only 1 of 2 here"), "{}", page.text());
    assert!(!page.body.contains("walnuts") && !page.body.contains("example.org\""), "nothing but name, code and seats");
    for (now, says) in [("1", "1 of 2 here since 6 pm"), ("2", "2 of 2 here"), ("0", "Both here")] {
        let answer = mark(&app, &olu, &path, &seen(&app, &olu, &code).await, now).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let page = olu.get_from(&app, "same-origin", &answer.location()).await;
        assert!(page.says(says) && page.says("Ada Lovelace: ") && !page.says("Already marked"), "{}", page.text());
        assert_eq!(arrived(&app).await.to_string(), now);
    }
    let too_many = mark(&app, &olu, &path, &seen(&app, &olu, &code).await, "3").await;
    assert_eq!((too_many.status, arrived(&app).await), (409, 0));
    assert_eq!(noted(&app, Act::DoorOpened).await[0], (1, Some(Reason::Door)));
    assert_eq!(olu.get(&app, &path.to_lowercase()).await.status, 200, "typed by hand");
}

both!(many_phones_at_once_count_nobody_twice);
async fn many_phones_at_once_count_nobody_twice(engine: Engine) {
    let (app, olu) = at_the_door(engine).await;
    let code = code(&app, 2).await;
    let seen = seen(&app, &olu, &code).await;
    let phones = (0..24).map(|_| async { mark(&app, &olu, DOOR, &seen, "2").await });
    let answers = futures_util::future::join_all(phones).await;
    let first = answers.iter().filter(|answer| answer.status == 303).count();
    let told = answers.iter().filter(|answer| answer.status == 409).collect::<Vec<_>>();
    assert_eq!((first, told.len()), (1, 23));
    for page in told {
        assert!(
            page.says("Ada Lovelace: someone else has just marked this ticket") && page.says("2 of 2 here since 6 pm"),
            "{}",
            page.text()
        );
    }
    assert_eq!(arrived(&app).await, 2);
    assert!(olu.get(&app, DOOR).await.says("2 in the room"));
    let again = mark(&app, &olu, &format!("/door/{code}"), &seen, "2").await;
    assert_eq!(again.status, 409);
    assert!(again.says("Already marked: 2 of 2 here since 6 pm"), "{}", again.text());
}

both!(those_who_are_not_here_yet_can_be_seen_alone);
async fn those_who_are_not_here_yet_can_be_seen_alone(engine: Engine) {
    let (app, olu) = at_the_door(engine).await;
    let not_here = format!("{DOOR}?show=not-here");
    for (seats, left) in [(2, "1 person Here"), (1, "Everyone with a place is here.")] {
        let seen = seen(&app, &olu, &code(&app, seats).await).await;
        let marked = mark(&app, &olu, &not_here, &seen, &seats.to_string()).await;
        let token = &seen.iter().find(|(name, _)| name == "token").expect("a token").1;
        let at = format!("{not_here}&at={token}#t-{token}");
        assert_eq!(marked.location(), at, "the list stays as it was, at the row");
        assert!(olu.follow(&app, marked).await.says(&format!(": {seats} here")), "the row is still in its place");
        let page = olu.get(&app, &not_here).await;
        assert!(page.says(left) && !page.says("Ada Lovelace"), "{}", page.text());
        let beyond = olu.get(&app, &format!("{not_here}&page=9")).await;
        assert_eq!(beyond.says("Everyone with a place is here."), seats == 1, "{}", beyond.text());
    }
    let page = olu.get(&app, DOOR).await;
    assert!(page.says("Ada Lovelace") && page.says("Here since 6 pm") && page.says("Not here yet"), "{}", page.text());
}

/// The form of the row with this name.
fn row<'p>(page: &'p crate::support::page::Page, name: &str) -> &'p str {
    page.body.split("<li").find(|row| row.contains(name)).unwrap_or_else(|| panic!("no {name} in {}", page.body))
}

both!(a_mark_is_said_at_its_row_on_its_page_and_can_be_undone_there);
async fn a_mark_is_said_at_its_row_on_its_page_and_can_be_undone_there(engine: Engine) {
    let (app, olu) = at_the_door(engine).await;
    fill(&app, "supper", 120).await;
    let second = format!("{DOOR}?page=2");
    let page = olu.get(&app, &second).await;
    let of_row = row(&page, "Guest 00115");
    let (_, token) = of_row.split_once("name=\"token\" value=\"").expect("a token");
    let token = token.split('"').next().expect("its end").to_owned();
    assert!(of_row.contains(&format!("action=\"{second}#t-{token}\"")), "{of_row}");
    let fields = [("do", "mark"), ("token", &*token), ("was", "0"), ("now", "1")];
    let marked = olu.post(&app, &second, &fields).await;
    assert_eq!(marked.location(), format!("{second}&at={token}#t-{token}"));
    let page = olu.follow(&app, marked).await;
    let said = row(&page, "Guest 00115: 1 here");
    assert!(said.contains("role=\"status\"") && said.contains(">Undo</button>"), "{said}");
    assert_eq!(page.body.matches("role=\"status\"").count(), 1, "nothing else is said");
    let undone = olu.post(&app, &second, &[("do", "mark"), ("token", &token), ("was", "1"), ("now", "0")]).await;
    let page = olu.follow(&app, undone).await;
    assert!(row(&page, "Guest 00115: not here after all").contains(">Here</button>"));
    assert_eq!(arrived(&app).await, 0);
    // After a search the person who was marked is the only row, and the search is empty for the next one.
    let found = olu.post(&app, DOOR, &[("do", "search"), ("q", "lovelace")]).await;
    let path = format!("{DOOR}?found=yes");
    assert!(row(&found, "Ada Lovelace").contains(&format!("action=\"{path}#t-")));
    let ada = seen(&app, &olu, &code(&app, 2).await).await;
    let marked = mark(&app, &olu, &path, &ada, "2").await;
    let page = olu.follow(&app, marked).await;
    assert!(page.says("Ada Lovelace: 2 here") && !page.says("Guest"), "{}", page.text());
    assert!(page.value_of("q").is_none_or(|typed| typed.is_empty()));
}

both!(more_than_a_day_before_the_event_a_mark_is_asked_about_once);
async fn more_than_a_day_before_the_event_a_mark_is_asked_about_once(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let ada = seen(&app, &olu, &code(&app, 2).await).await;
    let asked = mark(&app, &olu, &format!("{DOOR}?show=not-here"), &ada, "1").await;
    assert_eq!((asked.status, arrived(&app).await), (200, 0));
    assert!(asked.says("This event is in 22 days. Mark anyway?"), "{}", asked.text());
    let fields = asked.hidden_inputs();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let yes = format!("{DOOR}?show=not-here&early=yes");
    assert!(asked.body.contains(&yes.replace('&', "&amp;")), "{}", asked.body);
    let marked = olu.post(&app, &yes, &fields).await;
    assert!(marked.location().starts_with(&format!("{yes}&at=")), "{}", marked.location());
    assert_eq!(arrived(&app).await, 1);
    let page = olu.follow(&app, marked).await;
    assert!(row(&page, "Ada Lovelace: 1 here").contains("early=yes"), "it isn't asked again on this list");
    let undone = mark(&app, &olu, DOOR, &seen(&app, &olu, &code(&app, 2).await).await, "0").await;
    assert_eq!((undone.status, arrived(&app).await), (303, 0), "an undo is never asked about");
    app.wait_until("2027-06-11T17:00:00Z");
    let olu = Colleague::new(&app, "bea", &[("quayside", Role::Organiser)]).await;
    let ada = seen(&app, &olu, &code(&app, 2).await).await;
    assert_eq!(mark(&app, &olu, DOOR, &ada, "2").await.status, 303, "a day before");
}

both!(walk_ins_are_a_plain_count);
async fn walk_ins_are_a_plain_count(engine: Engine) {
    let (app, olu) = at_the_door(engine).await;
    let by = async |by: &str| olu.post(&app, DOOR, &[("do", "walk-in"), ("by", by)]).await.status;
    let phones = (0..10).map(|_| by("1"));
    assert!(futures_util::future::join_all(phones).await.iter().all(|status| *status == 303));
    assert!(olu.get(&app, DOOR).await.says("10 walk-ins"));
    for _ in 0..12 {
        by("-1").await;
    }
    assert!(olu.get(&app, DOOR).await.says("0 walk-ins"), "never fewer than none");
    by("99").await;
    assert!(olu.get(&app, DOOR).await.says("1 walk-in"));
    assert_eq!(by("many").await, 400);
}

both!(every_other_code_has_a_clear_answer_for_whoever_may_see_it);
async fn every_other_code_has_a_clear_answer_for_whoever_may_see_it(engine: Engine) {
    let (app, olu) = at_the_door(engine).await;
    let ada = code(&app, 2).await;
    let token = seen(&app, &olu, &ada).await;
    for unknown in ["ZZZZZZ", "ACD346", "x", "no-such"] {
        let page = olu.get(&app, &format!("/door/{unknown}")).await;
        assert_eq!(page.status, 404);
        assert!(page.says("No ticket with this code"));
    }
    // Ada's ticket at the door of another event.
    let foreign = mark(&app, &olu, "/organise/events/small/door", &token, "2").await;
    assert_eq!(foreign.status, 409);
    assert!(foreign.says("isn\u{2019}t valid any more"));
    let searched = olu.post(&app, "/organise/events/small/door", &[("do", "search"), ("q", &ada)]).await;
    assert!(searched.says("This ticket is for another event: Summer supper"), "{}", searched.text());
    // Another day.
    app.wait(TimeDelta::days(1));
    let olu = Colleague::new(&app, "bea", &[("quayside", Role::Organiser)]).await;
    assert!(olu.get(&app, &format!("/door/{ada}")).await.says("This ticket is for another day"));
    // Given back.
    app.inside().await.execute("DELETE FROM registration WHERE seats = 2").await;
    assert_eq!(olu.get(&app, &format!("/door/{ada}")).await.status, 404);
    assert_eq!(mark(&app, &olu, DOOR, &token, "2").await.status, 409);
    // Who waits has no code, and is found by name.
    app.inside().await.execute("UPDATE registration SET state = 'waiting', ticket_code = NULL").await;
    let waiting = olu.post(&app, DOOR, &[("do", "search"), ("q", "ben@example.org")]).await;
    assert!(waiting.says("On the waiting list, no place yet"), "{}", waiting.text());
    // The whole event is cancelled.
    app.inside().await.execute("UPDATE event SET cancelled_at = starts_at").await;
    assert!(olu.get(&app, DOOR).await.says("cancelled"));
    assert_eq!(arrived(&app).await, 0);
}

both!(whoever_is_not_at_the_door_learns_nothing_about_a_code);
async fn whoever_is_not_at_the_door_learns_nothing_about_a_code(engine: Engine) {
    let (app, _) = at_the_door(engine).await;
    let ada = code(&app, 2).await;
    let known = app.get(&format!("/door/{ada}")).await;
    let unknown = app.get("/door/ACD346").await;
    assert_eq!((known.status, &known.body), (200, &unknown.body));
    assert!(known.says("Show this at the door") && !known.says("Ada"));
    app.import("[[branch]]\nslug = \"hill\"\nname = \"Hill\"\nemail = \"hill@harbour.example\"\n").await;
    let far = Colleague::new(&app, "far", &[("hill", Role::Organiser)]).await;
    let (known, unknown) = (far.get(&app, &format!("/door/{ada}")).await, far.get(&app, "/door/ACD346").await);
    assert_eq!((known.status, known.body), (404, unknown.body));
    let dot = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    assert!(dot.get(&app, &format!("/door/{ada}")).await.says("Show this at the door"), "no work at the door");
    for (who, path) in [(&far, DOOR), (&far, "/organise/events/supper/door/links"), (&dot, DOOR)] {
        assert_eq!(who.get(&app, path).await.status, 404);
        for form in [&[("do", "walk-in"), ("by", "1")][..], &[("do", "search"), ("q", "ada")], &[("make", "yes")]] {
            assert_eq!(who.post(&app, path, form).await.status, 404);
        }
    }
    assert_eq!(app.get(DOOR).await.status, 303);
    assert_eq!(app.inside().await.number("SELECT CAST(SUM(walk_ins) AS BIGINT) FROM event").await, 0);
}

both!(a_practice_ticket_works_any_time_and_touches_nothing);
async fn a_practice_ticket_works_any_time_and_touches_nothing(engine: Engine) {
    let (app, olu) = at_the_door(engine).await;
    let before = app.dump().await;
    assert!(olu.get(&app, "/door/practice").await.says("This isn\u{2019}t a real ticket"));
    let marked = olu.post(&app, "/door/practice", &[("now", "2")]).await;
    assert!(olu.follow(&app, marked).await.says("2 of 2 marked as arrived"));
    assert!(crate::support::dump::changed(&before, &app.dump().await).iter().all(|table| *table == "session"));
}

both!(the_door_of_a_great_hall_opens_in_a_moment);
async fn the_door_of_a_great_hall_opens_in_a_moment(engine: Engine) {
    let (app, olu) = at_the_door(engine).await;
    fill(&app, "supper", 2000).await;
    let began = std::time::Instant::now();
    let page = olu.get(&app, DOOR).await;
    assert!(page.says("Ada Lovelace") && page.says("0 of 2003 with a ticket"), "{}", page.text());
    assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
}

both!(a_code_that_a_record_has_is_given_to_no_other);
async fn a_code_that_a_record_has_is_given_to_no_other(engine: Engine) {
    let (app, _) = at_the_door(engine).await;
    let (ada, ben) = (code(&app, 2).await, code(&app, 1).await);
    let mut codes = [ada, ben, "AAAAAA".to_owned(), "CCCCCC".to_owned()].into_iter();
    let given = app
        .site
        .db
        .write(move |tx| async move { first_free(&tx, || codes.next().expect("a free code among them")).await });
    assert_eq!(given.await.expect("an answer"), "AAAAAA");
}
