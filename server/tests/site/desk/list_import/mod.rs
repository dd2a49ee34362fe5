//! A list that was somewhere else: what becomes of each row, the proof that's asked for, and who is never brought back.

mod flow;
mod long;
mod refused;

use app::domain::role::Role;
use reqwest::header;
use reqwest::multipart::{Form, Part};
use server::actions::list_import::bring::bring_in_due;

use crate::support::app::TestApp;
use crate::support::colleague::Colleague;
use crate::support::page::Page;

const NEWS: &str = "/newsletters/news";
const IMPORT: &str = "/organise/newsletters/news/import";
const PROOF: [(&str, &str); 3] = [("when", "2024-05-03"), ("how", "paper"), ("wording", "Please email me the news.")];
const BENS: &str = "ben@example.org";

async fn olu(app: &TestApp) -> Colleague {
    Colleague::new(app, "olu", &[("quayside", Role::Organiser)]).await
}

/// Sends a file as a browser does: after what was typed.
async fn send(app: &TestApp, who: &Colleague, typed: &[(&str, &str)], file: impl Into<Vec<u8>>) -> Page {
    let form = typed.iter().fold(Form::new(), |form, (name, value)| form.text((*name).to_owned(), (*value).to_owned()));
    let form = form.part("file", Part::bytes(file.into()).file_name("list.csv"));
    let cookie = format!("onpurpose={}", who.cookie);
    let base = app.site.config.base_url.clone();
    app.request(|client, _| {
        let post = client.post(app.whole(IMPORT)).header(header::COOKIE, cookie).header(header::ORIGIN, base);
        post.multipart(form)
    })
    .await
}

/// Sends a file; the path of the page that says what becomes of it.
async fn checked(app: &TestApp, who: &Colleague, file: impl Into<Vec<u8>>) -> String {
    let answer = send(app, who, &PROOF, file).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location()
}

/// Says yes, and lets the job work.
async fn bring(app: &TestApp, who: &Colleague, path: &str) {
    assert_eq!(who.post(app, path, &[("do", "start")]).await.location(), path);
    bring_in_due(&app.site).await.expect("a job that runs");
}

/// The addresses of a list of this length.
fn people(many: usize) -> String {
    let rows = (0..many).map(|number| format!("person{number:05}@example.org\n"));
    format!("email\n{}", rows.collect::<String>())
}
