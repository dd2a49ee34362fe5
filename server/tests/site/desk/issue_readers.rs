//! Who an issue is for: those of one answer, everybody, or nobody until somebody chooses.

use chrono::TimeDelta;

use super::issues::{ISSUES, NEWS, archived, count, draft, olu, press, readers, send};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;

/// The sample contents with an archive, and with a question in the newsletter's form.
fn asking() -> String {
    let question = "\n[[newsletter.field]]\nkey = \"where\"\nkind = \"one_of\"\nlabel = \"Where do you live?\"\n\
                    why = \"so that we write about it\"\noptions = [\"North\", \"South\"]\n";
    format!("{}{question}", archived())
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
