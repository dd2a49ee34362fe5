//! No mailed link comes back: one that was used, has ended, or was overtaken by another stays dead, whatever is asked for
//! afterwards. What each link is bound to:
//!
//! | link | bound to | dead from |
//! |---|---|---|
//! | invitation, new password, operator's reset | a secret drawn for each request | its use, its end, the next request, leaving |
//! | offer of a role | the offer's row | yes, no, taken back, its end, the same offer made again |
//! | mail again after "never" | the request's row | its use, its end, the next request |
//! | confirm | the sign-up's row | its end; used, it only mails the way to what it confirmed to its own address |
//! | your sign-up, change, cancel, data, renew, still coming, ticket | the sign-up's row | its end; renewing and "still coming" count once for each time that they were asked |
//! | unsubscribe | the subscription's row | never for its page, which must answer for ever; it ends that one subscription alone |
//! | help at the door | the link's row | taken back, the maker's last role there, 4 hours after the event |

use app::domain::role::Role;
use chrono::TimeDelta;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _};
use server::actions::Failure;
use server::actions::samples::CONTENTS;
use server::db::entity::organiser;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::dump::changed;
use crate::support::people::{BEN, BEN_READS};
use crate::support::way_in::{Browser, PASSWORD, invited, newcomer};

const BENS: &str = "ben@example.org";
const NEW: &str = "four ducks in a row";

/// None of these opens, by looking or by pressing.
async fn dead(app: &TestApp, links: &[&str]) {
    for link in links {
        assert_eq!(app.get(link).await.status, 404, "GET {link}");
        let answer = Browser::default().post(app, link, &[("password", NEW), ("do", "yes")]).await;
        assert_eq!(answer.status, 404, "POST {link}");
    }
}

/// These have no button, and pressing it lifts no "never".
async fn lifts_nothing(app: &TestApp, links: &[&str]) {
    let before = app.count("suppression").await;
    for link in links {
        assert!(!app.get(link).await.says("Unblock my address"), "GET {link}");
        app.post(link, &[]).await;
        assert_eq!(app.count("suppression").await, before, "POST {link}");
    }
}

async fn forgotten(app: &TestApp, email: &str) -> String {
    app.wait(TimeDelta::minutes(11));
    Browser::default().post(app, "/organise/forgotten", &[("email", email)]).await;
    app.mail_to(email).await.link("/organise/new-password/")
}

both!(a_link_for_a_new_password_is_dead_for_ever_once_used_ended_or_overtaken);
async fn a_link_for_a_new_password_is_dead_for_ever_once_used_ended_or_overtaken(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let ended = forgotten(&app, &email).await;
    app.wait(TimeDelta::days(1));
    dead(&app, &[&ended]).await;

    let used = forgotten(&app, &email).await;
    dead(&app, &[&ended]).await;
    assert_eq!(browser.post(&app, &used, &[("password", NEW)]).await.status, 303);
    dead(&app, &[&ended, &used]).await;

    let overtaken = forgotten(&app, &email).await;
    assert_eq!(app.get(&overtaken).await.status, 200);
    dead(&app, &[&ended, &used]).await;
    let last = forgotten(&app, &email).await;
    dead(&app, &[&ended, &used, &overtaken]).await;
    assert_eq!(app.get(&last).await.status, 200);

    app.wait(TimeDelta::days(1));
    let changed = forgotten(&app, &email).await;
    browser.login(&app, &email, NEW).await;
    let fields = [("do", "password"), ("old", NEW), ("password", PASSWORD)];
    assert_eq!(browser.post(&app, "/organise/account", &fields).await.location(), "/organise/account?done=password");
    dead(&app, &[&changed, &last]).await;
    forgotten(&app, &email).await;
    dead(&app, &[&changed, &last]).await;
}

both!(a_link_that_was_used_after_a_backup_stays_dead_when_the_backup_is_put_back);
async fn a_link_that_was_used_after_a_backup_stays_dead_when_the_backup_is_put_back(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let backup = organiser::Entity::find().one(app.site.db.read()).await.expect("a row").expect("an account");
    let used = forgotten(&app, &email).await;
    assert_eq!(browser.post(&app, &used, &[("password", NEW)]).await.status, 303);

    let before =
        organiser::ActiveModel { id: Set(backup.id), generation: Set(backup.generation), ..Default::default() };
    let put_back = app.site.db.write(move |tx| async move { before.update(&tx.conn).await.map_err(Failure::from) });
    put_back.await.expect("the row of the backup");
    forgotten(&app, &email).await;
    dead(&app, &[&used]).await;
}

