//! Writing to those who come: to whom it goes, what it cannot do, how it stops.

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::crowd::fill;
use crate::support::database::Engine;
use crate::support::people::{ADA, ADAS_ADDRESS, BEN_READS};
use crate::support::trace::files_with;

const MESSAGES: &str = "/organise/events/supper/announcements";

const WRITTEN: [(&str, &str); 4] = [
    ("subject", "Please bring a cup"),
    (
        "text",
        "Bring a **cup**, see [the way](https://maps.example/quay).\n\n<script>alert(1)</script> [x](javascript:alert(2))",
    ),
    ("segment", "confirmed"),
    ("when", "now"),
];

async fn olu(app: &TestApp) -> Colleague {
    Colleague::new(app, "olu", &[("quayside", Role::Organiser)]).await
}

/// Writes a draft; its path.
async fn draft(app: &TestApp, one: &Colleague, fields: &[(&str, &str)]) -> String {
    let answer = one.post(app, &format!("{MESSAGES}/new"), fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location()
}

async fn people(app: &TestApp, many: usize) {
    for at in 0..many {
        app.wait(TimeDelta::hours(1));
        let email = format!("p{at}@example.org");
        app.sign_up_and_confirm("/events/supper", &[("email", &email), ("seats", "1")]).await;
    }
}

fn count(app: &TestApp, subject: &str) -> usize {
    app.mailbox.all().iter().filter(|mail| mail.subject == subject).count()
}

both!(a_message_goes_to_each_who_has_a_place_alone_and_holds_nothing_that_runs);
async fn a_message_goes_to_each_who_has_a_place_alone_and_holds_nothing_that_runs(engine: Engine) {
    let app = TestApp::new(engine).await;
    people(&app, 2).await;
    app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    app.submit("/events/supper", &[("email", "pending@example.org"), ("seats", "1")]).await;
    app.sign_up_and_confirm("/events/small", &[("email", "other@example.org"), ("seats", "1")]).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.inside().await.execute("UPDATE registration SET has_address = FALSE WHERE seats = 2").await;
    let one = olu(&app).await;
    let page = one.get(&app, &format!("{MESSAGES}/new")).await;
    assert!(page.says("Everyone with a place: 2 people, 1 to call") && page.says("agreed to marketing"));
    let path = draft(&app, &one, &WRITTEN).await;
    let page = one.get(&app, &path).await;
    assert!(page.says("Send to 2 people") && page.body.contains("<strong>cup</strong>"), "{}", page.body);
    assert!(page.says("2 people will get an email. 1 person has no email address. Call them"), "{}", page.text());
    let parts = ["\"mail\"", "<strong>cup</strong>", "<pre", "value=\"test\"", "value=\"send\"", "value=\"discard\""];
    let places = parts.map(|part| page.body.find(part));
    assert!(places.is_sorted() && places[0].is_some(), "the whole mail, a test, all, and deleting it last: {places:?}");
    let whole = page.body.split("<pre").next().expect("what is before the text part");
    assert!(
        whole.contains("Quayside branch") && whole.contains("Summer supper") && !whole.contains(" style="),
        "{whole}"
    );
    assert!(page.body.contains("&lt;script&gt;") && !page.body.contains("<script>alert"));
    assert!(!page.body.contains("href=\"javascript"));

    one.post(&app, &path, &[("do", "test")]).await;
    let test = app.mail_to(&one.email).await;
    assert!(test.subject == "Test: Please bring a cup" && test.text.contains("the way (https://maps.example/quay)"));
    let read = test.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        read.contains("because you signed up for “Summer supper”") && test.from.contains("Quayside branch"),
        "{read}"
    );
    assert_eq!(count(&app, "Please bring a cup"), 0, "a test goes to nobody else");

    let answer = one.post(&app, &path, &[("do", "send")]).await;
    assert_eq!(answer.status, 303);
    one.post(&app, &path, &[("do", "send")]).await;
    let mail = app.mail_to("p0@example.org").await;
    assert_eq!(mail.subject, "Please bring a cup");
    assert!(mail.html.contains("<strong>cup</strong>") && !mail.html.contains("<script"), "{}", mail.html);
    assert!(!mail.html.to_lowercase().contains("href=\"javascript"));
    assert!(mail.text.contains("the way (https://maps.example/quay)") && mail.link("/cancel").contains("/cancel"));
    assert!(mail.from.contains("Quayside branch"));
    assert_eq!(count(&app, "Please bring a cup"), 2, "twice pressed, once sent");
    for nobody in ["ben@example.org", "pending@example.org", "other@example.org"] {
        assert!(app.mails_to(nobody).await.iter().all(|mail| mail.subject != "Please bring a cup"), "{nobody}");
    }
    app.sweep().await;
    let page = one.get(&app, MESSAGES).await;
    assert!(page.says("2 of 2 sent"), "{}", page.text());
    let acts = app.inside().await.texts("SELECT action FROM audit WHERE action = 'announced' AND count = 2").await;
    assert_eq!(acts.len(), 1);
}

