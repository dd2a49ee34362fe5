//! The draft of an issue saves itself while somebody writes, and what it said before can be brought back.

use app::domain::role::Role;
use chrono::TimeDelta;

use super::issues::{ISSUES, draft, olu, press, readers, send};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::page::Page;

/// What the form sends by itself, from what it shows.
async fn autosave(app: &TestApp, one: &Colleague, path: &str, seen: &str, text: &str) -> Page {
    let fields = [("subject", "June"), ("text", text), ("revision", seen), ("do", "autosave")];
    one.post(app, path, &fields).await
}

/// The form's new path and revision, and the sentence it shows.
fn heard(answer: &Page) -> (String, String, String) {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let parts: Vec<_> = answer.body.splitn(3, ' ').map(str::to_owned).collect();
    let Ok([path, revision, sentence]) = <[String; 3]>::try_from(parts) else { panic!("{}", answer.body) };
    (path, revision, sentence)
}

/// A minute later, as earlier saves are in the order of time.
async fn save(app: &TestApp, one: &Colleague, path: &str, text: &str) {
    app.wait(TimeDelta::minutes(1));
    let fields = [("subject", "June"), ("text", text)];
    assert_eq!(one.submit(app, &format!("{path}/change"), &fields).await.status, 303, "{text}");
}

async fn text_of(app: &TestApp, one: &Colleague, path: &str) -> String {
    one.get(app, &format!("{path}/change")).await.text_in("text").to_owned()
}

/// The texts of the earlier saves, newest first.
async fn saves(app: &TestApp, one: &Colleague, path: &str) -> Vec<String> {
    let page = one.get(app, &format!("{path}/saves")).await;
    assert_eq!(page.status, 200);
    page.body
        .split("</h2><p>")
        .skip(1)
        .filter_map(|rest| rest.split_once("</p>"))
        .map(|(text, _)| text.to_owned())
        .collect()
}

/// The links to them.
fn links(page: &Page) -> Vec<String> {
    page.body.split("href=\"").filter_map(|rest| rest.split_once("#save\"")).map(|(link, _)| link.to_owned()).collect()
}

async fn bring_back(app: &TestApp, one: &Colleague, link: &str) -> Page {
    app.wait(TimeDelta::minutes(1));
    let path = link.split('?').next().expect("a path");
    let save = one.get(app, link).await.value_of("save").expect("a button");
    one.post(app, path, &[("save", &save)]).await
}

both!(a_draft_is_saved_while_somebody_writes);
async fn a_draft_is_saved_while_somebody_writes(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = olu(&app).await;
    let (change, seen, sentence) = heard(&autosave(&app, &one, &format!("{ISSUES}/new"), "", "Hel").await);
    assert_eq!(seen, "1");
    assert!(sentence.starts_with("Saved at ") && change.ends_with("/change"), "{sentence} {change}");
    let (again, seen, _) = heard(&autosave(&app, &one, &change, &seen, "Hello").await);
    assert_eq!((&again, &*seen), (&change, "2"));
    let lost = heard(&autosave(&app, &one, &change, "1", "Hello").await);
    assert_eq!(lost.1, "2", "what was saved already is no conflict, though the first answer was lost");
    let path = change.strip_suffix("/change").expect("the form of a draft");
    assert_eq!(text_of(&app, &one, path).await, "Hello");
    let pressed = one.post(&app, &change, &[("subject", "June"), ("text", "Hello"), ("revision", "1")]).await;
    assert_eq!(pressed.status, 303, "nor when the button is pressed before the answer came");
    assert_eq!(one.get(&app, ISSUES).await.body.matches("<li><p class=\"when\">Draft").count(), 1, "one draft");
}

both!(what_cannot_be_saved_says_why_and_changes_nothing);
async fn what_cannot_be_saved_says_why_and_changes_nothing(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (one, other) = (olu(&app).await, Colleague::new(&app, "mina", &[("quayside", Role::Organiser)]).await);
    let path = draft(&app, &one, "June", "Hello").await;
    let change = format!("{path}/change");
    let long = autosave(&app, &one, &change, "1", &"x".repeat(30_001)).await;
    assert_eq!(long.status, 422);
    assert_eq!(long.body, "Not saved. Use 30,000 characters or fewer for “Text”");
    let fields = [("subject", "x"), ("answer", "gone:yes"), ("revision", "1"), ("do", "autosave")];
    for at in [&change, &format!("{ISSUES}/new")] {
        let answer = one.post(&app, at, &fields).await;
        assert!(answer.status == 422 && answer.body.contains("Choose who gets it"), "{}", answer.body);
    }
    heard(&autosave(&app, &other, &change, "1", "From Mina").await);
    let stale = autosave(&app, &one, &change, "1", "From Olu").await;
    assert_eq!(stale.status, 409);
    assert!(stale.body.starts_with("Not saved: mina saved this on") && stale.body.contains("“Save and preview”"));
    assert_eq!(text_of(&app, &one, &path).await, "From Mina");
    let both = one.post(&app, &change, &[("subject", "June"), ("text", "From Olu"), ("revision", "1")]).await;
    assert!(both.status == 409 && both.says("From Mina") && both.body.contains("From Olu"));
    assert!(!both.body.contains("<script"), "there only the button replaces the other version");

    let out = Colleague { id: one.id, email: String::new(), cookie: String::new() };
    let answer = autosave(&app, &out, &change, "2", "Nobody").await;
    assert_eq!(answer.status, 303, "to the login");
    press(&app, &one, &path, "discard").await;
    let answer = autosave(&app, &one, &change, "2", "Too late").await;
    assert!(answer.status == 409 && answer.body.contains("isn’t a draft any more"), "{}", answer.body);
}