both!(an_operators_reset_is_dead_for_ever_once_ended_or_overtaken);
async fn an_operators_reset_is_dead_for_ever_once_ended_or_overtaken(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (_, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let reset = async || {
        server::commands::organiser::reset(&app.site, &email, &mut Vec::new()).await.expect("a reset");
        app.mail_to(&email).await.link("/organise/new-password/")
    };
    let overtaken = reset().await;
    let ended = reset().await;
    dead(&app, &[&overtaken]).await;
    assert_eq!(app.get(&ended).await.status, 200);
    app.wait(TimeDelta::days(14));
    dead(&app, &[&overtaken, &ended]).await;
    let last = forgotten(&app, &email).await;
    dead(&app, &[&overtaken, &ended]).await;
    assert_eq!(app.get(&last).await.status, 200);
}

both!(an_invitation_is_dead_for_ever_once_used_or_sent_again);
async fn an_invitation_is_dead_for_ever_once_used_or_sent_again(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (_, overtaken) = invited(&app, "olu", "quayside", Role::Organiser).await;
    app.wait(TimeDelta::days(13));
    let (_, link) = invited(&app, "olu", "quayside", Role::Organiser).await;
    dead(&app, &[&overtaken]).await;
    app.wait(TimeDelta::days(13));
    app.sweep().await;
    assert_eq!(app.get(&link).await.status, 200, "each has 14 days of its own");
    assert_eq!(Browser::default().post(&app, &link, &[("password", PASSWORD)]).await.status, 303);
    dead(&app, &[&overtaken, &link]).await;
    forgotten(&app, "olu@harbour.example").await;
    dead(&app, &[&overtaken, &link]).await;
}

both!(a_link_that_lets_mail_through_again_is_dead_for_ever_once_used_ended_or_overtaken);
async fn a_link_that_lets_mail_through_again_is_dead_for_ever_once_used_ended_or_overtaken(engine: Engine) {
    let app = TestApp::new(engine).await;
    let block = async || {
        app.wait(TimeDelta::days(1));
        let own = app.sign_up_and_confirm("/events/supper", &BEN).await;
        assert_eq!(app.post(&format!("{own}/cancel"), &[("never", "yes")]).await.status, 200);
        app.wait(TimeDelta::days(1));
    };
    let ask = async |name| {
        app.wait(TimeDelta::minutes(11));
        let officer = Colleague::new(&app, name, &[("quayside", Role::DataOfficer)]).await;
        officer.submit(&app, "/organise/officer/never", &[("email", BENS)]).await;
        app.mail_to(BENS).await.link("/mail-again/")
    };
    block().await;
    let overtaken = ask("dana").await;
    let used = ask("dora").await;
    lifts_nothing(&app, &[&overtaken]).await;
    assert!(app.post(&used, &[]).await.says("Your address is unblocked"));
    block().await;
    lifts_nothing(&app, &[&overtaken, &used]).await;
    assert_eq!(app.count("suppression").await, 1, "the second \"never\" stands");
    let ended = ask("dina").await;
    lifts_nothing(&app, &[&overtaken, &used]).await;
    assert_eq!(app.get(&ended).await.status, 200);
    app.wait(TimeDelta::days(5));
    lifts_nothing(&app, &[&ended]).await;
}

both!(the_links_of_a_sign_up_that_went_open_nothing_of_the_next_one);
async fn the_links_of_a_sign_up_that_went_open_nothing_of_the_next_one(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit("/events/supper", &BEN).await;
    let confirm = app.mail_to(BENS).await.link("/confirm/");
    let own = app.post(&confirm, &[]).await.location();
    let own = own.split('?').next().expect("a path").to_owned();
    app.post(&format!("{own}/cancel"), &[]).await;
    app.wait(TimeDelta::minutes(11));
    let next = app.sign_up_and_confirm("/events/supper", &BEN).await;
    let (change, cancel) = (format!("{own}/change"), format!("{own}/cancel"));
    dead(&app, &[&confirm, &own, &change]).await;
    assert!(app.get(&cancel).await.says("This sign-up is deleted"), "and that is all it does");
    assert_eq!(app.get(&format!("{own}/data.json")).await.status, 404);
    assert_eq!(app.get(&next).await.status, 200);
}

both!(an_unsubscribe_link_ends_its_own_subscription_and_no_later_one);
async fn an_unsubscribe_link_ends_its_own_subscription_and_no_later_one(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    let link = app.mail_to(BENS).await.link("/unsubscribe/");
    assert!(app.post(&link, &[]).await.says("You’re unsubscribed"));
    app.wait(TimeDelta::minutes(11));
    let next = app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    assert!(app.post(&link, &[("List-Unsubscribe", "One-Click")]).await.status == 200, "it answers for ever");
    assert!(app.post(&link, &[("never", "yes")]).await.status == 200);
    assert_eq!((app.get(&own).await.status, app.get(&next).await.status), (404, 200));
    assert_eq!(app.count("suppression").await, 0);
}

both!(a_renewal_counts_once_for_each_time_it_was_asked);
async fn a_renewal_counts_once_for_each_time_it_was_asked(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    app.wait(TimeDelta::days(705));
    app.sweep().await;
    app.post(&own, &[("renew", "yes")]).await;
    assert!(app.get(&own).await.says("24 April 2031"));
    app.wait(TimeDelta::days(60));
    app.post(&own, &[("renew", "yes")]).await;
    assert!(app.get(&own).await.says("24 April 2031"), "{}", app.get(&own).await.text());
}

both!(still_coming_counts_once_for_each_time_it_was_asked);
async fn still_coming_counts_once_for_each_time_it_was_asked(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/events/supper", &BEN).await;
    app.import(&CONTENTS.replace("2027-06-12", "2027-08-12")).await;
    let answer = app.post(&own, &[("still_coming", "yes")]).await;
    assert!(app.follow(answer).await.says("26 August 2027"));
    let before = app.dump().await;
    app.post(&own, &[("still_coming", "yes")]).await;
    assert_eq!(changed(&before, &app.dump().await), [] as [&str; 0], "the second time changes nothing");
}
