//! What the audit says of logins and codes, and how it ends.

use app::domain::audit::Act;
use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::Failure;
use server::actions::audit::{AuditEntry, Chain, note, verify};

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::way_in::{Browser, PASSWORD, code_now, newcomer, set_up_factor};

/// What was noted since the entry of this number: each act with its count, and whether it says who did it and about whom.
async fn since(app: &TestApp, number: i64) -> Vec<String> {
    let said = "action || ' ' || count || CASE WHEN organiser_id IS NULL THEN '' ELSE ' by' END \
                || CASE WHEN subject_id IS NULL THEN '' ELSE ' about' END";
    app.inside().await.texts(&format!("SELECT {said} FROM audit WHERE number > {number} ORDER BY number")).await
}

async fn last(app: &TestApp) -> i64 {
    app.inside().await.number("SELECT coalesce(max(number), 0) FROM audit").await
}

both!(logins_codes_and_changes_of_password_and_factor_are_in_the_audit);
async fn logins_codes_and_changes_of_password_and_factor_are_in_the_audit(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let before = last(&app).await;
    let (key, recovery) = set_up_factor(&mut browser, &app).await;
    assert_eq!(browser.login(&app, &email, PASSWORD).await.status, 303);
    app.wait(TimeDelta::seconds(30));
    let code = code_now(&app, &key);
    assert_eq!(browser.post(&app, "/organise/login/code", &[("code", &code)]).await.status, 303);
    assert_eq!(browser.login(&app, &email, PASSWORD).await.status, 303);
    assert_eq!(browser.post(&app, "/organise/login/code", &[("code", &recovery[0])]).await.status, 303);
    let new_codes = [("do", "new-codes"), ("codes_password", PASSWORD)];
    assert_eq!(browser.post(&app, "/organise/account/factor", &new_codes).await.status, 200);
    let new = [("do", "password"), ("old", PASSWORD), ("password", "four ducks in a row")];
    assert_eq!(browser.post(&app, "/organise/account", &new).await.status, 303);
    browser.post(&app, "/organise/account", &[("do", "end-others")]).await;
    let acts = [
        "factor-set 1 by",
        "logged-in 1 by",
        "code-passed 1 by",
        "logged-in 1 by",
        "recovery-used 1 by",
        "recovery-made 1 by",
        "password-set 1 by",
        "logins-ended 1 by",
    ];
    assert_eq!(since(&app, before).await, acts);
}

both!(what_did_not_fit_is_one_entry_an_hour_for_an_account_and_none_for_an_address_without_one);
async fn what_did_not_fit_is_one_entry_an_hour_for_an_account_and_none_for_an_address_without_one(engine: Engine) {
    let app = TestApp::with(engine, server::actions::samples::CONTENTS, &[("ONPURPOSE_RATE_LIMIT", "off")]).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    set_up_factor(&mut browser, &app).await;
    let before = last(&app).await;
    let commits = app.site.db.version();
    for _ in 0..4 {
        for address in [email.as_str(), "ida@harbour.example", "no address at all"] {
            assert_eq!(Browser::default().login(&app, address, "a wrong password").await.status, 422);
        }
    }
    assert_eq!(app.site.db.version(), commits, "nothing is written while somebody waits for an answer");
    app.sweep().await;
    assert_eq!(since(&app, before).await, ["password-failed 4 about"]);

    let before = last(&app).await;
    for _ in 0..3 {
        Browser::default().login(&app, &email, "a wrong password").await;
    }
    let wrong = [("do", "password"), ("old", "not mine at all"), ("password", "four ducks in a row")];
    browser.post(&app, "/organise/account", &wrong).await;
    app.wait(TimeDelta::minutes(59));
    app.sweep().await;
    assert_eq!(since(&app, before).await, [] as [&str; 0], "nobody floods the audit by guessing");
    app.wait(TimeDelta::minutes(1));
    app.sweep().await;
    assert_eq!(since(&app, before).await, ["password-failed 4 about"]);

    let before = last(&app).await;
    let mut half = Browser::default();
    half.login(&app, &email, PASSWORD).await;
    for code in ["000000", "4k7mq-x2c9p"] {
        assert_eq!(half.post(&app, "/organise/login/code", &[("code", code)]).await.status, 422);
    }
    app.sweep().await;
    assert_eq!(since(&app, before).await, ["logged-in 1 by", "code-failed 2 about"]);
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let page = officer.get(&app, "/organise/officer/audit?act=password-failed").await;
    assert!(page.says("Wrong password") && page.says("olu"), "{}", page.text());
    assert!(matches!(verify(&app.site, None).await.expect("a database"), Chain::Whole(..)));
}

async fn noted_at(app: &TestApp, who: &Colleague, at: &str) {
    app.wait_until(at);
    let entry = AuditEntry::own(Act::GuidanceConfirmed, Some(who.id), None);
    let noted = app.site.write(move |work| async move { note(&work, entry).await });
    noted.await.map_err(|failure: Failure| failure.to_string()).expect("an entry");
}

both!(the_audit_goes_from_its_beginning_and_stays_a_chain_over_a_29th_of_february);
async fn the_audit_goes_from_its_beginning_and_stays_a_chain_over_a_29th_of_february(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    // The second one ends 22 hours before the first: 29 February 2028 becomes 28 February 2030.
    for at in ["2028-02-28T23:00:00Z", "2028-02-29T01:00:00Z", "2028-03-01T01:00:00Z", "2028-03-02T01:00:00Z"] {
        noted_at(&app, &olu, at).await;
    }
    let sweep_at = async |at: &str| {
        app.wait_until(at);
        app.sweep().await;
        verify(&app.site, None).await.expect("a database")
    };
    let chain = sweep_at("2030-02-28T02:00:00Z").await;
    assert!(matches!(chain, Chain::Whole(4, Some(_))), "{chain:?}: none goes before the one before it");
    let chain = sweep_at("2030-02-28T23:30:00Z").await;
    assert!(matches!(chain, Chain::Whole(2, Some(_))), "{chain:?}");
    let chain = sweep_at("2030-03-01T02:00:00Z").await;
    assert!(matches!(chain, Chain::Whole(1, Some(_))), "{chain:?}");
    let chain = sweep_at("2030-03-03T02:00:00Z").await;
    assert_eq!(chain, Chain::Whole(0, None), "all have ended");

    noted_at(&app, &olu, "2030-03-04T00:00:00Z").await;
    noted_at(&app, &olu, "2030-03-05T00:00:00Z").await;
    let chain = verify(&app.site, None).await.expect("a database");
    assert!(matches!(&chain, Chain::Whole(2, Some(mark)) if mark.number == 6), "{chain:?}: numbers go on");
    let inside = app.inside().await;
    assert!(inside.takes("DELETE FROM audit WHERE number = 5").await);
    let chain = verify(&app.site, None).await.expect("a database");
    assert_eq!(chain, Chain::Broken(6), "an entry that has not ended is missed at the beginning too");
    assert!(inside.takes("UPDATE audit_start SET number = 5, hash = (SELECT previous FROM audit)").await);
    let chain = verify(&app.site, None).await.expect("a database");
    assert_eq!(chain, Chain::Broken(6), "a beginning that the site did not write proves nothing");
    assert!(inside.takes("DELETE FROM audit_start").await);
    assert_eq!(verify(&app.site, None).await.expect("a database"), Chain::Broken(6));
}
