//! Mail to strangers: the spellings of one mailbox count as one, and over all networks there is a ceiling. What is beyond
//! it waits, and nothing else does.

use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::log;

const SUPPER: &str = "/events/supper";

both!(the_spellings_of_one_mailbox_get_one_mail_and_stay_addresses_of_their_own);
async fn the_spellings_of_one_mailbox_get_one_mail_and_stay_addresses_of_their_own(engine: Engine) {
    let app = TestApp::new(engine).await;
    let spellings = ["ada.l@gmail.com", "adal@gmail.com", "a.d.a.l@googlemail.com", "adal+news@gmail.com"];
    for email in spellings {
        assert_eq!(app.submit(SUPPER, &[("email", email), ("seats", "1")]).await.status, 303);
    }
    assert_eq!(app.mails().await.len(), 1);
    assert_eq!(app.mailbox.all()[0].to, spellings[0], "as it was typed");
    let addresses = "SELECT COUNT(DISTINCT address_index) FROM registration";
    assert_eq!(app.inside().await.number(addresses).await, 4);
}

both!(beyond_the_ceiling_mails_to_strangers_wait_and_other_mail_goes);
async fn beyond_the_ceiling_mails_to_strangers_wait_and_other_mail_goes(engine: Engine) {
    log::capture();
    let app = TestApp::with(engine, CONTENTS, &[("ONPURPOSE_UNCONFIRMED_MAILS", "6")]).await;
    let mut pages = Vec::new();
    for number in 0..9 {
        let email = format!("person{number}@example.org");
        let answer = app.submit(SUPPER, &[("email", &email), ("seats", "1")]).await;
        assert_eq!(answer.status, 303);
        pages.push(app.get(&answer.location()).await);
    }
    assert_eq!(app.mails().await.len(), 6, "at once no more than an hour's");
    let slow = "Lots of people are signing up right now";
    assert!(!pages[0].says(slow) && pages[8].says(slow), "{}", pages[8].text());
    let alarms = log::text().lines().filter(|line| line.contains("ONPURPOSE_UNCONFIRMED_MAILS")).count();
    assert_eq!(alarms, 1, "one alarm, not one for each mail");
    let ready = app.get("/readyz").await;
    assert!(ready.status == 200 && ready.body.contains("mails to unconfirmed addresses wait"), "{}", ready.body);

    let link = app.mailbox.to("person0@example.org")[0].link("/confirm/");
    app.post(&link, &[]).await;
    assert_eq!(app.mail_to("person0@example.org").await.subject, "You’re coming: Summer supper", "who came goes first");

    let before = app.mails().await.len();
    for more in 1..=3 {
        app.wait(TimeDelta::minutes(10));
        assert_eq!(app.mails().await.len(), before + more, "one by one");
    }
    app.wait(TimeDelta::hours(2));
    assert_eq!(app.get("/readyz").await.body, "ready\n");
    assert!(!app.get(&app.submit("/your-data", &[("email", "x@example.org")]).await.location()).await.says(slow));
}

both!(the_ceiling_holds_for_every_mail_that_a_stranger_can_ask_for);
async fn the_ceiling_holds_for_every_mail_that_a_stranger_can_ask_for(engine: Engine) {
    let app = TestApp::with(engine, CONTENTS, &[("ONPURPOSE_UNCONFIRMED_MAILS", "1")]).await;
    app.sign_up_and_confirm(SUPPER, &[("email", "known@example.org"), ("seats", "1")]).await;
    app.wait(TimeDelta::minutes(50));
    let before = app.mails().await.len();
    for (path, fields) in [
        (SUPPER, &[("email", "known@example.org"), ("seats", "1")][..]),
        ("/newsletters/news", &[("email", "ann@example.org"), ("consent", "yes")]),
        ("/your-data", &[("email", "known@example.org")]),
    ] {
        assert_eq!(app.submit(path, fields).await.status, 303);
    }
    assert_eq!(app.mails().await.len(), before, "known or not");
    for more in 1..=3 {
        app.wait(TimeDelta::hours(1));
        assert_eq!(app.mails().await.len(), before + more);
    }
}
