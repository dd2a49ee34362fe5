//! Who gets in, and who does not.

use app::domain::email_address::EmailAddress;
use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::audit::{self, Chain};
use server::actions::{account, rotate_epoch};

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::dump::changed;

both!(nobody_sees_an_organisers_page_without_a_login);
async fn nobody_sees_an_organisers_page_without_a_login(engine: Engine) {
    let app = TestApp::new(engine).await;
    let answer = app.get("/organise").await;
    assert_eq!((answer.status, answer.location().as_str()), (303, "/organise/login?next=/organise"));
    let one = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let page = one.get(&app, "/organise").await;
    assert_eq!(page.status, 200);
    assert!(page.says("Summer supper"));
    assert_eq!(page.header("cache-control"), "no-store");
}

both!(a_login_ends_after_twelve_hours_without_use_and_after_seven_days_at_most);
async fn a_login_ends_after_twelve_hours_without_use_and_after_seven_days_at_most(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let other = Colleague::new(&app, "bea", &[("quayside", Role::Organiser)]).await;
    for _ in 0..15 {
        assert_eq!(one.get(&app, "/organise").await.status, 200);
        app.wait(TimeDelta::hours(11));
    }
    assert_eq!(other.get(&app, "/organise").await.status, 303, "it was not used");
    app.wait(TimeDelta::hours(4));
    assert_eq!(one.get(&app, "/organise").await.status, 303, "seven days are over");
}

both!(a_form_of_another_site_is_refused);
async fn a_form_of_another_site_is_refused(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let forged = |origin: &'static str| {
        let cookie = format!("onpurpose={}", one.cookie);
        app.request(move |client, url| {
            client.post(format!("{url}/organise/logout")).header("cookie", cookie).header("origin", origin)
        })
    };
    for origin in ["https://elsewhere.example", "null"] {
        let answer = forged(origin).await;
        assert_eq!(answer.status, 403);
        assert!(answer.says("We couldn’t accept that form"));
    }
    assert_eq!(one.get(&app, "/organise").await.status, 200, "still logged in");
}

both!(an_account_outlives_the_turn_of_an_epoch);
async fn an_account_outlives_the_turn_of_an_epoch(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let before = app.inside().await.number("SELECT MAX(epoch) FROM organiser").await;
    rotate_epoch::rotate(&app.site, app.believed()).await.expect("a turn");
    for table in ["organiser", "organiser_secret"] {
        let oldest = app.inside().await.number(&format!("SELECT MIN(epoch) FROM {table}")).await;
        assert_eq!(oldest, before + 1, "{table}");
    }
    let email = EmailAddress::parse(&one.email).expect("an address");
    let found = account::by_address(&app.site, app.site.db.read(), &email).await.expect("a database");
    let found = found.expect("the account of the address");
    assert_eq!((found.id(), found.secret.name.as_str()), (one.id, "olu"));
    assert_eq!(one.get(&app, "/organise").await.status, 200);
}

both!(an_account_leaves_nothing_behind_when_it_ends);
async fn an_account_leaves_nothing_behind_when_it_ends(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = Colleague::new(&app, "Olufunmilayo", &[("quayside", Role::Organiser)]).await;
    app.wait(TimeDelta::days(366));
    app.sweep().await;
    for table in ["organiser", "organiser_secret", "role", "session"] {
        assert_eq!(app.count(table).await, 0, "{table}");
    }
    assert_eq!(one.get(&app, "/organise").await.status, 303);
}

both!(the_audit_is_a_chain_that_shows_what_was_changed);
async fn the_audit_is_a_chain_that_shows_what_was_changed(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    for _ in 0..3 {
        account::confirm_guidance(&app.site, one.id, 1).await.expect("a confirmation");
    }
    assert!(matches!(audit::verify(&app.site, None).await.expect("a database"), Chain::Whole(3, Some(_))));
    let inside = app.inside().await;
    for (change, back) in [
        ("UPDATE audit SET count = 2 WHERE number = 2", "UPDATE audit SET count = 1 WHERE number = 2"),
        (
            "UPDATE audit SET action = 'erased' WHERE number = 2",
            "UPDATE audit SET action = 'guidance-confirmed' WHERE number = 2",
        ),
    ] {
        assert!(inside.takes(change).await);
        assert_eq!(audit::verify(&app.site, None).await.expect("a database"), Chain::Broken(2), "{change}");
        assert!(inside.takes(back).await);
    }
    assert!(inside.takes("DELETE FROM audit WHERE number = 2").await);
    assert_eq!(audit::verify(&app.site, None).await.expect("a database"), Chain::Broken(3));
}

both!(no_form_of_the_organisers_can_be_sent_from_elsewhere);
async fn no_form_of_the_organisers_can_be_sent_from_elsewhere(engine: Engine) {
    let app = TestApp::new(engine).await;
    let roles = [("quayside", Role::Administrator), ("quayside", Role::Organiser)];
    let one = Colleague::new(&app, "olu", &roles).await;
    let colleague = one.get(&app, "/organise/team").await.link_of("olu");
    let paths = [
        "/organise/account",
        "/organise/account/factor",
        "/organise/account/leave",
        "/organise/forgotten",
        "/organise/guidance",
        "/organise/invitation/token",
        "/organise/login",
        "/organise/login/code",
        "/organise/logout",
        "/organise/new-password/token",
        "/organise/team",
        &colleague,
        &format!("{colleague}/leave"),
    ];
    let before = app.dump().await;
    let fields = [("do", "reset"), ("sure", "yes"), ("version", "1"), ("name", "x"), ("email", "olu@harbour.example")];
    for path in paths {
        for (name, value) in [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("x-none", "")] {
            let cookie = format!("onpurpose={}", one.cookie);
            let request = |client: &reqwest::Client| client.post(app.whole(path)).form(&fields);
            let sent = |client: &reqwest::Client, _: &str| request(client).header("cookie", cookie).header(name, value);
            assert_eq!(app.request(sent).await.status, 403, "{path} with {name}: {value}");
        }
    }
    assert_eq!(changed(&before, &app.dump().await), [] as [&str; 0]);
}
