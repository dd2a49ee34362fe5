//! The second factor: set up, asked, taken once, lost.

use app::domain::role::Role;
use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::way_in::{Browser, PASSWORD, code_now, newcomer, set_up_factor};

const TEAM: &str = "/organise/team";

both!(the_second_factor_is_asked_where_it_is_needed_and_at_every_login_from_then_on);
async fn the_second_factor_is_asked_where_it_is_needed_and_at_every_login_from_then_on(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Administrator).await;
    let asked = browser.get(&app, TEAM).await;
    assert_eq!((asked.status, &*asked.location()), (303, "/organise/account/factor?next=/organise/team"));
    let page = browser.follow(&app, asked).await;
    assert!(page.body.contains("<img src=\"data:image/svg+xml,"));
    let key = page.body.split("<code class=\"key\">").nth(1).expect("a key");
    let (app_link, key) = (page.link("otpauth://totp/"), key.split('<').next().expect("its end").replace(' ', ""));
    assert!(app_link.contains(&format!("secret={key}")), "the phone that shows the page opens its app: {app_link}");
    let before = app.dump().await;
    assert_eq!(
        browser.get(&app, "/organise/account/factor").await.body,
        browser.get(&app, "/organise/account/factor").await.body
    );
    assert_eq!(crate::support::dump::changed(&before, &app.dump().await), [] as [&str; 0], "looking stores nothing");

    let wrong = browser.post(&app, "/organise/account/factor", &[("do", "set-up"), ("code", "000000")]).await;
    assert!(wrong.status == 422 && wrong.says("That code isn’t right"));
    let cookie = browser.cookie.clone();
    let (key, recovery) = set_up_factor(&mut browser, &app).await;
    assert_eq!(recovery.len(), 10);
    assert_ne!(browser.cookie, cookie, "a new id after the factor");
    assert_eq!(Browser { cookie }.get(&app, "/organise").await.status, 303, "the one before is over");
    assert_eq!(browser.get(&app, TEAM).await.status, 200);
    assert!(!browser.get(&app, "/organise/account/factor").await.body.contains(&recovery[0]), "shown once");

    let mut other = Browser::default();
    let answer = other.login(&app, &email, PASSWORD).await;
    assert_eq!(answer.location(), "/organise/login/code?next=/organise");
    for path in ["/organise", "/organise/account", "/organise/account/factor", "/organise/guidance", TEAM] {
        let halfway = other.get(&app, path).await;
        assert_eq!((halfway.status, halfway.location()), (303, format!("/organise/login/code?next={path}")));
    }
    let half = other.cookie.clone();
    let code = code_now(&app, &key);
    let used = other.post(&app, "/organise/login/code", &[("code", &code)]).await;
    assert!(used.status == 422 && used.says("been used already"), "the code that set it up is used up");
    app.wait(TimeDelta::seconds(30));
    let code = code_now(&app, &key);
    let answer = other.post(&app, "/organise/login/code", &[("code", &code), ("next", TEAM)]).await;
    assert_eq!((answer.status, &*answer.location()), (303, TEAM));
    assert_ne!(other.cookie, half);
    assert_eq!(other.get(&app, TEAM).await.status, 200);
    let mut third = Browser::default();
    third.login(&app, &email, PASSWORD).await;
    assert_eq!(third.post(&app, "/organise/login/code", &[("code", &code)]).await.status, 422, "a code fits once");
}

both!(a_recovery_code_lets_in_once_and_new_ones_end_the_old);
async fn a_recovery_code_lets_in_once_and_new_ones_end_the_old(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Administrator).await;
    let (_, recovery) = set_up_factor(&mut browser, &app).await;
    let try_code = async |code: &str| {
        let mut other = Browser::default();
        other.login(&app, &email, PASSWORD).await;
        other.post(&app, "/organise/login/code", &[("code", code)]).await.status
    };
    assert_eq!(try_code(&recovery[0].to_uppercase().replace('-', " ")).await, 303);
    assert_eq!(try_code(&recovery[0]).await, 422, "once");
    assert_eq!(try_code(&recovery[1]).await, 303);
    let path = "/organise/account/factor";
    let wrong = browser.post(&app, path, &[("do", "new-codes"), ("codes_password", "not mine at all")]).await;
    assert!(wrong.status == 422 && wrong.says("That isn’t your current password"));
    let page = browser.post(&app, path, &[("do", "new-codes"), ("codes_password", PASSWORD)]).await;
    assert!(page.status == 200 && page.says("Save your recovery codes"));
    assert_eq!(try_code(&recovery[2]).await, 422, "the old ones are worth nothing");
}

