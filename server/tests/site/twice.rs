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
    for (path, fields, words) in [(SUPPER, BEN, "You’ve cancelled"), (NEWS, BEN_READS, "You’re unsubscribed")] {
        let cancel = format!("{}/cancel", app.sign_up_and_confirm(path, &fields).await);
        assert!(app.post(&cancel, &[]).await.says(words));
        says_it_is_done(&app, &cancel, &[], "This sign-up is deleted").await;
        let never = app.post(&cancel, &[("never", "yes")]).await;
        assert!(!never.says("We won’t email"), "nobody knows any more whose it was");
        assert_eq!(app.count("suppression").await, 0);
    }
}

both!(deleting_what_was_not_ones_own_twice_says_that_it_is_done);
async fn deleting_what_was_not_ones_own_twice_says_that_it_is_done(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &BEN).await;
    let not_me = app.mail_to(BENS).await.link("/cancel");
    assert!(app.post(&not_me, &[("never", "yes")]).await.says("We won’t email this address again"));
    says_it_is_done(&app, &not_me, &[], "This sign-up is deleted").await;
}

both!(unsubscribing_twice_says_that_it_is_done);
async fn unsubscribing_twice_says_that_it_is_done(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let link = app.mail_to(BENS).await.link("/unsubscribe/");
    app.post(&link, &[]).await;
    says_it_is_done(&app, &link, &[], "You’re unsubscribed").await;
    let never = app.post(&link, &[("never", "yes")]).await;
    assert!(never.says("You’re unsubscribed") && !never.says("We won’t email this address again"));
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
        (&own, ("still_coming", "yes"), "Thank you. We’ll keep your place"),
        (&reads, ("renew", "yes"), "Thank you. You’ll keep getting it"),
        (&own, ("take_back", "food"), "We’ve deleted that answer"),
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
    assert!(app.post(&link, &[]).await.says("Your address is unblocked"));
    says_it_is_done(&app, &link, &[], "Nothing more to do here").await;
}
