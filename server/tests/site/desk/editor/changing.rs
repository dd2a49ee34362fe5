//! What is published is changed, copied, repeated, cancelled and closed.

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use super::{JUNE, MEETING, acts, begin, edit, publish, resend, site};
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

const SIGN_UP: [(&str, &str); 2] = [("email", "ben@example.org"), ("seats", "2")];
const BENS: &str = "ben@example.org";

both!(a_changed_time_is_told_to_everybody_and_an_old_wording_stays);
async fn a_changed_time_is_told_to_everybody_and_an_old_wording_stays(engine: Engine) {
    let (app, olu) = site(engine).await;
    publish(&app, &olu, &begin(&app, &olu, "branch-meeting", &MEETING).await).await;
    let own = app.sign_up_and_confirm("/events/june-meeting", &SIGN_UP).await;
    let draft = edit(&app, &olu, JUNE).await;
    assert_eq!(edit(&app, &olu, JUNE).await, draft, "one draft for one event");
    let waits = "Nobody sees your changes until you publish them";
    for step in ["", "/questions", "/ending", "/check"] {
        assert!(olu.get(&app, &format!("{draft}{step}")).await.says(waits), "{step}");
    }
    resend(&app, &olu, &draft, &[("from", "18:00"), ("until", "20:00")]).await;
    olu.submit(&app, &format!("{draft}/questions"), &[("name_asked", "off")]).await;
    let ending = [
        ("keep_days", "7"),
        ("statement", "To run the meeting and tell you if plans change. Nothing else."),
        ("seen_by", "The people who run the meeting"),
    ];
    olu.submit(&app, &format!("{draft}/ending"), &ending).await;
    publish(&app, &olu, &draft).await;

    let mail = app.mail_to(BENS).await;
    assert_eq!(mail.subject, "New time: 6 pm (was 7 pm) – June meeting");
    assert!(mail.text.contains("6 pm") && mail.text.contains("29 June 2027"), "{}", mail.text);
    let page = app.get("/events/june-meeting").await;
    assert!(page.says("6 pm to 8 pm") && !page.body.contains("name=\"name\""), "{}", page.text());
    assert_eq!(app.count("purpose_version").await, 7, "a second version beside the five of the file and the first");
    assert!(app.get(&own).await.says("29 June 2027"), "shorter for all");
    assert_eq!(acts(&app).await, ["published", "changed"]);
}

both!(what_is_not_changed_is_not_published_again);
async fn what_is_not_changed_is_not_published_again(engine: Engine) {
    let (app, olu) = site(engine).await;
    app.sign_up_and_confirm("/events/supper", &[("email", BENS), ("seats", "1")]).await;
    let (mails, versions) = (app.mails_to(BENS).await.len(), app.count("purpose_version").await);
    let draft = edit(&app, &olu, "/organise/events/supper").await;
    let page = olu.get(&app, &format!("{draft}/check")).await;
    assert!(
        page.says("You haven’t changed anything yet.") && !page.body.contains(">Publish changes<"),
        "{}",
        page.text()
    );
    let revisions: Vec<_> = page.hidden_inputs();
    assert!(revisions.is_empty(), "there is no form to send: {revisions:?}");
    // A form that was opened earlier can still be sent.
    let revision = olu.get(&app, &draft).await.value_of("revision").expect("the revision that was seen");
    let published = app.inside().await.number("SELECT of_revision FROM draft").await.to_string();
    let seen = [("revision", revision.as_str()), ("published", published.as_str())];
    let sent = olu.post(&app, &format!("{draft}/check"), &seen).await;
    assert!(sent.location().starts_with("/organise/events/supper"), "{}", sent.location());
    assert_eq!(app.mails_to(BENS).await.len(), mails);
    assert_eq!(app.count("purpose_version").await, versions);
}

both!(a_change_that_nobody_saved_is_no_draft);
async fn a_change_that_nobody_saved_is_no_draft(engine: Engine) {
    let (app, olu) = site(engine).await;
    let path = "/organise/events/small";
    let draft = edit(&app, &olu, path).await;
    let is_listed = async |one: &Colleague, draft: &str| {
        let lists = [one.get(&app, "/organise/new").await, one.get(&app, "/organise").await];
        lists.map(|page| page.body.contains(draft))
    };
    assert_eq!(is_listed(&olu, &draft).await, [false; 2], "it was only looked at");
    app.import(&CONTENTS.replace("The back room", "The front room")).await;
    let newer = edit(&app, &olu, path).await;
    assert_ne!(newer, draft, "what was published since is what's edited");
    assert_eq!(olu.get(&app, &newer).await.value_of("place").as_deref(), Some("The front room"));

    app.wait(TimeDelta::hours(25));
    // A login is over by then.
    let bea = Colleague::new(&app, "bea", &[("quayside", Role::Organiser)]).await;
    assert_eq!(bea.get(&app, &newer).await.status, 404, "and it's gone after a day");
    let saved = edit(&app, &bea, path).await;
    assert_eq!(resend(&app, &bea, &saved, &[("place", "The loft")]).await.status, 303);
    assert_eq!(is_listed(&bea, &saved).await, [true; 2], "now it's a draft");
    app.wait(TimeDelta::days(7));
    let cleo = Colleague::new(&app, "cleo", &[("quayside", Role::Organiser)]).await;
    assert_eq!(edit(&app, &cleo, path).await, saved, "and stays one");
}

