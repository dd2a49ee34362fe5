//! Everything that is held about a person, in that person's own hands.

use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::people::{ADA, ADAS_ADDRESS, BEN, BEN_READS};

const SUPPER: &str = "/events/supper";
const BENS: &str = "ben@example.org";

both!(a_mail_brings_the_links_of_everything_held);
async fn a_mail_brings_the_links_of_everything_held(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(SUPPER, &BEN).await;
    app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    app.submit("/events/small", &BEN).await;

    let answer = app.submit("/your-data", &[("email", "BEN@Example.org")]).await;
    assert_eq!(answer.status, 303);
    assert!(app.follow(answer).await.says("The details we hold about you"));
    let mut mails = app.mails_to(BENS).await;
    mails.retain(|mail| mail.subject == "The details we hold about you");
    let [mail] = mails.as_slice() else { panic!("{} mails", mails.len()) };
    for title in ["Summer supper", "Quayside news", "Small meeting"] {
        assert!(mail.text.contains(title), "{title}");
    }
    let mut shown = Vec::new();
    for link in mail.links().iter().filter(|link| !link.ends_with("/privacy")) {
        let page = app.get(link).await;
        assert_eq!(page.status, 200, "{link}");
        shown.push(page.text());
    }
    for opened in ["You’re coming", "You’re subscribed", "Confirm your place", "Unsubscribe from “Quayside"] {
        assert!(shown.iter().any(|text| text.contains(opened)), "{opened}");
    }
}

both!(where_nothing_is_held_the_mail_says_so);
async fn where_nothing_is_held_the_mail_says_so(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(SUPPER, &BEN).await;
    app.submit("/your-data", &[("email", "other@example.org")]).await;
    let mail = app.mail_to("other@example.org").await;
    assert!(mail.text.contains("holds no sign-ups with this address"));
    assert!(!mail.text.contains("Summer supper"));
    app.wait(TimeDelta::days(5));
    app.sweep().await;
    assert_eq!((app.count("request").await, app.mailbox.to("other@example.org").len()), (0, 0));
}

both!(the_download_has_everything_and_nobody_keeps_it);
async fn the_download_has_everything_and_nobody_keeps_it(engine: Engine) {
    let app = TestApp::new(engine).await;
    let fields: Vec<_> = ADA.into_iter().chain([("party_card", "number 7")]).collect();
    let own = app.sign_up_and_confirm(SUPPER, &fields).await;
    let page = app.get(&format!("{own}/data.json")).await;
    assert_eq!((page.status, page.header("cache-control")), (200, "no-store"));
    assert!(page.header("content-type").starts_with("application/json"));
    assert!(page.header("content-disposition").starts_with("attachment"));
    let data: serde_json::Value = serde_json::from_str(&page.body).expect("JSON");
    let text = data.to_string();
    for held in [ADAS_ADDRESS, "Ada Lovelace", "No walnuts for me", "Inside", "Setting up", "Serving", "2027-06-26"] {
        assert!(text.contains(held), "{held} in {text}");
    }
    assert!(!text.contains("party_card") && !text.contains("number 7"), "nothing undeclared is stored");
}

both!(a_subscription_is_renewed_by_one_button_or_ends);
async fn a_subscription_is_renewed_by_one_button_or_ends(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    app.sign_up_and_confirm("/newsletters/news", &[("email", "silent@example.org"), ("consent", "yes")]).await;
    app.wait(TimeDelta::days(690));
    app.sweep().await;
    assert!(!app.mails_to(BENS).await.iter().any(|mail| mail.subject.starts_with("Do you still want this?")));

    app.wait(TimeDelta::days(15));
    for _ in 0..2 {
        app.sweep().await;
        let asked = app.mails_to(BENS).await.into_iter().filter(|mail| mail.subject.starts_with("Do you still want"));
        assert_eq!(asked.count(), 1, "once");
    }
    let mail = app.mail_to(BENS).await;
    assert_eq!(mail.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    let page = app.get(&mail.link("/your-sign-up/")).await;
    assert!(page.says("Yes, keep sending it") && page.says("20 May 2029"));
    let answer = app.post(&own, &[("renew", "yes")]).await;
    assert!(app.follow(answer).await.says("Thank you. You’ll keep getting it"));
    assert!(app.get(&own).await.says("24 April 2031"), "{}", app.get(&own).await.text());

    app.wait(TimeDelta::days(27));
    app.sweep().await;
    assert_eq!(app.count("subscription").await, 1, "who says nothing is not subscribed any more");
    assert_eq!(app.get(&own).await.status, 200);
    assert_eq!(app.count("consent").await, 2, "the proof of consent outlives it by 24 months");
    app.wait(TimeDelta::days(740));
    app.sweep().await;
    assert_eq!((app.count("subscription").await, app.count("consent").await), (0, 1));
}
