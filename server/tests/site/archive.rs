//! The issues that anybody may read: only where the newsletter says so, and nothing of anybody in them.

use app::domain::role::Role;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

const NEWS: &str = "/newsletters/news";

/// Sends an issue to one reader; its path.
async fn sent(app: &TestApp, one: &Colleague, subject: &str) -> String {
    let issues = "/organise/newsletters/news/issues";
    let text = "The <b>roof</b> & more\n\n{event: supper}";
    let answer = one.post(app, &format!("{issues}/new"), &[("subject", subject), ("text", text)]).await;
    let path = answer.location().split('?').next().expect("a path").to_owned();
    one.submit(app, &path, &[("do", "send")]).await;
    app.sweep().await;
    app.mails().await;
    app.sweep().await;
    path
}

both!(without_a_yes_there_is_no_archive);
async fn without_a_yes_there_is_no_archive(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(NEWS, &[("email", "ada@example.org"), ("consent", "yes")]).await;
    let one = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    sent(&app, &one, "June").await;
    let mail = app.mail_to("ada@example.org").await;
    assert_eq!(mail.header("List-Archive"), None);
    assert!(!mail.text.contains("/issues/"));
    for path in ["/issues", "/issues/1", "/issues.atom"] {
        assert_eq!(app.get(&format!("{NEWS}{path}")).await.status, 404, "{path}");
    }
}

both!(an_archive_has_what_was_sent_and_nothing_of_anybody);
async fn an_archive_has_what_was_sent_and_nothing_of_anybody(engine: Engine) {
    let with = CONTENTS.replace("slug = \"news\"\n", "slug = \"news\"\narchive = true\n");
    let app = TestApp::with(engine, &with, &[]).await;
    app.sign_up_and_confirm(NEWS, &[("email", "ada@example.org"), ("consent", "yes")]).await;
    let one = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    assert!(app.get(&format!("{NEWS}/issues")).await.says("No issues yet"));
    sent(&app, &one, "June").await;
    one.post(&app, "/organise/newsletters/news/issues/new", &[("subject", "Not yet"), ("text", "Secret")]).await;

    let list = app.get(&format!("{NEWS}/issues")).await;
    assert!(list.says("June") && !list.says("Not yet") && list.body.contains("noindex"));
    let issue = app.get(&format!("{NEWS}/issues/1")).await;
    assert!(issue.says("The <b>roof</b> & more") && issue.says("Summer supper"), "{}", issue.text());
    for path in ["/issues/2", "/issues/01", "/issues/0", "/issues/x", "/issues/99999999999"] {
        assert_eq!(app.get(&format!("{NEWS}{path}")).await.status, 404, "{path}");
    }
    let feed = app.get(&format!("{NEWS}/issues.atom")).await;
    assert!(feed.header("content-type").starts_with("application/atom+xml"));
    assert!(feed.body.contains("<title>June</title>") && feed.body.contains("&lt;p&gt;The &amp;lt;b"), "{}", feed.body);
    assert_eq!(feed.header("x-robots-tag"), "noindex");
    for page in [&list, &issue, &feed] {
        for own in ["ada@example.org", "/unsubscribe/", "/your-sign-up/"] {
            assert!(!page.body.contains(own), "{own}");
        }
    }

    let searched = CONTENTS.replace("slug = \"news\"\n", "slug = \"news\"\narchive = true\narchive_search = true\n");
    app.import(&searched).await;
    assert!(!app.get(&format!("{NEWS}/issues/1")).await.body.contains("noindex"));
}