both!(guessing_codes_waits_longer_and_longer);
async fn guessing_codes_waits_longer_and_longer(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Administrator).await;
    let (_, recovery) = set_up_factor(&mut browser, &app).await;
    let mut other = Browser::default();
    other.login(&app, &email, PASSWORD).await;
    for _ in 0..5 {
        assert_eq!(other.post(&app, "/organise/login/code", &[("code", "123456")]).await.status, 422);
    }
    let page = other.post(&app, "/organise/login/code", &[("code", &recovery[0])]).await;
    assert!(page.status == 429 && page.says("Too many tries"));
    app.wait(TimeDelta::seconds(page.header("retry-after").parse().expect("seconds")));
    assert_eq!(other.post(&app, "/organise/login/code", &[("code", &recovery[0])]).await.status, 303);
}

both!(an_administrator_resets_a_lost_factor_and_both_get_a_mail);
async fn an_administrator_resets_a_lost_factor_and_both_get_a_mail(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let (key, _) = set_up_factor(&mut browser, &app).await;
    let lead = Colleague::new(&app, "bea", &[("quayside", Role::Administrator)]).await;
    let page = lead.get(&app, TEAM).await;
    assert!(page.says("olu") && page.says("Login codes set up"));
    let olu = lead.get(&app, &page.link_of("olu")).await;
    assert!(olu.says("Make sure it’s really them"));
    let answer = lead.post(&app, &page.link_of("olu"), &[("do", "reset")]).await;
    assert!(lead.follow(&app, answer).await.says("The login codes have been reset"));

    assert_eq!(app.mail_to(&email).await.subject, "Your login codes were reset");
    assert_eq!(app.mail_to(&lead.email).await.subject, "You reset a colleague’s login codes");
    assert_eq!(app.inside().await.number("SELECT count(*) FROM audit WHERE action = 'factor-reset'").await, 1);
    assert_eq!(browser.get(&app, "/organise").await.status, 303, "logged out");
    let answer = browser.login(&app, &email, PASSWORD).await;
    assert_eq!(answer.location(), "/organise", "the password alone leads where no codes are needed");
    app.wait(TimeDelta::seconds(60));
    assert_ne!(set_up_factor(&mut browser, &app).await.0, key, "a new key");
}

both!(whoever_loses_everything_is_let_in_again_by_the_operator);
async fn whoever_loses_everything_is_let_in_again_by_the_operator(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    set_up_factor(&mut browser, &app).await;
    let mut said = Vec::new();
    server::commands::organiser::reset(&app.site, &email, &mut said).await.expect("a reset");
    let said = String::from_utf8(said).expect("text");
    let link = said.lines().last().expect("a link").to_owned();
    assert_eq!(app.mail_to(&email).await.link("/organise/new-password/"), link);
    assert_eq!(browser.get(&app, "/organise").await.status, 303);
    assert_eq!(browser.login(&app, &email, PASSWORD).await.status, 422, "the password is gone too");
    app.wait(TimeDelta::days(13));
    let answer = browser.post(&app, &link, &[("password", "four ducks in a row")]).await;
    assert_eq!(answer.location(), "/organise");
    assert_eq!(browser.get(&app, "/organise").await.status, 200);
    let nobody = server::commands::organiser::reset(&app.site, "ida@harbour.example", &mut Vec::new()).await;
    assert!(nobody.is_err());
}

both!(a_new_password_leaves_the_second_factor_asked);
async fn a_new_password_leaves_the_second_factor_asked(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    set_up_factor(&mut browser, &app).await;
    let mut thief = Browser::default();
    thief.post(&app, "/organise/forgotten", &[("email", &email)]).await;
    let link = app.mail_to(&email).await.link("/organise/new-password/");
    let answer = thief.post(&app, &link, &[("password", "four ducks in a row")]).await;
    assert_eq!(answer.location(), "/organise");
    assert_eq!(thief.get(&app, "/organise").await.location(), "/organise/login/code?next=/organise");
    assert_eq!(thief.post(&app, "/organise/account", &[("do", "end-others")]).await.status, 303);
    assert_eq!(thief.get(&app, "/organise/account/factor").await.status, 303, "nor can it be set up anew");
}

both!(the_same_code_in_two_browsers_at_once_lets_one_in);
async fn the_same_code_in_two_browsers_at_once_lets_one_in(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let (_, recovery) = set_up_factor(&mut browser, &app).await;
    let (mut one, mut other) = (Browser::default(), Browser::default());
    one.login(&app, &email, PASSWORD).await;
    other.login(&app, &email, PASSWORD).await;
    let fields = [("code", recovery[0].as_str())];
    let (first, second) = tokio::join!(
        one.post(&app, "/organise/login/code", &fields),
        other.post(&app, "/organise/login/code", &fields)
    );
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
}
