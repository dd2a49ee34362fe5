//! One person on a list: seen, changed, moved, removed.

use app::domain::audit::{Act, Reason};
use app::domain::role::Role;

use super::list::noted;
use crate::erased::{nothing_is_left, sealed};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::people::{ADA, ADAS_ADDRESS, BEN};

/// The path of the first person on a list.
async fn first(app: &TestApp, by: &Colleague, slug: &str) -> String {
    let page = by.get(app, &format!("/organise/events/{slug}/attendees")).await;
    let (_, rest) = page.body.split_once("<tbody>").expect("rows");
    let (_, rest) = rest.split_once("href=\"").expect("a link");
    rest.split('"').next().expect("its end").to_owned()
}

async fn with_ada(engine: Engine) -> (TestApp, Colleague, String) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let path = first(&app, &olu, "supper").await;
    (app, olu, path)
}

both!(a_person_is_shown_with_address_and_answers_and_that_is_noted);
async fn a_person_is_shown_with_address_and_answers_and_that_is_noted(engine: Engine) {
    let (app, olu, path) = with_ada(engine).await;
    let page = olu.get(&app, &path).await;
    assert!(page.says(ADAS_ADDRESS) && page.says("No walnuts for me"), "{}", page.text());
    assert_eq!(noted(&app, Act::RecordOpened).await, [(1, None)]);
    let dot = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    assert!(!dot.get(&app, &path).await.body.contains("walnuts"));
    let look = |why| [("do", "look"), ("why", why)];
    assert!(!dot.post(&app, &path, &look("preparing")).await.body.contains("walnuts"));
    assert!(dot.post(&app, &path, &look("asked-by-person")).await.says("No walnuts for me"));
    assert_eq!(noted(&app, Act::RecordOpened).await[0], (1, Some(Reason::AskedByPerson)));
    let denied = dot.post(&app, &path, &[("do", "change"), ("seats", "1")]).await;
    assert_eq!(denied.status, 404);
}

both!(answers_and_seats_are_changed_and_the_person_sees_it);
async fn answers_and_seats_are_changed_and_the_person_sees_it(engine: Engine) {
    let (app, olu, path) = with_ada(engine).await;
    let mails = app.mails_to(ADAS_ADDRESS).await.len();
    let own = app.mail_to(ADAS_ADDRESS).await.link("/your-sign-up/");
    let wrong = olu.submit(&app, &path, &[("do", "change"), ("seats", "99"), ("name", "Ada L.")]).await;
    assert_eq!(wrong.status, 422);
    let changed =
        olu.submit(&app, &path, &[("do", "change"), ("seats", "3"), ("name", "Ada L."), ("table", "2")]).await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    let page = app.get(&own).await;
    assert!(page.says("Ada L.") && page.says("Outside") && page.says("3 places"), "{}", page.text());
    assert!(!page.says("walnuts"));
    assert_eq!(app.mails_to(ADAS_ADDRESS).await.len(), mails, "no mail");
    assert_eq!(noted(&app, Act::Edited).await.len(), 1);
    assert_eq!(app.inside().await.number("SELECT COUNT(*) FROM consent WHERE taken_back_at IS NOT NULL").await, 1);
}

both!(a_change_does_not_overwrite_what_somebody_else_has_changed_meanwhile);
async fn a_change_does_not_overwrite_what_somebody_else_has_changed_meanwhile(engine: Engine) {
    let (app, olu, path) = with_ada(engine).await;
    let eve = Colleague::new(&app, "eve", &[("quayside", Role::Organiser)]).await;
    let seen = olu.get(&app, &path).await.value_of("seen").expect("what was seen");
    eve.submit(&app, &path, &[("do", "change"), ("seats", "3"), ("name", "Ada of Eve"), ("table", "2")]).await;
    // Neither what Olu saw before, nor an answer to a form with a mistake in it, nor no word of it at all.
    let mine = [("do", "change"), ("seats", "1"), ("name", "Ada of Olu"), ("table", "2"), ("seen", &*seen)];
    let wrong = olu.post(&app, &path, &[&[("do", "change"), ("seats", "99")], &mine[2..]].concat()).await;
    assert_eq!((wrong.status, wrong.value_of("seen").as_ref()), (422, Some(&seen)));
    assert_eq!(olu.post(&app, &path, &mine[..4]).await.status, 409);
    let told = olu.post(&app, &path, &mine).await;
    assert_eq!(told.status, 409);
    assert!(told.says("Someone else has changed this") && told.says("Ada of Eve"), "{}", told.text());
    assert!(told.body.contains("Ada of Olu"), "what was written still stands in the form");
    assert_eq!(app.inside().await.number("SELECT CAST(SUM(seats) AS BIGINT) FROM registration").await, 3);
    assert_eq!(noted(&app, Act::Edited).await.len(), 1);
    let seen = told.value_of("seen").expect("what is there now");
    let again = [&mine[..4], &[("seen", &*seen)]].concat();
    assert_eq!(olu.post(&app, &path, &again).await.status, 303);
    assert!(olu.get(&app, &path).await.says("Ada of Olu"));
}

