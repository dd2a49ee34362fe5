//! Two people write at once: nothing is overwritten unseen.

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use super::{JUNE, MEETING, begin, edit, publish, resend, site};
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

const SMALL: &str = "/organise/events/small";

both!(who_saves_an_older_draft_is_told_and_both_texts_are_there);
async fn who_saves_an_older_draft_is_told_and_both_texts_are_there(engine: Engine) {
    let (app, olu) = site(engine).await;
    let bea = Colleague::new(&app, "bea", &[("quayside", Role::Organiser)]).await;
    let draft = begin(&app, &olu, "branch-meeting", &MEETING).await;
    let form = bea.get(&app, &draft).await;
    resend(&app, &olu, &draft, &[("place", "Boat Shed")]).await;

    let hidden = form.hidden_inputs();
    let send = |place: &'static str, hidden: &[(String, String)]| {
        let own = MEETING.iter().filter(|(name, _)| *name != "place");
        let mut all: Vec<(String, String)> =
            own.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        all.push(("place".to_owned(), place.to_owned()));
        all.extend(hidden.iter().cloned());
        all
    };
    let fields = send("Net Store", &hidden);
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = bea.post(&app, &draft, &pairs).await;
    assert_eq!(answer.status, 409);
    assert!(answer.says("Someone else has saved this") && answer.says("olu saved it on"), "{}", answer.text());
    assert!(answer.says("Boat Shed"), "theirs is shown");
    assert_eq!(answer.value_of("place").as_deref(), Some("Net Store"), "one's own is kept");
    assert_eq!(olu.get(&app, &draft).await.value_of("place").as_deref(), Some("Boat Shed"), "nothing is overwritten");

    let fields = send("Net Store", &answer.hidden_inputs());
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(bea.post(&app, &draft, &pairs).await.status, 303, "knowingly");
    assert_eq!(olu.get(&app, &draft).await.value_of("place").as_deref(), Some("Net Store"));
}

both!(a_change_of_what_was_changed_meanwhile_is_shown_before_it_is_published);
async fn a_change_of_what_was_changed_meanwhile_is_shown_before_it_is_published(engine: Engine) {
    let (app, olu) = site(engine).await;
    let draft = edit(&app, &olu, "/organise/events/small").await;
    let check = format!("{draft}/check");
    let form = olu.get(&app, &check).await;
    app.import(&CONTENTS.replace("The back room", "The front room")).await;
    let hidden = form.hidden_inputs();
    let pairs: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = olu.post(&app, &check, &pairs).await;
    assert_eq!(answer.status, 409);
    assert!(answer.says("It’s been changed since you started") && answer.says("The front room"), "{}", answer.text());
    assert!(app.get("/events/small").await.says("The front room"), "nothing was overwritten");
    let hidden = answer.hidden_inputs();
    let pairs: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(olu.post(&app, &check, &pairs).await.status, 303, "knowingly");
    assert!(app.get("/events/small").await.says("The back room"));
}

both!(a_change_that_a_colleague_is_typing_is_not_taken_away_unsaved);
async fn a_change_that_a_colleague_is_typing_is_not_taken_away_unsaved(engine: Engine) {
    let (app, olu) = site(engine).await;
    let bea = Colleague::new(&app, "bea", &[("quayside", Role::Organiser)]).await;
    let draft = edit(&app, &bea, SMALL).await;
    app.import(&CONTENTS.replace("The back room", "The front room")).await;
    assert_eq!(edit(&app, &olu, SMALL).await, draft, "bea may be typing in it");
    assert_eq!(resend(&app, &bea, &draft, &[("place", "The loft")]).await.status, 303, "and she can save it");
    let check = bea.get(&app, &format!("{draft}/check")).await;
    assert!(check.says("It’s been changed since you started") && check.says("The front room"), "{}", check.text());
    assert_eq!(edit(&app, &bea, SMALL).await, draft, "a saved one stays, whoever asks");

    let left = edit(&app, &bea, "/organise/events/quiet").await;
    app.import(&CONTENTS.replace("The back room", "The side room")).await;
    app.wait(TimeDelta::hours(3));
    assert_eq!(edit(&app, &olu, "/organise/events/quiet").await, left);
    app.wait(TimeDelta::hours(1));
    let newer = edit(&app, &olu, "/organise/events/quiet").await;
    assert_ne!(newer, left, "nobody types that long");
    assert_eq!(olu.get(&app, &newer).await.value_of("place").as_deref(), Some("The side room"));
}

both!(a_change_that_is_saved_while_it_is_begun_again_is_kept);
async fn a_change_that_is_saved_while_it_is_begun_again_is_kept(engine: Engine) {
    let (app, olu) = site(engine).await;
    let draft = edit(&app, &olu, SMALL).await;
    let hidden = olu.get(&app, &draft).await.hidden_inputs();
    let own = MEETING.iter().filter(|(name, _)| *name != "place").copied().chain([("place", "The loft")]);
    let fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (&**name, &**value)).chain(own).collect();
    app.import(&CONTENTS.replace("The back room", "The front room")).await;
    let again = format!("{SMALL}/edit");
    let (saved, begun) = tokio::join!(olu.post(&app, &draft, &fields), olu.post(&app, &again, &[]));
    assert_eq!(begun.status, 303, "{}", begun.text());
    let is_saved = saved.status == 303;
    assert_eq!(begun.location() == draft, is_saved, "{} and {}", saved.status, begun.location());
    let place = olu.get(&app, &begun.location()).await.value_of("place");
    assert_eq!(place.as_deref(), Some(if is_saved { "The loft" } else { "The front room" }));
    assert_eq!(app.count("draft").await, 1);
}

both!(of_two_who_publish_at_once_one_does);
async fn of_two_who_publish_at_once_one_does(engine: Engine) {
    let (app, olu) = site(engine).await;
    let draft = begin(&app, &olu, "branch-meeting", &MEETING).await;
    let check = format!("{draft}/check");
    let hidden = olu.get(&app, &check).await.hidden_inputs();
    let pairs: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let (one, two) = tokio::join!(olu.post(&app, &check, &pairs), olu.post(&app, &check, &pairs));
    let mut answers = [one.status, two.status];
    answers.sort_unstable();
    assert!(answers[0] == 303 && [404, 409].contains(&answers[1]), "{answers:?}");
    assert_eq!(app.get(&JUNE.replace("/organise", "")).await.status, 200);
    assert_eq!(app.get("/events/june-meeting-2027-06-22").await.status, 404, "not twice");
}

both!(an_event_has_one_publisher_and_a_draft_can_be_thrown_away);
async fn an_event_has_one_publisher_and_a_draft_can_be_thrown_away(engine: Engine) {
    let (app, olu) = site(engine).await;
    let draft = begin(&app, &olu, "branch-meeting", &MEETING).await;
    assert!(olu.get(&app, "/organise/new").await.says("June meeting"));
    let answer = olu.post(&app, &format!("{draft}/delete"), &[]).await;
    assert_eq!((answer.status, answer.location().as_str()), (303, "/organise/new"));
    assert_eq!(app.count("draft").await, 0);
    let draft = begin(&app, &olu, "branch-meeting", &MEETING).await;
    publish(&app, &olu, &draft).await;
    let events = server::db::contents::events(app.site.db.read()).await.expect("events");
    let june = events.iter().find(|event| event.slug.as_str() == "june-meeting").expect("the event");
    let (is, _) = server::db::editing::management(app.site.db.read(), june.id).await.expect("its management");
    assert_eq!((is.owner, is.reminds), (Some(olu.id), true));
}
