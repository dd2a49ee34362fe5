//! What the links in mails lead to, the second time too, and for whom a mail was not meant.

use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::people::{BEN, BEN_READS};

const SUPPER: &str = "/events/supper";
const BENS: &str = "ben@example.org";

both!(a_used_confirm_link_of_a_living_record_mails_its_link);
async fn a_used_confirm_link_of_a_living_record_mails_its_link(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &BEN).await;
    let link = app.mail_to(BENS).await.link("/confirm/");
    let own = app.post(&link, &[]).await.location();
    app.wait(TimeDelta::minutes(11));
    let mails = app.mails_to(BENS).await.len();

    let page = app.get(&link).await;
    assert!(page.says("You’re already signed up") && page.says("Email me my link"));
    assert!(!page.body.contains("/your-sign-up/"), "a used link shows nobody the way in");
    let token = own.split(['/', '?']).nth(2).expect("a token");
    assert!(!page.body.contains(token));

    let answer = app.post(&link, &[("again", "yes")]).await;
    assert!(app.follow(answer).await.says("Check your email"));
    assert_eq!(app.mails_to(BENS).await.len(), mails + 1);
    let mailed = app.mail_to(BENS).await.link("/your-sign-up/");
    assert!(app.get(&mailed).await.says("You’re coming"));
}

both!(mailing_ones_link_keeps_to_the_limits_and_says_the_same);
async fn mailing_ones_link_keeps_to_the_limits_and_says_the_same(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &BEN).await;
    let link = app.mail_to(BENS).await.link("/confirm/");
    app.post(&link, &[]).await;
    let mails = app.mails_to(BENS).await.len();
    for _ in 0..3 {
        let answer = app.post(&link, &[("again", "yes")]).await;
        assert!(app.follow(answer).await.says("Check your email"));
    }
    assert_eq!(app.mails_to(BENS).await.len(), mails, "the mail to confirm is not ten minutes old");
}

both!(confirming_twice_at_once_confirms_once);
async fn confirming_twice_at_once_confirms_once(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &BEN).await;
    let link = app.mail_to(BENS).await.link("/confirm/");
    let (one, other) = tokio::join!(app.post(&link, &[]), app.post(&link, &[]));
    let statuses = [one.status, other.status];
    assert!(statuses.contains(&303), "{statuses:?}");
    assert!(!statuses.iter().any(|status| *status >= 500), "{statuses:?}");
    assert_eq!(app.left("supper").await, 79);
    assert_eq!(app.mails_to(BENS).await.len(), 2, "one to confirm, one ticket");
}

both!(of_two_sign_ups_of_one_address_one_is_confirmed_and_the_other_goes);
async fn of_two_sign_ups_of_one_address_one_is_confirmed_and_the_other_goes(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &[("email", BENS), ("seats", "1"), ("name", "Ben the first")]).await;
    let first = app.mail_to(BENS).await.link("/confirm/");
    app.wait(TimeDelta::minutes(11));
    app.submit(SUPPER, &[("email", "BEN@example.org"), ("seats", "2"), ("name", "Ben the second")]).await;
    let second = app.mail_to(BENS).await.link("/confirm/");

    assert!(app.get(&first).await.says("Ben the first"), "the page shows what is confirmed");
    let answer = app.post(&second, &[]).await;
    assert!(app.follow(answer).await.says("Ben the second"));
    assert_eq!(app.get(&first).await.status, 404);
    assert_eq!(app.count("registration").await, 1);
}

both!(this_was_not_me_deletes_at_once);
async fn this_was_not_me_deletes_at_once(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (path, fields) in [(SUPPER, &BEN), ("/newsletters/news", &BEN_READS)] {
        app.submit(path, fields).await;
        let link = app.mail_to(BENS).await.link("/cancel");
        let page = app.get(&link).await;
        assert!(page.says("Not you?") && page.says("Delete, and never email me again"));

        let answer = app.post(&link, &[]).await;
        assert!(app.follow(answer).await.says("It’s deleted"));
        assert_eq!(app.count("registration").await + app.count("subscription").await, 0, "{path}");
        assert_eq!(app.count("suppression").await, 0);
        app.wait(TimeDelta::minutes(11));
    }
    app.checkpoint().await;
    app.sign_up_and_confirm(SUPPER, &BEN).await;
    assert_eq!(app.mails_to(BENS).await.len(), 2, "who deletes may come back");
}

both!(what_is_not_confirmed_shows_no_form_to_change_it);
async fn what_is_not_confirmed_shows_no_form_to_change_it(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &BEN).await;
    let cancel = app.mail_to(BENS).await.link("/your-sign-up/");
    let own = cancel.strip_suffix("/cancel").expect("the link of \"this was not me\"");
    let answer = app.get(&format!("{own}/change")).await;
    assert_eq!(answer.status, 303);
    let page = app.follow(answer).await;
    assert!(page.status == 200 && !page.body.contains("/change"), "{}", page.body);
}

both!(never_write_to_me_again_is_kept_for_ever);
async fn never_write_to_me_again_is_kept_for_ever(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &BEN).await;
    let link = app.mail_to(BENS).await.link("/cancel");
    let answer = app.post(&link, &[("never", "yes")]).await;
    assert!(app.follow(answer).await.says("We won’t email this address again"));
    app.checkpoint().await;
    assert_eq!(app.mailbox.all().len(), 0);

    // Longer than the wish is kept without a review, in steps as a sweep would see them.
    for _ in 0..26 {
        app.wait(TimeDelta::days(30));
        app.sweep().await;
        assert_eq!(app.count("suppression").await, 1);
    }
    app.submit("/newsletters/news", &[("email", "Ben@Example.Org"), ("consent", "yes")]).await;
    app.submit("/your-data", &[("email", BENS)]).await;
    assert_eq!(app.mails_to(BENS).await.len(), 0);
    app.wait(TimeDelta::days(1));
    assert_eq!(app.mails_to(BENS).await.len(), 0);
}

both!(unknown_expired_tampered_and_foreign_tokens_all_say_the_same);
async fn unknown_expired_tampered_and_foreign_tokens_all_say_the_same(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &BEN).await;
    let link = app.mail_to(BENS).await.link("/confirm/");
    let token = link.rsplit('/').next().expect("a token").to_owned();
    let mut tampered = token.clone();
    tampered.replace_range(30..31, if &token[30..31] == "A" { "B" } else { "A" });
    let unknown = "A".repeat(43);
    let mut said = Vec::new();
    for dead in ["x", unknown.as_str(), tampered.as_str()] {
        said.push(app.get(&format!("/confirm/{dead}")).await);
        said.push(app.post(&format!("/confirm/{dead}"), &[]).await);
    }
    // Made for another act.
    said.push(app.get(&format!("/your-sign-up/{token}")).await);
    app.wait(TimeDelta::days(7));
    said.push(app.get(&link).await);
    for page in &said {
        assert_eq!((page.status, page.text()), (404, said[0].text()));
        assert!(page.says("This link no longer works") && page.links().contains(&"/your-data".to_owned()));
    }
    assert_eq!(app.get(&format!("/unsubscribe/{tampered}")).await.status, 404);
}