both!(more_seats_than_are_free_are_not_given);
async fn more_seats_than_are_free_are_not_given(engine: Engine) {
    let (app, olu, path) = with_ada(engine).await;
    app.inside().await.execute("UPDATE event SET capacity = 3").await;
    let full = olu.submit(&app, &path, &[("do", "change"), ("seats", "4")]).await;
    assert!(olu.follow(&app, full).await.says("There aren’t enough places left"));
    assert_eq!(app.inside().await.number("SELECT CAST(SUM(seats) AS BIGINT) FROM registration").await, 2);
    app.inside().await.execute("UPDATE registration SET arrived = 2").await;
    let fewer = olu.submit(&app, &path, &[("do", "change"), ("seats", "1")]).await;
    assert!(olu.follow(&app, fewer).await.says("More people than that have arrived"));
}

both!(people_are_moved_between_places_and_waiting_list_within_the_room_there_is);
async fn people_are_moved_between_places_and_waiting_list_within_the_room_there_is(engine: Engine) {
    let (app, olu, path) = with_ada(engine).await;
    let alone = olu.post(&app, &path, &[("do", "to-waiting")]).await;
    assert!(olu.follow(&app, alone).await.says("Nobody whose group fits is waiting"));
    app.inside().await.execute("UPDATE event SET capacity = 2").await;
    app.sign_up_and_confirm("/events/supper", &BEN).await;
    let state = async |seats: u8| {
        let asked = format!("SELECT state FROM registration WHERE seats = {seats}");
        app.inside().await.texts(&asked).await.remove(0)
    };
    assert_eq!(state(1).await, "waiting");
    app.wait(chrono::TimeDelta::minutes(1));
    let swapped = olu.post(&app, &path, &[("do", "to-waiting")]).await;
    assert!(olu.follow(&app, swapped).await.says("Moved"));
    assert_eq!((state(2).await.as_str(), state(1).await.as_str()), ("waiting", "confirmed"));
    assert_eq!(app.inside().await.number("SELECT COUNT(*) FROM registration WHERE ticket_code IS NOT NULL").await, 1);
    assert!(app.mail_to(ADAS_ADDRESS).await.text.contains("has moved you to the waiting list"));
    assert!(app.mail_to("ben@example.org").await.subject.contains("You have a place"));
    let back = olu.post(&app, &path, &[("do", "to-place")]).await;
    assert!(olu.follow(&app, back).await.says("There aren’t enough places left"));
    app.inside().await.execute("UPDATE event SET capacity = 3").await;
    let back = olu.post(&app, &path, &[("do", "to-place")]).await;
    assert!(olu.follow(&app, back).await.says("Moved"));
    assert_eq!(state(2).await, "confirmed");
    assert_eq!(noted(&app, Act::Moved).await.len(), 2);
}

both!(whoever_is_removed_is_gone_without_a_trace);
async fn whoever_is_removed_is_gone_without_a_trace(engine: Engine) {
    let (app, olu, path) = with_ada(engine).await;
    olu.post(&app, "/organise/events/supper/attendees", &[("q", "Ada Lovelace")]).await;
    let sealed = sealed(&app.inside().await).await;
    let removed = olu.post(&app, &path, &[("do", "remove"), ("silent", "safety")]).await;
    assert!(removed.location().ends_with("attendees?done=removed"), "{}", removed.location());
    assert_eq!(noted(&app, Act::Erased).await, [(1, Some(Reason::Safety))]);
    assert_eq!(olu.get(&app, &path).await.status, 404);
    app.sweep().await;
    app.checkpoint().await;
    nothing_is_left(&app, &sealed).await;
}