both!(more_than_two_batches_of_people_get_one_mail_each);
async fn more_than_two_batches_of_people_get_one_mail_each(engine: Engine) {
    let app = TestApp::new(engine).await;
    fill(&app, "supper", 1_001).await;
    app.wait(TimeDelta::minutes(1));
    let one = olu(&app).await;
    let path = draft(&app, &one, &WRITTEN).await;
    one.post(&app, &path, &[("do", "send")]).await;
    app.sweep().await;
    app.mail_to("guest01000@example.org").await;
    let mut to: Vec<String> =
        app.mailbox.all().iter().filter(|m| m.subject == "Please bring a cup").map(|m| m.to.clone()).collect();
    assert_eq!(to.len(), 1_001);
    to.sort();
    to.dedup();
    assert_eq!(to.len(), 1_001, "nobody twice");
    app.sweep().await;
    assert!(one.get(&app, &path).await.says("1001 of 1001 sent"));
}

both!(who_cancels_before_it_is_sent_gets_nothing_and_stop_keeps_the_rest_back);
async fn who_cancels_before_it_is_sent_gets_nothing_and_stop_keeps_the_rest_back(engine: Engine) {
    let app = TestApp::new(engine).await;
    people(&app, 2).await;
    let own = app.sign_up_and_confirm("/events/supper", &ADA).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, &WRITTEN).await;
    one.post(&app, &path, &[("do", "send")]).await;
    let page = one.get(&app, &path).await;
    assert!(page.says("0 of 3 sent") && page.says("Still to send 3"), "{}", page.text());
    app.post(&format!("{own}/cancel"), &[]).await;
    assert!(app.mails_to(ADAS_ADDRESS).await.iter().all(|mail| mail.subject != "Please bring a cup"));
    assert_eq!(count(&app, "Please bring a cup"), 2);
    assert!(one.get(&app, &path).await.says("1 wasn’t sent"));

    let second =
        draft(&app, &one, &[("subject", "Second"), ("text", "Two"), ("segment", "both"), ("when", "now")]).await;
    one.post(&app, &second, &[("do", "send")]).await;
    one.post(&app, &second, &[("do", "stop")]).await;
    app.sweep().await;
    app.mails_to("p0@example.org").await;
    assert_eq!(count(&app, "Second"), 0);
    let page = one.get(&app, &second).await;
    assert!(page.says("Stopped") && page.says("2 weren’t sent"), "{}", page.text());
    let stopped = app.inside().await.number("SELECT COUNT(*) FROM audit WHERE action = 'announcement-stopped'").await;
    assert_eq!(stopped, 1);
}

both!(a_message_that_nobody_would_get_is_not_sent);
async fn a_message_that_nobody_would_get_is_not_sent(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, &WRITTEN).await;
    let page = one.get(&app, &path).await;
    assert!(
        page.says("Nobody would get this by email now") && !page.body.contains("value=\"send\""),
        "{}",
        page.text()
    );
    one.post(&app, &path, &[("do", "send")]).await;
    assert!(one.get(&app, &path).await.says("Not sent yet"));
}

both!(a_scheduled_message_waits_for_its_time_and_can_be_stopped);
async fn a_scheduled_message_waits_for_its_time_and_can_be_stopped(engine: Engine) {
    let app = TestApp::new(engine).await;
    people(&app, 1).await;
    let one = olu(&app).await;
    let late = [("when", "later"), ("date", "2027-05-25"), ("time", "09:30")];
    let fields: Vec<_> = WRITTEN[..3].iter().copied().chain(late).collect();
    let path = draft(&app, &one, &fields).await;
    assert!(one.get(&app, &path).await.says("Send to 1 person on Tuesday 25 May 2027, 9.30 am"));
    one.post(&app, &path, &[("do", "send")]).await;
    app.sweep().await;
    app.mails_to("p0@example.org").await;
    assert_eq!(count(&app, "Please bring a cup"), 0);
    app.wait(TimeDelta::days(5));
    app.sweep().await;
    app.mails_to("p0@example.org").await;
    assert_eq!(count(&app, "Please bring a cup"), 1);
}

both!(a_wrong_form_keeps_what_was_typed_and_a_subject_is_one_plain_line);
async fn a_wrong_form_keeps_what_was_typed_and_a_subject_is_one_plain_line(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = olu(&app).await;
    let new = format!("{MESSAGES}/new");
    let past = [("when", "later"), ("date", "2027-05-19"), ("time", "09:30")];
    for (subject, when) in [
        ("", &WRITTEN[3..]),
        ("Cups\r\nBcc: all@example.org", &WRITTEN[3..]),
        ("Cups \u{1b}", &WRITTEN[3..]),
        ("Cups", &past[..]),
        ("Cups", &[("when", "later"), ("date", "2027-09-01"), ("time", "09:30")]),
    ] {
        let fields: Vec<_> = [("subject", subject), ("text", "Keep me")]
            .into_iter()
            .chain([WRITTEN[2]])
            .chain(when.iter().copied())
            .collect();
        let page = one.post(&app, &new, &fields).await;
        assert_eq!(page.status, 422, "{subject:?} {when:?}");
        assert!(page.body.contains("Keep me"));
    }
    assert_eq!(app.count("announcement").await, 0);
}

