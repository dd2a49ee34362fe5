//! A link that is used a second time says that it is done, and does no harm.

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::{Colleague, Ready};
use crate::support::database::Engine;
use crate::support::people::{ADA, BEN, BEN_READS};

const SUPPER: &str = "/events/supper";
const NEWS: &str = "/newsletters/news";
const BENS: &str = "ben@example.org";

/// Looks at a link that was used, and uses it once more: each time it says these words.
async fn says_it_is_done(app: &TestApp, link: &str, fields: &[(&str, &str)], words: &str) {
    for page in [app.get(link).await, app.post(link, fields).await] {
        assert_eq!(page.status, 200, "{link}: {}", page.text());
        assert!(page.says(words), "{link}: {}", page.text());
        assert!(!page.says("This link no longer works"));
    }
}

both!(cancelling_twice_says_that_it_is_done);
async fn cancelling_twice_says_that_it_is_done(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (path, fields) in [(SUPPER, BEN), (NEWS, BEN_READS)] {
        let cancel = format!("{}/cancel", app.sign_up_and_confirm(path, &fields).await);
        assert!(app.post(&cancel, &[]).await.says("Done. It is deleted"));
        says_it_is_done(&app, &cancel, &[], "Done. It is deleted").await;
        let never = app.post(&cancel, &[("never", "yes")]).await;
        assert!(!never.says("We will not write"), "nobody knows any more whose it was");
        assert_eq!(app.count("suppression").await, 0);
    }
}

both!(deleting_what_was_not_ones_own_twice_says_that_it_is_done);
async fn deleting_what_was_not_ones_own_twice_says_that_it_is_done(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &BEN).await;
    let not_me = app.mail_to(BENS).await.link("/cancel");
    assert!(app.post(&not_me, &[("never", "yes")]).await.says("We will not write to this address again"));
    says_it_is_done(&app, &not_me, &[], "Done. It is deleted").await;
}

both!(unsubscribing_twice_says_that_it_is_done);
async fn unsubscribing_twice_says_that_it_is_done(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let link = app.mail_to(BENS).await.link("/unsubscribe/");
    app.post(&link, &[]).await;
    says_it_is_done(&app, &link, &[], "You are unsubscribed").await;
    let never = app.post(&link, &[("never", "yes")]).await;
    assert!(never.says("You are unsubscribed") && !never.says("We will not write to this address again"));
}

both!(still_coming_renewing_and_taking_back_twice_say_that_it_is_done);
async fn still_coming_renewing_and_taking_back_twice_say_that_it_is_done(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    let reads = app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let moved = CONTENTS
        .replace("starts_at = 2027-06-12T18:00:00", "starts_at = 2027-08-12T18:00:00")
        .replace("ends_at = 2027-06-12T21:00:00", "ends_at = 2027-08-12T21:00:00");
    app.import(&moved).await;
    for (path, button, words) in [
        (&own, ("still_coming", "yes"), "Thank you. We keep your place"),
        (&reads, ("renew", "yes"), "Thank you. It goes on as before"),
        (&own, ("take_back", "food"), "That answer is deleted"),
    ] {
        for _ in 0..2 {
            let answer = app.post(path, &[button]).await;
            let page = app.follow(answer).await;
            assert!(page.status == 200 && page.says(words), "{button:?}: {}", page.text());
        }
    }
}

both!(letting_mail_through_twice_says_that_it_is_done);
async fn letting_mail_through_twice_says_that_it_is_done(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &BEN).await;
    app.post(&format!("{own}/cancel"), &[("never", "yes")]).await;
    app.wait(TimeDelta::days(2));
    let officer = Colleague::with(&app, "dana", &[("quayside", Role::DataOfficer)], Ready::NoGuidance).await;
    officer.submit(&app, "/organise/officer/never", &[("email", BENS)]).await;
    let link = app.mail_to(BENS).await.link("/mail-again/");
    assert!(app.post(&link, &[]).await.says("Mail comes through again"));
    says_it_is_done(&app, &link, &[], "Nothing more to do here").await;
}
