//! How often: beyond a limit of mails the answer is the same and nothing is queued; beyond that of a network it is 429.

use chrono::TimeDelta;

use super::{ADA, NEWS, QUIET, SUPPER, YOUR_DATA, everything};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::page::Page;

/// Signs up and says how many mails that queued.
async fn queued(app: &TestApp, path: &str, fields: &[(&str, &str)]) -> usize {
    let address = fields[0].1;
    let before = app.mails_to(address).await.len();
    let answer = app.submit(path, fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert!(app.get(&answer.location()).await.says(address), "the same page at any time");
    app.mails_to(address).await.len() - before
}

both!(an_address_gets_one_mail_in_ten_minutes_and_three_a_day_for_a_purpose);
async fn an_address_gets_one_mail_in_ten_minutes_and_three_a_day_for_a_purpose(engine: Engine) {
    let app = TestApp::new(engine).await;
    let mut mails = vec![];
    for minutes in [0, 0, 9, 1, 11, 11, 60, 60] {
        app.wait(TimeDelta::minutes(minutes));
        mails.push(queued(&app, SUPPER, &ADA).await);
    }
    assert_eq!(mails, [1, 0, 0, 1, 1, 0, 0, 0]);
    let upper = ("email", "ADA@harbour.example");
    assert_eq!(queued(&app, SUPPER, &[upper, ADA[1]]).await, 0, "in whatever letters");
    assert_eq!(queued(&app, NEWS, &[ADA[0], ("consent", "yes")]).await, 1, "another purpose is another matter");
}

both!(an_address_gets_twelve_mails_a_day_in_all);
async fn an_address_gets_twelve_mails_a_day_in_all(engine: Engine) {
    let app = TestApp::new(engine).await;
    let purposes: [(&str, &[(&str, &str)]); 5] = [
        (SUPPER, &ADA),
        ("/events/small", &ADA),
        (QUIET, &[ADA[0], ("name", "Ada")]),
        (NEWS, &[ADA[0], ("consent", "yes")]),
        (YOUR_DATA, &[ADA[0]]),
    ];
    let mut sum = 0;
    for _ in 0..4 {
        app.wait(TimeDelta::minutes(10));
        for (path, fields) in purposes {
            sum += queued(&app, path, fields).await;
        }
    }
    assert_eq!(sum, 12);
    assert_eq!(queued(&app, SUPPER, &[("email", "ben@harbour.example"), ADA[1]]).await, 1);
}

both!(send_again_keeps_to_the_limits_and_says_the_same);
async fn send_again_keeps_to_the_limits_and_says_the_same(engine: Engine) {
    let app = TestApp::new(engine).await;
    let sent = app.submit(SUPPER, &ADA).await.location();
    assert_eq!(app.mails_to(ADA[0].1).await.len(), 1);
    let (at_once, _) = (app.post(&sent, &[]).await, app.wait(TimeDelta::minutes(11)));
    assert_eq!(app.mails_to(ADA[0].1).await.len(), 1);
    let later = app.post(&sent, &[]).await;
    assert_eq!((at_once.status, at_once.location()), (later.status, later.location()));
    assert_eq!(app.mails_to(ADA[0].1).await.len(), 2);
}

/// Signs up from somewhere.
async fn from(app: &TestApp, form: &Page, forwarded: &str, number: usize) -> Page {
    let email = format!("person{number}@harbour.example");
    let hidden = form.hidden_inputs();
    let mut fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend([("email", email.as_str()), ("seats", "1"), ("name", "A. Person")]);
    app.request(|client, url| client.post(format!("{url}{SUPPER}")).form(&fields).header("x-forwarded-for", forwarded))
        .await
}

both!(a_network_gets_a_hundred_sign_ups_an_hour_and_then_429_with_all_that_was_typed);
async fn a_network_gets_a_hundred_sign_ups_an_hour_and_then_429_with_all_that_was_typed(engine: Engine) {
    let app =
        TestApp::with(engine, server::actions::samples::CONTENTS, &[("ONPURPOSE_TRUSTED_PROXIES", "127.0.0.1")]).await;
    let form = app.get(SUPPER).await;
    app.wait(TimeDelta::seconds(5));
    for number in 0..100 {
        let answer = from(&app, &form, &format!("10.9.9.{number}, 203.0.113.{number}"), number).await;
        assert_eq!(answer.status, 303, "{number}: {}", answer.text());
    }
    let before = everything(&app).await;
    let answer = from(&app, &form, "192.0.2.1, 203.0.113.250", 100).await;
    assert_eq!(answer.status, 429);
    assert!(answer.says("Too many sign-ups"), "{}", answer.text());
    assert_eq!(answer.value_of("email").as_deref(), Some("person100@harbour.example"));
    assert_eq!(answer.value_of("name").as_deref(), Some("A. Person"));
    let wait: i64 = answer.header("retry-after").parse().expect("seconds");
    assert_eq!(everything(&app).await, before);

    assert_eq!(from(&app, &form, "198.51.100.7", 101).await.status, 303, "another network");
    assert_eq!(from(&app, &form, "2001:db8:1::7", 102).await.status, 303, "another network");
    app.wait(TimeDelta::seconds(wait));
    assert_eq!(from(&app, &answer, "203.0.113.250", 100).await.status, 303, "the same form, later");
}

both!(who_is_no_trusted_proxy_cannot_say_that_it_is_somebody_else);
async fn who_is_no_trusted_proxy_cannot_say_that_it_is_somebody_else(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(SUPPER).await;
    app.wait(TimeDelta::seconds(5));
    for number in 0..100 {
        assert_eq!(from(&app, &form, &format!("203.0.{number}.1"), number).await.status, 303);
    }
    assert_eq!(from(&app, &form, "198.51.100.7", 100).await.status, 429);
}
