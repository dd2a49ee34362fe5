//! What the pages of an issue say and offer: the form, what's to do before it's sent, a test, and how it ended.

use app::api::Sending;
use chrono::TimeDelta;

use super::islands::ask;
use super::issues::{ISSUES, archived, count, draft, olu, press, readers, send};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;

both!(the_enter_key_saves_and_a_card_of_no_event_is_asked_about);
async fn the_enter_key_saves_and_a_card_of_no_event_is_asked_about(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = olu(&app).await;
    let new = format!("{ISSUES}/new");
    let form = one.get(&app, &new).await;
    assert!(form.says("Write an issue"), "{}", form.text());
    let inside = form.body.split("name=\"revision\"").nth(1).expect("the form");
    let first = inside.split("<button").nth(1).expect("a button");
    assert!(!first.contains("name=\"do\"") && first.contains("Save and preview"), "{first}");

    let without = [("subject", "June"), ("text", "Hello"), ("event", ""), ("do", "card")];
    let path = draft(&app, &one, "June", "Hello").await;
    let change = format!("{path}/change");
    assert!(one.get(&app, &change).await.says("Edit issue: June"));
    for form in [&new, &change] {
        let page = one.submit(&app, form, &without).await;
        assert_eq!(page.status, 422, "{form}");
        assert!(page.says("Choose an event, then add its card") && page.body.contains("Hello"), "{}", page.text());
    }
}

both!(an_error_names_what_it_is_about_and_how_to_write_a_day);
async fn an_error_names_what_it_is_about_and_how_to_write_a_day(engine: Engine) {
    let app = TestApp::new(engine).await;
    readers(&app, 1).await;
    let one = olu(&app).await;
    let long = "x".repeat(30_001);
    let wrong = [("subject", &"x".repeat(101)), ("preview", &"a\u{1b}".to_owned()), ("text", &long)];
    let wrong = wrong.map(|(name, text)| (name, text.as_str()));
    let page = one.post(&app, &format!("{ISSUES}/new"), &wrong).await;
    assert_eq!(page.status, 422);
    for said in [
        "Use 100 characters or fewer for “Subject”",
        "Remove line breaks and characters that we can’t use from “Preview line”",
        "Use 30,000 characters or fewer for “Text”",
    ] {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    let path = draft(&app, &one, "June", "Hello").await;
    let page = one.submit(&app, &path, &[("do", "schedule"), ("date", "soon"), ("time", "10:00")]).await;
    assert!(page.says("Enter a day and a time, like 27/05/2027 and 18:00"), "{}", page.text());
}

both!(what_is_to_do_comes_before_how_it_looks_and_only_what_is_wrong_is_a_link);
async fn what_is_to_do_comes_before_how_it_looks_and_only_what_is_wrong_is_a_link(engine: Engine) {
    let app = TestApp::new(engine).await;
    readers(&app, 1).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "Hello").await;
    let page = one.get(&app, &path).await;
    let parts = ["class=\"conditions\"", "value=\"test\"", "value=\"send\"", "value=\"schedule\"", "class=\"phones\""];
    let places = parts.map(|part| page.body.find(part));
    assert!(places.is_sorted() && places[0].is_some(), "{places:?}");
    assert!(places[4] < page.body.find("value=\"discard\""), "deleting it is last");
    let checks = page.body.split("class=\"conditions\"").nth(1).and_then(|rest| rest.split("</ul>").next());
    assert!(checks.is_some_and(|checks| !checks.contains("href")), "{checks:?}");
    let schedules = page.body.split("<form").find(|form| form.contains("value=\"schedule\"")).expect("a form");
    assert!(!schedules.contains("value=\"send\""), "the Enter key in a day doesn't send it");

    let nameless = draft(&app, &one, "", "Hello").await;
    let page = one.get(&app, &nameless).await;
    let checks = page.body.split("class=\"conditions\"").nth(1).and_then(|rest| rest.split("</ul>").next());
    assert!(checks.is_some_and(|checks| checks.matches("href").count() == 1), "{checks:?}");
}

