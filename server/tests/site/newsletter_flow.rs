//! To a newsletter and out of it again.

use chrono::TimeDelta;
use reqwest::multipart::Form;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::people::{BEN, BEN_READS};

const NEWS: &str = "/newsletters/news";
const BENS: &str = "ben@example.org";

both!(a_newsletter_needs_a_tick_that_is_never_given_beforehand);
async fn a_newsletter_needs_a_tick_that_is_never_given_beforehand(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(NEWS).await;
    assert!(form.says("People aged 16 or over"));
    let consent = form.body.split("<input").find(|tag| tag.contains("name=\"consent\"")).expect("a box");
    assert!(!consent.split('>').next().expect("a tag").contains("checked"));

    let refused = app.submit(NEWS, &[("email", BENS)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Tick the box if you want to get this newsletter"));
    assert_eq!(refused.value_of("email").as_deref(), Some(BENS));
    assert_eq!(app.count("subscription").await, 0);
}

both!(from_you_are_subscribed_on_mails_carry_the_headers_of_a_list);
async fn from_you_are_subscribed_on_mails_carry_the_headers_of_a_list(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let mails = app.mails_to(BENS).await;
    let [confirm, subscribed] = mails.as_slice() else { panic!("{} mails", mails.len()) };

    assert_eq!(confirm.subject, "Please confirm: Quayside news");
    for name in ["List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"] {
        assert_eq!(confirm.header(name), None, "nobody has subscribed yet");
    }
    assert_eq!(subscribed.subject, "You’re subscribed: Quayside news");
    let header = |name: &str| subscribed.header(name).unwrap_or_else(|| panic!("no {name}"));
    assert_eq!(header("List-Id"), "Quayside news <news.127.0.0.1>");
    assert_eq!(header("List-Unsubscribe"), format!("<{}>", subscribed.link("/unsubscribe/")));
    assert_eq!(header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    assert!(header("List-Help").contains(NEWS) && header("List-Owner").contains("quayside@harbour.example"));
    assert_eq!(header("List-Post"), "NO");
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert!(header("Reply-To").contains("quayside@harbour.example"));
}

both!(one_click_unsubscribes_in_either_encoding_as_often_as_it_comes);
async fn one_click_unsubscribes_in_either_encoding_as_often_as_it_comes(engine: Engine) {
    let app = TestApp::new(engine).await;
    for is_multipart in [false, true] {
        app.sign_up_and_confirm(NEWS, &BEN_READS).await;
        let link = app.whole(&app.mail_to(BENS).await.link("/unsubscribe/"));
        assert_eq!(app.get(&link).await.status, 200);
        assert_eq!(app.count("subscription").await, 1, "a GET unsubscribes nobody");

        for _ in 0..2 {
            let answer = app
                .request(|client, _| {
                    let post = client.post(&link).header("accept", "*/*");
                    if is_multipart {
                        post.multipart(Form::new().text("List-Unsubscribe", "One-Click"))
                    } else {
                        post.form(&[("List-Unsubscribe", "One-Click")])
                    }
                })
                .await;
            assert_eq!((answer.status, answer.location().as_str()), (200, ""), "multipart: {is_multipart}");
            assert_eq!(app.count("subscription").await, 0);
            assert_eq!(app.count("suppression").await, 1);
        }
        assert!(app.get(&link).await.says("You’re unsubscribed"));
        app.wait(TimeDelta::minutes(11));
    }
}

both!(signing_up_again_and_confirming_lifts_the_suppression);
async fn signing_up_again_and_confirming_lifts_the_suppression(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let link = app.mail_to(BENS).await.link("/unsubscribe/");
    assert_eq!(app.post(&link, &[]).await.status, 200);
    assert_eq!(app.count("suppression").await, 1);

    app.wait(TimeDelta::minutes(11));
    app.submit(NEWS, &BEN_READS).await;
    let confirm = app.mail_to(BENS).await.link("/confirm/");
    assert_eq!(app.count("suppression").await, 1, "anybody can type an address");
    app.post(&confirm, &[]).await;
    assert_eq!(app.count("suppression").await, 0);
    assert_eq!(app.mail_to(BENS).await.subject, "You’re subscribed: Quayside news");
}

both!(leaving_a_list_keeps_the_proof_of_consent_and_no_more_than_the_list_from_writing);
async fn leaving_a_list_keeps_the_proof_of_consent_and_no_more_than_the_list_from_writing(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let link = app.mail_to(BENS).await.link("/unsubscribe/");
    app.post(&link, &[]).await;
    let evidence = app.inside().await.number("SELECT COUNT(*) FROM consent WHERE taken_back_at IS NOT NULL").await;
    assert_eq!(evidence, 1);

    app.sign_up_and_confirm("/events/supper", &BEN).await;
    assert_eq!(app.mail_to(BENS).await.subject, "You’re coming: Summer supper");
}

both!(unsubscribing_for_ever_keeps_all_mail_away);
async fn unsubscribing_for_ever_keeps_all_mail_away(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let link = app.mail_to(BENS).await.link("/unsubscribe/");
    let page = app.post(&link, &[("List-Unsubscribe", "One-Click"), ("never", "yes")]).await;
    assert!(page.says("We won’t email this address again"));

    app.checkpoint().await;
    app.wait(TimeDelta::minutes(11));
    assert_eq!(app.submit("/events/supper", &BEN).await.status, 303);
    assert_eq!(app.submit("/your-data", &[("email", "BEN@example.org")]).await.status, 303);
    assert_eq!(app.mails_to(BENS).await.len(), 0);
}

both!(a_registration_is_never_the_audience_of_a_newsletter);
async fn a_registration_is_never_the_audience_of_a_newsletter(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/events/supper", &BEN).await;
    assert_eq!(app.count("subscription").await, 0);
    for mail in app.mails_to(BENS).await {
        assert_eq!(mail.header("List-Id"), None, "{}", mail.subject);
    }
    assert!(!app.get(&own).await.links().iter().any(|link| link.contains("/unsubscribe/")));
}

both!(the_months_of_a_renewal_are_those_that_the_person_saw_or_fewer);
async fn the_months_of_a_renewal_are_those_that_the_person_saw_or_fewer(engine: Engine) {
    let with_months =
        |months: u32| CONTENTS.replace("slug = \"news\"\n", &format!("slug = \"news\"\nrenew_months = {months}\n"));
    let app = TestApp::with(engine, &with_months(12), &[]).await;
    assert!(app.get(NEWS).await.says("20 May 2028"), "{}", app.get(NEWS).await.text());
    assert_eq!(app.submit(NEWS, &BEN_READS).await.status, 303);
    let stale = app.get(NEWS).await;

    app.import(&with_months(24)).await;
    let confirm = app.mail_to(BENS).await.link("/confirm/");
    let bens = app.post(&confirm, &[]).await.location();
    assert!(app.get(&bens).await.says("20 May 2028"), "what he saw holds: {}", app.get(&bens).await.text());
    let again = app.resubmit(NEWS, &stale, &[("email", "carla@example.org"), ("consent", "yes")]).await;
    assert_eq!(again.status, 422, "the form has changed since: {}", again.text());
    let carlas = app.sign_up_and_confirm(NEWS, &[("email", "carla@example.org"), ("consent", "yes")]).await;
    assert!(app.get(&carlas).await.says("20 May 2029"), "{}", app.get(&carlas).await.text());

    app.import(&with_months(6)).await;
    assert!(app.submit(NEWS, &[("email", "dan@example.org"), ("consent", "yes")]).await.status == 303);
    let confirm = app.mail_to("dan@example.org").await.link("/confirm/");
    let dans = app.post(&confirm, &[]).await.location();
    assert!(app.get(&dans).await.says("20 November 2027"), "{}", app.get(&dans).await.text());
}
