//! Issues of a newsletter: written, looked at, tried out, sent; who gets them and who doesn't; how they stop.

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::samples::{self, CONTENTS};

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::people::BEN;

pub const ISSUES: &str = "/organise/newsletters/news/issues";
pub const NEWS: &str = "/newsletters/news";

/// The sample contents, with an archive.
pub fn archived() -> String {
    let archive = "slug = \"news\"\narchive = true\narchive_search = true\n";
    CONTENTS.replace("slug = \"news\"\n", archive)
}

pub async fn olu(app: &TestApp) -> Colleague {
    Colleague::new(app, "olu", &[("quayside", Role::Organiser)]).await
}

/// Writes a draft; its path.
pub async fn draft(app: &TestApp, one: &Colleague, subject: &str, text: &str) -> String {
    let answer = one.post(app, &format!("{ISSUES}/new"), &[("subject", subject), ("text", text)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location().split('?').next().expect("a path").to_owned()
}

pub async fn press(app: &TestApp, one: &Colleague, path: &str, button: &str) -> Page {
    one.submit(app, path, &[("do", button)]).await
}

/// Sends a draft, and queues all of it.
pub async fn send(app: &TestApp, one: &Colleague, path: &str) {
    let answer = press(app, one, path, "send").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    app.sweep().await;
}

pub async fn readers(app: &TestApp, many: usize) {
    for at in 0..many {
        app.wait(TimeDelta::hours(1));
        let email = format!("r{at}@example.org");
        app.sign_up_and_confirm(NEWS, &[("email", &email), ("consent", "yes")]).await;
    }
}

pub async fn count(app: &TestApp, subject: &str) -> usize {
    app.mails().await.iter().filter(|mail| mail.subject == subject).count()
}

both!(an_issue_is_looked_at_tried_out_and_goes_to_each_reader_alone);
async fn an_issue_is_looked_at_tried_out_and_goes_to_each_reader_alone(engine: Engine) {
    let app = TestApp::with(engine, &archived(), &[]).await;
    readers(&app, 2).await;
    app.sign_up_and_confirm("/events/supper", &BEN).await;
    app.submit(NEWS, &[("email", "pending@example.org"), ("consent", "yes")]).await;
    let one = olu(&app).await;
    let link = one.get(&app, "/organise/newsletters/news").await.link_of("Issues");
    assert_eq!(link, ISSUES);
    assert!(one.get(&app, ISSUES).await.says("No issues yet"));

    let bad = format!(
        "See [us]({}/events/none), [x](javascript:alert(1)) and [mine]({}/your-sign-up/x).\n\n{{event: quiet}}",
        app.site.config.base_url, app.site.config.base_url
    );
    let path = draft(&app, &one, "", &bad).await;
    let page = one.get(&app, &path).await;
    for said in [
        "Enter a subject",
        "This site has no such page",
        "Begin this link with https:// or mailto: javascript:alert(1)",
        "This page is one person’s own",
        "There’s no listed event called “quiet”",
    ] {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    assert!(!page.body.contains("value=\"send\"") && !page.body.contains("href=\"javascript"));
    assert_eq!(one.post(&app, &path, &[("do", "send"), ("revision", "1")]).await.status, 422);
    let queued = app.inside().await.number("SELECT COUNT(*) FROM outbox WHERE announcement_id IS NOT NULL").await;
    assert_eq!(queued, 0);

    let text = "The **roof** is done.\n\n[Help us](https://harbour.example/help \"button\")\n\n{event: supper}";
    let fields = [("subject", "June"), ("preview", "The roof, the supper"), ("text", text)];
    let saved = one.submit(&app, &format!("{path}/change"), &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = one.get(&app, &path).await;
    assert!(page.says("Send to 2 people") && page.body.contains("<strong>roof</strong>"), "{}", page.text());
    assert_eq!(page.body.matches("class=\"letter\"").count(), 3, "light, dark, and as text");
    assert!(page.says("Summer supper") && page.says("Sail Loft") && page.says("Unsubscribe"));
    let html = page.body.split("<pre").next().expect("what is before the text part");
    assert!(!html.contains(" style="), "pages have no inline style");

    press(&app, &one, &path, "test").await;
    let test = app.mail_to(&one.email).await;
    assert!(
        test.subject == "Test: June" && test.text.contains("Help us:\r\nhttps://harbour.example/help"),
        "{}",
        test.text
    );
    assert_eq!(count(&app, "June").await, 0, "a test goes to nobody else");

    send(&app, &one, &path).await;
    assert_eq!(one.post(&app, &path, &[("do", "send"), ("revision", "2")]).await.status, 303, "pressed again");
    app.sweep().await;
    let mail = app.mail_to("r0@example.org").await;
    assert_eq!(mail.subject, "June");
    assert!(mail.html.contains("<strong>roof</strong>") && mail.html.contains("The roof, the supper"));
    assert!(
        mail.text.contains("Summer supper") && mail.text.contains("Sail Loft") && mail.text.contains("20 May 2029")
    );
    assert!(mail.from.contains("Quayside branch") && mail.text.contains("Your subscription:"));
    let header = |name: &str| mail.header(name).unwrap_or_else(|| panic!("no {name}"));
    assert_eq!(header("List-Id"), "Quayside news <news.127.0.0.1>");
    assert_eq!(header("List-Unsubscribe"), format!("<{}>", mail.link("/unsubscribe/")));
    assert_eq!(header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    assert_eq!(header("List-Archive"), format!("<{}{NEWS}/issues>", app.site.config.base_url));
    let other = app.mail_to("r1@example.org").await;
    assert_ne!(mail.link("/unsubscribe/"), other.link("/unsubscribe/"));
    assert_eq!(mail.link("/issues/1"), other.link("/issues/1"), "what can be passed on is nobody's own");
    assert_eq!(count(&app, "June").await, 2, "twice pressed, once sent");
    app.sweep().await;
    let page = one.get(&app, ISSUES).await;
    assert!(page.says("No. 1") && page.says("2 of 2 sent.") && page.says("Unsubscribed since: 0."), "{}", page.text());
    let sent = app.inside().await.number("SELECT COUNT(*) FROM audit WHERE action = 'issue-sent' AND count = 2").await;
    assert_eq!(sent, 1);
}

both!(a_scheduled_issue_waits_for_its_time_and_can_be_taken_back);
async fn a_scheduled_issue_waits_for_its_time_and_can_be_taken_back(engine: Engine) {
    let app = TestApp::new(engine).await;
    readers(&app, 1).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "Hello").await;
    for (date, time) in [("2027-05-19", "09:30"), ("2030-05-19", "09:30"), ("soon", "")] {
        let fields = [("do", "schedule"), ("date", date), ("time", time)];
        assert_eq!(one.submit(&app, &path, &fields).await.status, 422, "{date}");
    }
    let fields = [("do", "schedule"), ("date", "2027-05-25"), ("time", "09:30")];
    assert_eq!(one.submit(&app, &path, &fields).await.status, 303);
    assert!(one.get(&app, &path).await.says("Will be sent on Tuesday 25 May 2027, 9.30 am"));
    press(&app, &one, &path, "unschedule").await;
    assert!(one.get(&app, &path).await.says("Draft, saved"));
    assert_eq!(one.submit(&app, &path, &fields).await.status, 303);
    app.sweep().await;
    assert_eq!(count(&app, "June").await, 0);
    app.wait(TimeDelta::days(5));
    app.sweep().await;
    assert_eq!(count(&app, "June").await, 1);
}

both!(a_paused_issue_goes_on_where_it_was_and_a_stopped_one_does_not);
async fn a_paused_issue_goes_on_where_it_was_and_a_stopped_one_does_not(engine: Engine) {
    let app = TestApp::new(engine).await;
    readers(&app, 3).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "Hello").await;
    send(&app, &one, &path).await;
    assert!(one.get(&app, &path).await.says("Still to send 3"));
    press(&app, &one, &path, "pause").await;
    assert_eq!(count(&app, "June").await, 0);
    app.wait(TimeDelta::days(6));
    app.sweep().await;
    assert_eq!(count(&app, "June").await, 0, "for as long as nobody lets it go on");
    let one = Colleague::new(&app, "mina", &[("quayside", Role::Organiser)]).await;
    let page = one.get(&app, &path).await;
    assert!(page.says("Nobody gets it while it’s paused"), "{}", page.text());
    press(&app, &one, &path, "resume").await;
    app.sweep().await;
    assert_eq!(count(&app, "June").await, 3);
    app.sweep().await;
    assert!(one.get(&app, &path).await.says("3 of 3 sent."));

    let copy = press(&app, &one, &path, "copy").await.location();
    let copy = copy.strip_suffix("/change").expect("the form of a draft");
    send(&app, &one, copy).await;
    press(&app, &one, copy, "stop").await;
    app.sweep().await;
    assert_eq!(count(&app, "June").await, 3, "nothing of the copy");
    let page = one.get(&app, copy).await;
    assert!(page.says("Stopped") && page.says("0 of 3 sent."), "{}", page.text());
    let acts = app.inside().await.texts("SELECT action FROM audit WHERE action LIKE 'issue-%' ORDER BY number").await;
    assert_eq!(acts, ["issue-sent", "issue-paused", "issue-resumed", "issue-sent", "issue-stopped"]);
}

both!(many_readers_get_it_once_each_though_the_site_is_restarted);
async fn many_readers_get_it_once_each_though_the_site_is_restarted(engine: Engine) {
    let app = TestApp::new(engine).await;
    samples::readers(&app.site, "news", 1_001).await.expect("readers");
    app.wait(TimeDelta::minutes(1));
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "Hello").await;
    let answer = press(&app, &one, &path, "send").await;
    assert_eq!(answer.status, 303);
    let app = app.restart().await;
    app.sweep().await;
    let mails = app.mails().await;
    let mut to: Vec<_> = mails.iter().filter(|mail| mail.subject == "June").map(|mail| mail.to.clone()).collect();
    assert_eq!(to.len(), 1_001);
    to.sort();
    to.dedup();
    assert_eq!(to.len(), 1_001, "nobody twice");
    app.sweep().await;
    assert!(one.get(&app, &path).await.says("1001 of 1001 sent."));
    app.wait(TimeDelta::days(8));
    app.sweep().await;
    assert_eq!(app.inside().await.number("SELECT COUNT(*) FROM outbox WHERE kind = 'issue'").await, 0);
    let one = Colleague::new(&app, "mina", &[("quayside", Role::Organiser)]).await;
    assert!(one.get(&app, &path).await.says("1001 of 1001 sent."), "the numbers outlive the rows");
}

both!(two_who_write_at_once_are_told_and_nothing_is_lost);
async fn two_who_write_at_once_are_told_and_nothing_is_lost(engine: Engine) {
    let app = TestApp::new(engine).await;
    readers(&app, 1).await;
    let (one, other) = (olu(&app).await, Colleague::new(&app, "mina", &[("quayside", Role::Organiser)]).await);
    let path = draft(&app, &one, "June", "Hello").await;
    let change = format!("{path}/change");
    let seen = other.get(&app, &change).await.value_of("revision").expect("a revision");
    one.submit(&app, &change, &[("subject", "June"), ("text", "From Olu")]).await;
    let page = other.post(&app, &change, &[("subject", "July"), ("text", "From Mina"), ("revision", &seen)]).await;
    assert_eq!(page.status, 409);
    assert!(page.says("Someone else has saved this") && page.says("From Olu") && page.body.contains("From Mina"));
    assert!(one.get(&app, &path).await.says("From Olu"));
    let again = page.value_of("revision").expect("a revision");
    other.post(&app, &change, &[("subject", "July"), ("text", "From Mina"), ("revision", &again)]).await;
    assert!(one.get(&app, &path).await.says("From Mina"));
    let stale = one.post(&app, &path, &[("do", "send"), ("revision", &seen)]).await;
    assert_eq!(stale.status, 409, "what is sent is what was looked at");
}

both!(a_card_is_added_by_its_button);
async fn a_card_is_added_by_its_button(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = olu(&app).await;
    let form = one.get(&app, &format!("{ISSUES}/new")).await;
    assert!(form.body.contains("value=\"supper\"") && !form.body.contains("value=\"quiet\""), "listed events alone");
    let fields = [("subject", "June"), ("text", "Hello"), ("event", "supper"), ("do", "card")];
    let answer = one.post(&app, &format!("{ISSUES}/new"), &fields).await;
    let change = answer.location();
    assert!(change.ends_with("/change#f-text"), "{change}");
    assert!(one.get(&app, &change).await.body.contains("Hello\n\n{event: supper}"));
}

both!(somebody_elses_newsletter_has_no_issues);
async fn somebody_elses_newsletter_has_no_issues(engine: Engine) {
    let other = "\n[[branch]]\nslug = \"uphill\"\nname = \"Uphill\"\nemail = \"uphill@harbour.example\"\n\n[[event]]";
    let app = TestApp::with(engine, &CONTENTS.replacen("\n[[event]]", other, 1), &[]).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "Hello").await;
    let stranger = Colleague::new(&app, "una", &[("uphill", Role::Organiser)]).await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    for who in [&stranger, &officer] {
        for get in [ISSUES, &format!("{ISSUES}/new"), &path, &format!("{path}/change")] {
            assert_eq!(who.get(&app, get).await.status, 404, "{get}");
        }
        for deed in ["send", "schedule", "unschedule", "pause", "resume", "stop", "test", "copy", "discard"] {
            assert_eq!(who.post(&app, &path, &[("do", deed)]).await.status, 404, "{deed}");
        }
    }
    press(&app, &one, &path, "discard").await;
    assert_eq!(one.get(&app, &path).await.status, 404);
}