both!(somebody_elses_person_is_nobody_in_every_url_and_post);
async fn somebody_elses_person_is_nobody_in_every_url_and_post(engine: Engine) {
    let (app, olu, path) = with_ada(engine).await;
    app.import("[[branch]]\nslug = \"hill\"\nname = \"Hill\"\nemail = \"hill@harbour.example\"\n").await;
    let far = Colleague::new(&app, "far", &[("hill", Role::Organiser), ("hill", Role::DataOfficer)]).await;
    let foreign = path.replace("/supper/", "/small/");
    let other = if path.ends_with('A') { "E" } else { "A" };
    let tampered = format!("{}{other}", &path[..path.len() - 1]);
    for (who, path) in [(&far, &path), (&olu, &foreign), (&olu, &tampered)] {
        assert_eq!(who.get(&app, path).await.status, 404, "{path}");
        for deed in ["change", "to-place", "to-waiting", "remove"] {
            assert_eq!(who.post(&app, path, &[("do", deed), ("seats", "1")]).await.status, 404, "{path} {deed}");
        }
    }
    for page in ["attendees/add", "attendees/call", "totals", "badges"] {
        assert_eq!(far.get(&app, &format!("/organise/events/supper/{page}")).await.status, 404);
    }
    let add = far.post(&app, "/organise/events/supper/attendees/add", &[("seats", "1"), ("read_out", "yes")]).await;
    assert_eq!(add.status, 404);
    assert_eq!(app.count("registration").await, 1);
    app.inside().await.execute("DELETE FROM role").await;
    assert_eq!(olu.post(&app, &path, &[("do", "remove")]).await.status, 404);
    assert_eq!(app.count("registration").await, 1);
}

both!(no_link_opens_a_special_answer_or_gives_a_reason_in_somebodys_name);
async fn no_link_opens_a_special_answer_or_gives_a_reason_in_somebodys_name(engine: Engine) {
    let (app, _, path) = with_ada(engine).await;
    let dot = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let list = "/organise/events/supper/attendees";
    let before = noted(&app, Act::RecordOpened).await.len();
    assert!(!dot.get(&app, &format!("{path}?why=asked-by-person")).await.body.contains("walnuts"));
    assert_eq!(noted(&app, Act::RecordOpened).await.len(), before + 1);
    dot.get(&app, &format!("{list}?why=legal")).await;
    for act in [Act::RecordOpened, Act::ListOpened] {
        assert!(noted(&app, act).await.iter().all(|(_, reason)| reason.is_none()), "a reason that nobody gave");
    }

    let entries = app.count("audit").await;
    let door = "/organise/events/supper/door".to_owned();
    let olu = Colleague::new(&app, "ola", &[("quayside", Role::Organiser)]).await;
    for from in ["cross-site", "same-site"] {
        for (who, path) in [
            (&dot, &path),
            (&dot, &list.to_owned()),
            (&dot, &format!("{list}/call")),
            (&dot, &"/organise/events/supper/totals".to_owned()),
            (&dot, &"/organise/officer/audit".to_owned()),
            (&olu, &door),
        ] {
            let page = who.get_from(&app, from, &format!("{path}?why=legal")).await;
            assert!(page.status == 403 && page.says("A link on another site brought you here"), "{path}");
            assert!(page.links().contains(path) && !page.body.contains("Lovelace"), "{path}");
            let posted = who.post_from(&app, from, path, &[("do", "look"), ("why", "legal")]).await;
            assert_eq!(posted.status, 403, "{path}");
        }
    }
    assert_eq!(app.count("audit").await, entries, "nothing is noted in their names");
    assert_eq!(dot.get_from(&app, "same-origin", &path).await.status, 200);
    assert_eq!(dot.get_from(&app, "none", &path).await.status, 200, "a bookmark");
}
