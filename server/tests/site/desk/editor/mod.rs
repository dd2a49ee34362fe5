//! Writing, publishing and running events and newsletters.

mod answers;
mod begin;
mod changing;
mod deviations;
mod pressed_once;
mod publishing;
mod strangers;
mod together;

use app::domain::role::Role;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::page::Page;

/// Two branches side by side, with what the other tests have in the first.
const TWO: &str = r#"
[[branch]]
slug = "hillside"
name = "Hillside branch"
email = "hillside@harbour.example"
"#;

/// What a newcomer writes on the first page, and no more.
pub const MEETING: [(&str, &str); 10] = [
    ("title", "June meeting"),
    ("summary", "We plan the summer."),
    ("date", "2027-06-22"),
    ("from", "19:00"),
    ("until", "21:00"),
    ("place", "The back room"),
    ("access", "Step-free."),
    ("group_max", "4"),
    ("zone", "Europe/London"),
    ("reminds", "yes"),
];

/// Where the event of [`MEETING`] is published.
pub const JUNE: &str = "/organise/events/june-meeting";

/// A site with two branches and an organiser of the first.
async fn site(engine: Engine) -> (TestApp, Colleague) {
    let app = TestApp::with(engine, &format!("{CONTENTS}{TWO}"), &[]).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    (app, olu)
}

/// Begins a draft of a kind and fills its first page. Returns the draft's path.
async fn begin(app: &TestApp, one: &Colleague, kind: &str, fields: &[(&str, &str)]) -> String {
    let answer = one.submit(app, "/organise/new", &[("kind", kind)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let draft = answer.location();
    let answer = one.submit(app, &draft, fields).await;
    assert_eq!(answer.location(), format!("{draft}/questions"), "{}", answer.text());
    draft
}

/// Publishes a draft. Returns the path of what was published.
async fn publish(app: &TestApp, one: &Colleague, draft: &str) -> String {
    let answer = one.submit(app, &format!("{draft}/check"), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location().split('?').next().expect("a path").to_owned()
}

/// Sends a page of a draft as it stands, with these values instead; the page must show all its inputs' values itself.
async fn resend(app: &TestApp, one: &Colleague, path: &str, fields: &[(&str, &str)]) -> Page {
    let all: Vec<(&str, &str)> =
        MEETING.iter().filter(|(name, _)| !fields.iter().any(|(own, _)| own == name)).chain(fields).copied().collect();
    one.submit(app, path, &all).await
}

/// Presses the button that begins or goes on with a change of something published. Returns the draft's path.
async fn edit(app: &TestApp, one: &Colleague, path: &str) -> String {
    let answer = one.post(app, &format!("{path}/edit"), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location()
}

/// The acts in the audit, oldest first.
async fn acts(app: &TestApp) -> Vec<String> {
    server::db::audit::after(app.site.db.read(), 0, 1000)
        .await
        .expect("an audit")
        .into_iter()
        .map(|row| row.action)
        .collect()
}