both!(what_a_draft_said_before_can_be_brought_back);
async fn what_a_draft_said_before_can_be_brought_back(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (one, other) = (olu(&app).await, Colleague::new(&app, "mina", &[("quayside", Role::Organiser)]).await);
    let path = draft(&app, &one, "June", "First").await;
    assert!(one.get(&app, &format!("{path}/saves")).await.says("No earlier versions yet"));
    save(&app, &one, &path, "Second").await;
    save(&app, &one, &path, "Second").await;
    save(&app, &other, &path, "Third & last").await;
    assert_eq!(saves(&app, &one, &path).await, ["Second", "First"], "what changed nothing is kept once");

    let link = one.get(&app, &path).await.link_of("Earlier versions");
    let page = one.get(&app, &link).await;
    assert!(page.says("olu, ") && page.says("First") && !page.body.contains("Bring this back"), "{}", page.text());
    let oldest = links(&page).pop().expect("a link");
    let answer = bring_back(&app, &one, &oldest).await;
    assert_eq!(answer.location(), format!("{path}?done=brought-back"));
    assert!(one.get(&app, &answer.location()).await.says("The earlier version is back"));
    assert_eq!(text_of(&app, &one, &path).await, "First");
    let after = saves(&app, &one, &path).await;
    assert_eq!(after, ["Third &amp; last", "Second"], "and what it said is kept");
    assert_eq!(bring_back_gone(&app, &one, &oldest).await, 404, "it's the text now");
    let revision = one.get(&app, &format!("{path}/change")).await.value_of("revision");
    assert_eq!(revision.as_deref(), Some("4"), "who writes meanwhile is told");
}

async fn bring_back_gone(app: &TestApp, one: &Colleague, link: &str) -> u16 {
    let (path, save) = link.split_once("?save=").expect("a link");
    assert_eq!(one.get(app, link).await.status, 404);
    one.post(app, path, &[("save", save)]).await.status
}

both!(what_saves_itself_is_kept_every_ten_minutes_and_what_was_deleted_at_once);
async fn what_saves_itself_is_kept_every_ten_minutes_and_what_was_deleted_at_once(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "One").await;
    let change = format!("{path}/change");
    for (revision, text) in ["One two", "One two three", "One two three four"].iter().enumerate() {
        app.wait(TimeDelta::minutes(2));
        heard(&autosave(&app, &one, &change, &(revision + 1).to_string(), text).await);
    }
    assert_eq!(saves(&app, &one, &path).await, ["One"], "what the button had saved");
    app.wait(TimeDelta::minutes(10));
    heard(&autosave(&app, &one, &change, "4", "One two three four five").await);
    assert_eq!(saves(&app, &one, &path).await, ["One two three four", "One"]);
    app.wait(TimeDelta::minutes(1));
    heard(&autosave(&app, &one, &change, "5", "Oops").await);
    assert_eq!(saves(&app, &one, &path).await[0], "One two three four five");
    save(&app, &one, &path, "Oops again").await;
    assert_eq!(saves(&app, &one, &path).await[0], "Oops", "what a button replaces is never passed over");
    app.wait(TimeDelta::minutes(1));
    heard(&autosave(&app, &one, &change, "7", "Oops again and again").await);
    assert_eq!(saves(&app, &one, &path).await[0], "Oops again", "what somebody saved is never passed over");
}

both!(earlier_saves_end_with_the_draft);
async fn earlier_saves_end_with_the_draft(engine: Engine) {
    let app = TestApp::new(engine).await;
    readers(&app, 1).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "Text 0").await;
    for at in 1..=25 {
        save(&app, &one, &path, &format!("Text {at}")).await;
    }
    let kept = saves(&app, &one, &path).await;
    assert_eq!((kept.len(), &*kept[0], &*kept[19]), (20, "Text 24", "Text 5"));
    send(&app, &one, &path).await;
    assert_eq!(app.inside().await.count("issue_save").await, 0, "gone when it's sent");
    assert_eq!(one.get(&app, &format!("{path}/saves")).await.location(), path);

    let path = draft(&app, &one, "July", "Hello").await;
    save(&app, &one, &path, "Hello again").await;
    press(&app, &one, &path, "discard").await;
    assert_eq!(app.inside().await.count("issue_save").await, 0, "gone with the draft");

    let path = draft(&app, &one, "July", "Hello").await;
    save(&app, &one, &path, "Hello again").await;
    app.wait(TimeDelta::days(367));
    let one = Colleague::new(&app, "mina", &[("quayside", Role::Organiser)]).await;
    assert_eq!(one.get(&app, &format!("{path}/saves")).await.status, 404);
    app.sweep().await;
    assert_eq!(app.inside().await.count("issue_save").await, 0, "gone a year later");
}

both!(only_who_may_write_an_issue_sees_what_it_said_before);
async fn only_who_may_write_an_issue_sees_what_it_said_before(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = olu(&app).await;
    let (path, other) = (draft(&app, &one, "June", "Hello").await, draft(&app, &one, "July", "Hi").await);
    save(&app, &one, &path, "Hello again").await;
    let own = format!("{path}/saves");
    let link = links(&one.get(&app, &own).await).pop().expect("a link");
    let save = one.get(&app, &link).await.value_of("save").expect("a button");
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    assert_eq!(officer.get(&app, &own).await.status, 404);
    assert_eq!(officer.get(&app, &link).await.status, 404);
    assert_eq!(officer.post(&app, &own, &[("save", &save)]).await.status, 404);
    assert_eq!(autosave(&app, &officer, &format!("{path}/change"), "2", "Mine").await.status, 409);
    let theirs = format!("{other}/saves");
    assert_eq!(one.post(&app, &theirs, &[("save", &save)]).await.status, 404, "another issue's");
    assert_eq!(text_of(&app, &one, &path).await, "Hello again");
}