both!(an_event_is_not_moved_into_the_past);
async fn an_event_is_not_moved_into_the_past(engine: Engine) {
    let (app, olu) = site(engine).await;
    publish(&app, &olu, &begin(&app, &olu, "branch-meeting", &MEETING).await).await;
    app.sign_up_and_confirm("/events/june-meeting", &SIGN_UP).await;
    let draft = edit(&app, &olu, JUNE).await;
    resend(&app, &olu, &draft, &[("date", "2027-01-02")]).await;
    let answer = olu.submit(&app, &format!("{draft}/check"), &[]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.says("That’s in the past."), "{}", answer.text());
    assert!(app.get("/events/june-meeting").await.says("22 June 2027"));
    assert_eq!(app.count("registration").await, 1);
}

both!(a_shrunk_capacity_keeps_those_who_have_places_and_says_so);
async fn a_shrunk_capacity_keeps_those_who_have_places_and_says_so(engine: Engine) {
    let (app, olu) = site(engine).await;
    publish(&app, &olu, &begin(&app, &olu, "branch-meeting", &MEETING).await).await;
    let own = app.sign_up_and_confirm("/events/june-meeting", &SIGN_UP).await;
    let draft = edit(&app, &olu, JUNE).await;
    resend(&app, &olu, &draft, &[("capacity", "1")]).await;
    let check = olu.get(&app, &format!("{draft}/check")).await;
    assert!(check.says("2 places are taken, and you’re offering 1. Nobody will lose a place."), "{}", check.text());
    publish(&app, &olu, &draft).await;
    assert!(app.get(&own).await.says("Your ticket") || app.get(&own).await.status == 200);
    let page = olu.get(&app, JUNE).await;
    assert!(page.says("2 of 1") && page.says("Nobody will lose a place"), "{}", page.text());
    let late = app.sign_up_and_confirm("/events/june-meeting", &[("email", "late@example.org"), ("seats", "1")]).await;
    assert!(app.get(&late).await.says("waiting list"));
}

both!(an_event_is_cancelled_with_a_reason_and_takes_place_after_all);
async fn an_event_is_cancelled_with_a_reason_and_takes_place_after_all(engine: Engine) {
    let (app, olu) = site(engine).await;
    publish(&app, &olu, &begin(&app, &olu, "branch-meeting", &MEETING).await).await;
    app.sign_up_and_confirm("/events/june-meeting", &SIGN_UP).await;
    let cancel = format!("{JUNE}/cancel");
    assert_eq!(olu.submit(&app, &cancel, &[("reason", " ")]).await.status, 422, "a reason is needed");
    assert!(olu.get(&app, &cancel).await.says("1 person will get an email."));
    olu.submit(&app, &cancel, &[("reason", "The hall has a leak.")]).await;
    assert_eq!(app.mail_to(BENS).await.subject, "Cancelled: June meeting");
    assert!(app.get("/events/june-meeting").await.says("The hall has a leak."));
    olu.post(&app, &format!("{JUNE}/reopen"), &[]).await;
    assert_eq!(app.mail_to(BENS).await.subject, "It’s back on: June meeting");
    assert!(app.get("/events/june-meeting").await.body.contains("<form"));
    olu.post(&app, &format!("{JUNE}/close"), &[]).await;
    assert!(app.get("/events/june-meeting").await.says("Sign-up has closed"));
    olu.post(&app, &format!("{JUNE}/reopen"), &[]).await;
    assert!(app.get("/events/june-meeting").await.body.contains("<form"));
    assert_eq!(acts(&app).await, ["published", "cancelled", "reopened", "closed", "reopened"]);
}

both!(a_copy_is_a_draft_of_its_own_and_keeps_basis_and_questions);
async fn a_copy_is_a_draft_of_its_own_and_keeps_basis_and_questions(engine: Engine) {
    let (app, olu) = site(engine).await;
    let draft = olu.post(&app, "/organise/events/supper/copy", &[]).await.location();
    let page = olu.get(&app, &draft).await;
    assert_eq!(page.value_of("title").as_deref(), Some("Summer supper"));
    assert_eq!(page.value_of("date").unwrap_or_default(), "", "its day is still to be said");
    assert!(!page.says("4821"), "nor is the door code that of another day");
    let answer = resend(&app, &olu, &draft, &[("title", "Autumn supper"), ("date", "2027-09-18")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(publish(&app, &olu, &draft).await, "/organise/events/autumn-supper");
    let copy = app.get("/events/autumn-supper").await;
    assert!(copy.says("What should we arrange for you to eat?") && copy.says("Clearing away"), "{}", copy.text());
    assert!(app.get("/privacy").await.says("knowing how many are coming"));
}

both!(an_event_is_repeated_with_a_list_and_an_end_for_each_date);
async fn an_event_is_repeated_with_a_list_and_an_end_for_each_date(engine: Engine) {
    let (app, olu) = site(engine).await;
    publish(&app, &olu, &begin(&app, &olu, "branch-meeting", &MEETING).await).await;
    let repeat = format!("{JUNE}/repeat");
    assert_eq!(olu.submit(&app, &repeat, &[("every", "week"), ("times", "13")]).await.status, 422);
    assert_eq!(olu.submit(&app, &repeat, &[("every", "dates"), ("dates", "2027-02-01")]).await.status, 422, "past");
    let answer = olu.submit(&app, &repeat, &[("every", "month"), ("times", "2")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let july = app.get("/events/june-meeting-2027-07-27").await;
    assert!(july.says("Tuesday 27 July 2027, 7 pm to 9 pm") && july.says("10 August 2027"), "{}", july.text());
    let june = app.get("/events/june-meeting").await;
    assert!(june.says("Other dates") && june.link("/events/june-meeting-2027-08-24").starts_with("/events"));
    app.sign_up_and_confirm("/events/june-meeting-2027-07-27", &SIGN_UP).await;
    app.wait(TimeDelta::days(50));
    app.sweep().await;
    assert_eq!(app.count("registration").await, 1, "July's list ends with July");
    assert_eq!(acts(&app).await, ["published", "published", "published"]);
}