both!(an_issue_that_nobody_would_get_is_not_sent_now_but_can_be_scheduled);
async fn an_issue_that_nobody_would_get_is_not_sent_now_but_can_be_scheduled(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "Hello").await;
    let page = one.get(&app, &path).await;
    assert!(page.says("nobody would get it now") && !page.body.contains("value=\"send\""), "{}", page.text());
    let answer = press(&app, &one, &path, "send").await;
    assert_eq!(answer.status, 422);
    assert!(answer.says("nobody would get it now") && one.get(&app, &path).await.says("Draft, saved"));
    let later = [("do", "schedule"), ("date", "2027-05-25"), ("time", "09:30")];
    assert_eq!(one.submit(&app, &path, &later).await.status, 303);
    readers(&app, 1).await;
    app.wait(TimeDelta::days(5));
    app.sweep().await;
    assert_eq!(count(&app, "June").await, 1);
}

both!(a_test_is_the_whole_mail_as_a_reader_gets_it);
async fn a_test_is_the_whole_mail_as_a_reader_gets_it(engine: Engine) {
    let app = TestApp::with(engine, &archived(), &[]).await;
    readers(&app, 1).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "The **roof** is done.").await;
    press(&app, &one, &path, "test").await;
    let test = app.mail_to(&one.email).await;
    send(&app, &one, &path).await;
    let real = app.mail_to("r0@example.org").await;
    let read = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (test_text, real_text) = (read(&test.text), read(&real.text));
    assert_eq!(test.subject, format!("Test: {}", real.subject));
    assert_eq!(test.from, real.from, "from the branch");
    for said in ["You’re getting this because you subscribed to “Quayside news”", "Unsubscribe:", "Privacy notice:"]
    {
        assert!(test_text.contains(said) && real_text.contains(said), "{said} in {test_text}");
    }
    assert_eq!(test.link("/newsletters/news/issues/"), real.link("/newsletters/news/issues/"));
    assert!(test_text.contains("This is a test, sent only to you") && test.link(&path).ends_with(&path), "{test_text}");
    assert!(!real_text.contains("This is a test"));
    assert_eq!(test.header("List-Unsubscribe"), None, "no program may press a button that leads nowhere");
    let own = [test.link("/unsubscribe/"), test.link("/your-sign-up/")];
    for link in own {
        assert_eq!(app.get(&link).await.status, 404, "{link} is nobody's");
    }
    assert_eq!(app.count("subscription").await, 1);
}

both!(the_page_hears_of_the_end_as_soon_as_the_last_mail_is_out);
async fn the_page_hears_of_the_end_as_soon_as_the_last_mail_is_out(engine: Engine) {
    let app = TestApp::new(engine).await;
    readers(&app, 2).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "Hello").await;
    send(&app, &one, &path).await;
    let page = one.get(&app, &path).await;
    assert!(page.says("Sending since") && page.says("Sent 0") && page.says("Still to send 2"), "{}", page.text());
    let id = path.rsplit('/').next().expect("an id");
    let asked = format!(r#"{{"announcement":"issue news {id}"}}"#);
    let sending = async || -> Sending {
        serde_json::from_str(&ask(&app, &one, "sending", &asked).await.body).expect("how far it is")
    };
    assert!(!sending().await.done);
    assert_eq!(count(&app, "June").await, 2);
    assert!(sending().await.done, "though no job has noted it yet");
    let page = one.get(&app, &path).await;
    assert!(page.says("Sent on") && !page.body.contains("value=\"pause\""), "{}", page.text());
    assert!(page.says("How “June” looks") && page.says("Sent 2"), "{}", page.text());
}

both!(a_stop_that_was_cut_off_is_finished_after_a_restart);
async fn a_stop_that_was_cut_off_is_finished_after_a_restart(engine: Engine) {
    let app = TestApp::new(engine).await;
    readers(&app, 3).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, "June", "Hello").await;
    send(&app, &one, &path).await;
    press(&app, &one, &path, "pause").await;
    app.sweep().await;
    // What is on disk when the process is killed between the button and its mails.
    app.inside().await.execute("UPDATE announcement SET state = 'stopped'").await;
    let queued = "SELECT COUNT(*) FROM outbox WHERE kind = 'issue' AND state = 'queued'";
    assert_eq!(app.inside().await.number(queued).await, 3);
    let app = app.restart().await;
    app.sweep().await;
    assert_eq!(app.inside().await.number(queued).await, 0);
    assert_eq!(count(&app, "June").await, 0);
}
