//! Issues of a newsletter: written, looked at, tried out, sent; who gets them and who doesn't; how they stop.

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::crowd;
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::people::BEN;

const ISSUES: &str = "/organise/newsletters/news/issues";
const NEWS: &str = "/newsletters/news";

/// The sample contents, with an archive.
fn archived() -> String {
    let archive = "slug = \"news\"\narchive = true\narchive_search = true\n";
    CONTENTS.replace("slug = \"news\"\n", archive)
}

async fn olu(app: &TestApp) -> Colleague {
    Colleague::new(app, "olu", &[("quayside", Role::Organiser)]).await
}

/// The same, with a question in the newsletter's form.
fn asking() -> String {
    let question = "\n[[newsletter.field]]\nkey = \"where\"\nkind = \"one_of\"\nlabel = \"Where do you live?\"\n\
                    why = \"so that we write about it\"\noptions = [\"North\", \"South\"]\n";
    format!("{}{question}", archived())
}

/// Writes a draft; its path.
async fn draft(app: &TestApp, one: &Colleague, subject: &str, text: &str) -> String {
    let answer = one.post(app, &format!("{ISSUES}/new"), &[("subject", subject), ("text", text)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location().split('?').next().expect("a path").to_owned()
}

async fn press(app: &TestApp, one: &Colleague, path: &str, button: &str) -> Page {
    one.submit(app, path, &[("do", button)]).await
}

/// Sends a draft, and queues all of it.
async fn send(app: &TestApp, one: &Colleague, path: &str) {
    let answer = press(app, one, path, "send").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    app.sweep().await;
}

async fn readers(app: &TestApp, many: usize) {
    for at in 0..many {
        app.wait(TimeDelta::hours(1));
        let email = format!("r{at}@example.org");
        app.sign_up_and_confirm(NEWS, &[("email", &email), ("consent", "yes")]).await;
    }
}

async fn count(app: &TestApp, subject: &str) -> usize {
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

both!(who_leaves_in_the_middle_gets_nothing_more_and_is_counted_without_a_name);
async fn who_leaves_in_the_middle_gets_nothing_more_and_is_counted_without_a_name(engine: Engine) {
    let app = TestApp::new(engine).await;
    readers(&app, 4).await;
    let leave = app.mail_to("r1@example.org").await.link("/unsubscribe/");
    let never = app.mail_to("r2@example.org").await.link("/unsubscribe/");
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "Hello").await;
    send(&app, &one, &path).await;
    app.post(&leave, &[("List-Unsubscribe", "One-Click")]).await;
    app.post(&never, &[("never", "yes")]).await;
    app.inside()
        .await
        .execute(
            "UPDATE subscription SET state = 'pending' WHERE id = (SELECT id FROM subscription ORDER BY id LIMIT 1)",
        )
        .await;
    assert_eq!(count(&app, "June").await, 1, "of the two who are left, one is no reader any more");
    app.sweep().await;
    let page = one.get(&app, &path).await;
    assert!(page.says("1 of 4 sent.") && page.says("fewer than 5"), "{}", page.text());
    let counted = app.inside().await.number("SELECT unsubscribed FROM announcement").await;
    assert_eq!(counted, 2);
    assert!(one.get(&app, ISSUES).await.says("May 2027"), "how readers come and go by the month");
}

both!(who_subscribes_after_it_began_does_not_get_it);
async fn who_subscribes_after_it_began_does_not_get_it(engine: Engine) {
    let app = TestApp::new(engine).await;
    readers(&app, 1).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "Hello").await;
    send(&app, &one, &path).await;
    app.inside().await.execute("UPDATE announcement SET queued_at = NULL, queued_to = NULL").await;
    app.inside().await.execute("DELETE FROM outbox WHERE kind = 'issue'").await;
    app.wait(TimeDelta::minutes(1));
    app.sign_up_and_confirm(NEWS, &[("email", "late@example.org"), ("consent", "yes")]).await;
    app.sweep().await;
    assert_eq!(count(&app, "June").await, 1);
    assert!(app.mails_to("late@example.org").await.iter().all(|mail| mail.subject != "June"));
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
    crowd::subscribe(&app, "news", 1_001).await;
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

both!(only_those_who_gave_an_answer_get_what_is_for_them);
async fn only_those_who_gave_an_answer_get_what_is_for_them(engine: Engine) {
    let app = TestApp::with(engine, &asking(), &[]).await;
    for (email, place) in [("n@example.org", Some("1")), ("s@example.org", Some("2")), ("x@example.org", None)] {
        let fields: Vec<_> =
            [("email", email), ("consent", "yes")].into_iter().chain(place.map(|place| ("where", place))).collect();
        app.sign_up_and_confirm(NEWS, &fields).await;
    }
    let one = olu(&app).await;
    let form = one.get(&app, &format!("{ISSUES}/new")).await;
    assert!(form.says("Where do you live?: South"), "{}", form.text());
    let written = |answer| [("subject", "South"), ("text", "Hello"), ("answer", answer)];
    assert_eq!(one.post(&app, &format!("{ISSUES}/new"), &written("food:1")).await.status, 422);
    let answer = one.post(&app, &format!("{ISSUES}/new"), &written("where:2")).await;
    let path = answer.location().split('?').next().expect("a path").to_owned();
    send(&app, &one, &path).await;
    assert_eq!(count(&app, "South").await, 1);
    assert!(app.mails_to("s@example.org").await.iter().any(|mail| mail.subject == "South"));
    app.sweep().await;
    assert!(one.get(&app, &path).await.says("1 of 1 sent."));
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

both!(what_only_some_got_is_not_in_the_archive_and_what_all_got_can_be_taken_out);
async fn what_only_some_got_is_not_in_the_archive_and_what_all_got_can_be_taken_out(engine: Engine) {
    let app = TestApp::with(engine, &asking(), &[]).await;
    let one = olu(&app).await;
    let reader = [("email", "ben@example.org"), ("consent", "yes"), ("where", "2")];
    app.sign_up_and_confirm("/newsletters/news", &reader).await;
    let mut all = None;
    for answer in ["where:2", ""] {
        let subject = if answer.is_empty() { "For all" } else { "For the south" };
        let written = [("subject", subject), ("text", "Hello"), ("answer", answer)];
        let path = one.post(&app, &format!("{ISSUES}/new"), &written).await.location();
        let path = path.split('?').next().expect("a path").to_owned();
        send(&app, &one, &path).await;
        let mails = app.mails_to("ben@example.org").await;
        let mail = mails.iter().find(|mail| mail.subject == subject).expect("the issue");
        assert_eq!(mail.text.contains("/newsletters/news/issues/"), answer.is_empty(), "{}", mail.text);
        app.sweep().await;
        assert!(one.get(&app, &path).await.says("1 of 1 sent."));
        all = Some(path);
    }
    let archive = app.get("/newsletters/news/issues").await;
    assert!(archive.says("For all") && !archive.says("For the south"), "{}", archive.text());
    assert_eq!(app.get("/newsletters/news/issues/1").await.status, 404);
    assert!(!app.get("/newsletters/news/issues.atom").await.body.contains("For the south"));
    let all = all.expect("the issue for all");
    press(&app, &one, &all, "stop").await;
    assert_eq!(app.get("/newsletters/news/issues/2").await.status, 404, "taken off the website");
}

both!(an_issue_for_an_answer_that_is_no_longer_asked_goes_to_nobody_until_somebody_chooses);
async fn an_issue_for_an_answer_that_is_no_longer_asked_goes_to_nobody_until_somebody_chooses(engine: Engine) {
    let app = TestApp::with(engine, &asking(), &[]).await;
    let one = olu(&app).await;
    let written = [("subject", "South"), ("text", "Hello"), ("answer", "where:2")];
    let path = one.post(&app, &format!("{ISSUES}/new"), &written).await.location();
    let path = path.split('?').next().expect("a path").to_owned();
    app.import(&archived()).await;
    let form = one.get(&app, &format!("{path}/change")).await;
    assert!(form.says("The form no longer has the answer you chose"), "{}", form.text());
    let revision = form.value_of("revision").expect("a revision");
    let unchosen = [("subject", "South"), ("text", "Hello!"), ("answer", "?"), ("revision", &revision)];
    assert_eq!(one.post(&app, &format!("{path}/change"), &unchosen).await.status, 422);
}

both!(an_issue_of_a_list_that_ends_before_its_time_is_a_draft_again);
async fn an_issue_of_a_list_that_ends_before_its_time_is_a_draft_again(engine: Engine) {
    let app = TestApp::with(engine, &archived(), &[]).await;
    readers(&app, 1).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "Hello").await;
    let later = [("do", "schedule"), ("date", "2027-05-28"), ("time", "10:00")];
    assert_eq!(one.submit(&app, &path, &later).await.status, 303);
    app.inside().await.execute("UPDATE newsletter SET closed_at = '2027-05-21 00:00:00+00:00'").await;
    app.wait(TimeDelta::days(9));
    app.sweep().await;
    assert_eq!(app.get("/newsletters/news/issues/1").await.status, 404);
    assert_eq!(app.inside().await.number("SELECT COUNT(*) FROM announcement WHERE state = 'draft'").await, 1);
}
