//! Leaving a newsletter without one of its mails at hand.

use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::people::BEN_READS;

const NEWS: &str = "/newsletters/news";
const STOP: &str = "/newsletters/news/stop";
const BENS: &str = "ben@example.org";

both!(a_mail_brings_the_button_that_stops_the_newsletter);
async fn a_mail_brings_the_button_that_stops_the_newsletter(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    app.wait(TimeDelta::minutes(11));
    assert_eq!(app.get(NEWS).await.link_of("Unsubscribe"), STOP);

    let answer = app.submit(STOP, &[("email", "BEN@example.org")]).await;
    let sent = app.follow(answer).await;
    assert!(
        sent.says("press its button, and confirm") && sent.says("Unsubscribe from “Quayside news”?"),
        "{}",
        sent.text()
    );
    assert_eq!(sent.link_of("Correct it"), STOP);
    let mail = app.mail_to(BENS).await;
    assert_eq!(mail.subject, "Unsubscribe from “Quayside news”?");
    assert!(sent.says(&mail.from), "the page names the sender: {}", mail.from);
    assert_eq!(mail.header("List-Unsubscribe"), None, "it isn't the list's");

    let link = mail.link("/unsubscribe/");
    assert!(app.get(&link).await.says("Unsubscribe from “Quayside news”?"));
    assert_eq!(app.count("subscription").await, 1, "nothing has happened yet");
    assert!(app.post(&link, &[]).await.says("You’re unsubscribed"));
    assert_eq!((app.count("subscription").await, app.count("suppression").await), (0, 1));
}

both!(who_does_not_get_it_is_told_so_and_who_wants_no_mail_gets_none);
async fn who_does_not_get_it_is_told_so_and_who_wants_no_mail_gets_none(engine: Engine) {
    let app = TestApp::new(engine).await;
    // Somebody has typed the address, and nobody has confirmed it.
    app.submit(NEWS, &[("email", "pending@example.org"), ("consent", "yes")]).await;
    app.mails_to("pending@example.org").await;
    app.wait(TimeDelta::minutes(11));
    for nobody in ["other@example.org", "pending@example.org"] {
        app.submit(STOP, &[("email", nobody)]).await;
        let mail = app.mail_to(nobody).await;
        assert!(mail.text.contains("doesn’t get “Quayside news”"), "{}", mail.text);
        assert!(mail.links().iter().all(|link| link.ends_with("/privacy")), "{:?}", mail.links());
    }
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let link = app.mail_to(BENS).await.link("/unsubscribe/");
    app.post(&link, &[("never", "yes")]).await;
    app.checkpoint().await;
    app.wait(TimeDelta::minutes(11));
    assert_eq!(app.submit(STOP, &[("email", BENS)]).await.status, 303);
    assert_eq!(app.mails_to(BENS).await.len(), 0);
}

both!(an_address_gets_one_such_mail_in_ten_minutes_and_another_when_asked_later);
async fn an_address_gets_one_such_mail_in_ten_minutes_and_another_when_asked_later(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    app.wait(TimeDelta::minutes(11));
    let sent = app.submit(STOP, &[("email", BENS)]).await.location();
    app.submit(STOP, &[("email", BENS)]).await;
    let stops = async |app: &TestApp| {
        app.mails_to(BENS).await.iter().filter(|mail| mail.subject.starts_with("Unsubscribe ")).count()
    };
    assert_eq!(stops(&app).await, 1);
    app.wait(TimeDelta::minutes(11));
    app.post(&sent, &[("again", "yes")]).await;
    assert_eq!(stops(&app).await, 2);
    app.wait(TimeDelta::days(5));
    app.sweep().await;
    assert_eq!(app.count("request").await, 0, "the request ends");
}

both!(what_is_no_address_and_what_no_person_sent_is_asked_about);
async fn what_is_no_address_and_what_no_person_sent_is_asked_about(engine: Engine) {
    let app = TestApp::new(engine).await;
    assert_eq!(app.submit(STOP, &[("email", "ben")]).await.status, 422);
    assert_eq!(app.post(STOP, &[("email", BENS)]).await.status, 422, "a form of our own comes first");
    let bot = app.submit(STOP, &[("email", BENS), ("website", "http://x.example")]).await;
    assert_eq!(bot.status, 422);
    let typo = app.submit(STOP, &[("email", "ben@gmial.com")]).await;
    assert!(typo.says("Did you mean ben@gmail.com?"), "{}", typo.text());
    assert_eq!((app.count("request").await, app.get("/newsletters/none/stop").await.status), (0, 404));
}
