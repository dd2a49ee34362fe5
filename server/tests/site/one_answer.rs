//! Invariant 7: the site tells nobody who is on a list. One answer for all addresses, one durable commit for each.

use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::people::ADAS_ADDRESS;

const SUPPER: &str = "/events/supper";
const NEWS: &str = "/newsletters/news";
const STOP: &str = "/newsletters/news/stop";
/// Of the same length, so that nothing else differs.
const KNOWN: &str = "known@example.org";
const UNKNOWN: &str = "other@example.org";
const NEVER: &str = "never@example.org";

/// An answer without what may differ: the date, and the address and token that belong to it.
fn alike(page: &Page, email: &str, token: &str) -> (u16, Vec<(String, String)>, String) {
    let headers = page.headers.iter().filter(|(name, _)| *name != "date");
    let mut headers: Vec<_> = headers
        .map(|(name, value)| (name.to_string(), value.to_str().expect("readable").replace(token, "TOKEN")))
        .collect();
    headers.sort();
    (page.status, headers, page.body.replace(token, "TOKEN").replace(email, "ADDRESS"))
}

/// Signs up; what came back, and what the page after it says.
async fn answers(app: &TestApp, path: &str, email: &str) -> [(u16, Vec<(String, String)>, String); 2] {
    let fields = [("email", email), ("consent", "yes"), ("seats", "1")];
    let answer = app.submit(path, &fields).await;
    let location = answer.location();
    let token = location.strip_prefix("/sent/").expect("the sent page").to_owned();
    let sent = app.get(&location).await;
    [alike(&answer, email, &token), alike(&sent, email, &token)]
}

/// Makes one address known and one that never wants mail.
async fn prepare(app: &TestApp, path: &str) {
    app.sign_up_and_confirm(path, &[("email", KNOWN), ("consent", "yes"), ("seats", "1")]).await;
    app.submit(path, &[("email", NEVER), ("consent", "yes"), ("seats", "1")]).await;
    let not_me = app.mail_to(NEVER).await.link("/cancel");
    app.post(&not_me, &[("never", "yes")]).await;
    app.wait(TimeDelta::minutes(11));
}

both!(known_unknown_suppressed_and_limited_addresses_get_the_same_answer_from_an_event);
async fn known_unknown_suppressed_and_limited_addresses_get_the_same_answer_from_an_event(engine: Engine) {
    the_same_answer(engine, SUPPER).await;
}

both!(known_unknown_suppressed_and_limited_addresses_get_the_same_answer_from_a_newsletter);
async fn known_unknown_suppressed_and_limited_addresses_get_the_same_answer_from_a_newsletter(engine: Engine) {
    the_same_answer(engine, NEWS).await;
}

both!(known_unknown_suppressed_and_limited_addresses_get_the_same_answer_from_your_data);
async fn known_unknown_suppressed_and_limited_addresses_get_the_same_answer_from_your_data(engine: Engine) {
    the_same_answer(engine, "/your-data").await;
}

both!(known_unknown_suppressed_and_limited_addresses_get_the_same_answer_when_they_stop_a_newsletter);
async fn known_unknown_suppressed_and_limited_addresses_get_the_same_answer_when_they_stop_a_newsletter(
    engine: Engine,
) {
    the_same_answer(engine, STOP).await;
}

async fn the_same_answer(engine: Engine, path: &str) {
    let app = TestApp::new(engine).await;
    prepare(&app, SUPPER).await;
    if path.starts_with(NEWS) {
        app.sign_up_and_confirm(NEWS, &[("email", KNOWN), ("consent", "yes")]).await;
        app.wait(TimeDelta::minutes(11));
    }
    let unknown = answers(&app, path, UNKNOWN).await;
    assert_eq!((unknown[0].0, unknown[1].0), (303, 200));
    assert_eq!(answers(&app, path, KNOWN).await, unknown, "known");
    assert_eq!(answers(&app, path, NEVER).await, unknown, "suppressed");
    assert_eq!(answers(&app, path, UNKNOWN).await, unknown, "limited");
}

both!(the_mail_to_a_known_address_says_so_under_the_same_subject);
async fn the_mail_to_a_known_address_says_so_under_the_same_subject(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &[("email", ADAS_ADDRESS), ("seats", "1")]).await;
    app.wait(TimeDelta::minutes(11));
    let folded = ADAS_ADDRESS.to_lowercase();
    app.submit(SUPPER, &[("email", &folded), ("seats", "3"), ("name", "Somebody else")]).await;
    app.submit(SUPPER, &[("email", UNKNOWN), ("seats", "3")]).await;

    let (known, new) = (app.mail_to(ADAS_ADDRESS).await, app.mail_to(UNKNOWN).await);
    assert_eq!((&known.subject, &known.from), (&new.subject, &new.from));
    assert_eq!(known.to, ADAS_ADDRESS, "it goes where the person said");
    assert!(known.text.contains("You’re already signed up") && new.text.contains("Was this you?"));
    let page = app.get(&known.link("/your-sign-up/")).await;
    assert!(page.says("You’re coming") && page.says("You have a place"));
    assert!(!app.get(&own).await.says("Somebody else"), "nothing of the sign-up has changed");
}

/// The commits that one request makes.
async fn commits(app: &TestApp, path: &str, fields: &[(&str, &str)], status: u16) -> u64 {
    let form = app.get(path).await;
    app.wait(TimeDelta::seconds(5));
    let before = app.site.db.version();
    let answer = app.resubmit(path, &form, fields).await;
    assert_eq!(answer.status, status, "{path}: {}", answer.text());
    app.site.db.version() - before
}

both!(every_accepted_post_ends_in_exactly_one_durable_commit);
async fn every_accepted_post_ends_in_exactly_one_durable_commit(engine: Engine) {
    let app = TestApp::new(engine).await;
    prepare(&app, SUPPER).await;
    let other = ("x", "y");
    for (path, extra) in [(SUPPER, ("seats", "1")), (NEWS, ("consent", "yes")), ("/your-data", other), (STOP, other)] {
        if path == NEWS {
            app.sign_up_and_confirm(path, &[("email", KNOWN), extra]).await;
            app.wait(TimeDelta::minutes(11));
        }
        for (email, kind) in [(UNKNOWN, "unknown"), (KNOWN, "known"), (NEVER, "suppressed"), (UNKNOWN, "limited")] {
            assert_eq!(commits(&app, path, &[("email", email), extra], 303).await, 1, "{path}, {kind}");
        }
    }
}

both!(sending_again_ends_in_one_commit_for_all_as_well);
async fn sending_again_ends_in_one_commit_for_all_as_well(engine: Engine) {
    let app = TestApp::new(engine).await;
    prepare(&app, SUPPER).await;
    for email in [UNKNOWN, KNOWN, NEVER] {
        let sent = app.submit(SUPPER, &[("email", email), ("seats", "1")]).await.location();
        for kind in ["limited", "due"] {
            let before = app.site.db.version();
            let answer = app.post(&sent, &[("again", "yes")]).await;
            assert!(app.follow(answer).await.says("We’ll send it again if we can"), "{email}, {kind}");
            assert_eq!(app.site.db.version() - before, 1, "{email}, {kind}");
            app.wait(TimeDelta::minutes(11));
        }
    }
}