both!(somebody_elses_event_has_no_messages);
async fn somebody_elses_event_has_no_messages(engine: Engine) {
    let other = "\n[[branch]]\nslug = \"uphill\"\nname = \"Uphill\"\nemail = \"uphill@harbour.example\"\n\n[[event]]";
    let app = TestApp::with(engine, &CONTENTS.replacen("\n[[event]]", other, 1), &[]).await;
    let one = olu(&app).await;
    let path = draft(&app, &one, &WRITTEN).await;
    let stranger = Colleague::new(&app, "una", &[("uphill", Role::Organiser)]).await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let foreign = path.replace("supper", "small");
    for who in [&stranger, &officer] {
        for get in [MESSAGES, &format!("{MESSAGES}/new"), &path, &format!("{path}/change")] {
            assert_eq!(who.get(&app, get).await.status, 404, "{get}");
            assert_eq!(who.post(&app, get, &WRITTEN).await.status, 404, "{get}");
        }
        for deed in ["send", "stop", "test", "discard"] {
            assert_eq!(who.post(&app, &path, &[("do", deed)]).await.status, 404, "{deed}");
        }
    }
    assert_eq!(one.get(&app, &foreign).await.status, 404, "of another event");
    assert_eq!(one.post(&app, &foreign, &[("do", "send")]).await.status, 404);
    assert!(one.get(&app, &path).await.says("Not sent yet"));
}

both!(the_reminder_goes_out_once_two_days_before_to_whom_it_is_news);
async fn the_reminder_goes_out_once_two_days_before_to_whom_it_is_news(engine: Engine) {
    let app = TestApp::new(engine).await;
    people(&app, 1).await;
    let soon = app.site.clock.now();
    let before: chrono::DateTime<chrono::Utc> = "2027-06-10T16:59:00Z".parse().expect("an instant");
    app.wait(before - soon);
    app.sweep().await;
    app.mails_to("p0@example.org").await;
    assert_eq!(count(&app, "Coming up: Summer supper"), 0, "not a minute too soon");
    app.wait(TimeDelta::minutes(2));
    app.sign_up_and_confirm("/events/supper", &[("email", "late@example.org"), ("seats", "1")]).await;
    for _ in 0..3 {
        app.sweep().await;
        app.mails_to("p0@example.org").await;
    }
    assert_eq!(count(&app, "Coming up: Summer supper"), 1, "once, and not to who has just got the ticket");
    let mail = app.mail_to("p0@example.org").await;
    let way_out = mail.text.find("/cancel").expect("a way out");
    assert!(mail.text.contains("Can\u{2019}t come? Tell us now"), "{}", mail.text);
    assert!(way_out < mail.text.find("4821").expect("the door code"), "first the way out");
}

both!(a_reminder_that_is_turned_off_stays_away);
async fn a_reminder_that_is_turned_off_stays_away(engine: Engine) {
    let app = TestApp::new(engine).await;
    people(&app, 1).await;
    let one = olu(&app).await;
    one.post(&app, MESSAGES, &[("reminds", "no")]).await;
    assert!(one.get(&app, MESSAGES).await.says("It’s turned off"));
    app.wait(TimeDelta::days(22));
    app.sweep().await;
    app.mails_to("p0@example.org").await;
    assert_eq!(count(&app, "Coming up: Summer supper"), 0);
}

both!(after_the_events_records_a_byte_search_finds_nothing_of_the_text);
async fn after_the_events_records_a_byte_search_finds_nothing_of_the_text(engine: Engine) {
    let app = TestApp::new(engine).await;
    people(&app, 1).await;
    let one = olu(&app).await;
    let secret = "Ask for Wilhelmina at the door";
    let path =
        draft(&app, &one, &[("subject", "The door"), ("text", secret), ("segment", "confirmed"), ("when", "now")])
            .await;
    one.post(&app, &path, &[("do", "send")]).await;
    app.mails_to("p0@example.org").await;
    assert!(!files_with(app.database.folder(), b"Wilhelmina").is_empty(), "the search sees the mail");
    app.wait(TimeDelta::days(40));
    app.sweep().await;
    app.checkpoint().await;
    assert_eq!(files_with(app.database.folder(), b"Wilhelmina"), [] as [&str; 0]);
    assert!(!format!("{:?}", app.dump().await).contains("Wilhelmina"));
}
