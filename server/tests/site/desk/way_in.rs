//! Invitation, login, forgotten password.

use std::time::{Duration, Instant};

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::samples::CONTENTS;
use server::commands::organiser::{self, New};

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::way_in::{Browser, PASSWORD, invited, newcomer};

both!(an_invitation_is_taken_up_once_with_a_password_that_is_not_easily_guessed);
async fn an_invitation_is_taken_up_once_with_a_password_that_is_not_easily_guessed(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (email, link) = invited(&app, "olu", "quayside", Role::Organiser).await;
    let mut browser = Browser::default();
    let page = browser.get(&app, &link).await;
    assert!(page.status == 200 && page.says("Welcome, olu") && page.says(&email));
    for (weak, why) in
        [("short", "Use 10 characters"), ("password123", "easy to guess"), ("olu@harbour.example", "easy")]
    {
        let page = browser.post(&app, &link, &[("password", weak)]).await;
        assert!(page.status == 422 && page.says(why), "{}", page.text());
        assert!(!page.body.contains(&format!("value=\"{weak}\"")), "a password is not shown again");
    }
    assert_eq!(browser.login(&app, &email, PASSWORD).await.status, 422, "there is no password yet");
    let answer = browser.post(&app, &link, &[("password", PASSWORD)]).await;
    assert_eq!((answer.status, answer.location().as_str()), (303, "/organise"));
    assert_eq!(browser.get(&app, "/organise").await.status, 200, "drafts and previews need nothing more");

    let mut other = Browser::default();
    for page in [other.get(&app, &link).await, other.post(&app, &link, &[("password", "another good one")]).await] {
        assert!(page.status == 404 && page.says("This link no longer works"));
    }
    assert_eq!(other.login(&app, &email, "another good one").await.status, 422);
    assert_eq!(other.login(&app, &email, PASSWORD).await.status, 303);
}

both!(a_password_is_shown_to_whoever_asks_to_see_it_and_is_in_no_other_page);
async fn a_password_is_shown_to_whoever_asks_to_see_it_and_is_in_no_other_page(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (email, link) = invited(&app, "olu", "quayside", Role::Organiser).await;
    let mut browser = Browser::default();
    let commits = app.site.db.version();
    let page = browser.post(&app, &link, &[("password", "red boat"), ("show", "look")]).await;
    assert!(page.status == 200 && page.says("You typed: red boat"), "{}", page.text());
    assert_eq!((page.header("cache-control"), browser.cookie.is_none()), ("no-store", true));
    assert_eq!(app.site.db.version(), commits, "looking changes nothing");
    // Whoever has seen it goes on with what they see.
    assert_eq!(page.hidden_inputs(), [("show".to_owned(), "yes".to_owned())]);
    let seen = browser.post(&app, &link, &[("password", "red boat"), ("show", "yes")]).await;
    assert!(seen.status == 422 && seen.says("You typed: red boat"));
    let unseen = browser.post(&app, &link, &[("password", "red boat")]).await;
    assert!(unseen.status == 422 && !unseen.body.contains("red boat"), "{}", unseen.body);
    assert_eq!(browser.post(&app, &link, &[("password", PASSWORD), ("show", "yes")]).await.status, 303);

    let mut other = Browser::default();
    for email in [email.as_str(), "ida@harbour.example"] {
        let page = other.post(&app, "/organise/login", &[("email", email), ("password", "x"), ("show", "look")]).await;
        assert!(page.status == 200 && page.says("You typed: x") && other.cookie.is_none(), "{}", page.text());
        assert_eq!(page.value_of("email").as_deref(), Some(email));
    }
    assert!(!other.login(&app, &email, "a wrong password").await.body.contains("a wrong password"));

    let change = [("do", "password"), ("old", "a wrong one"), ("password", "four ducks in a row")];
    let looked = browser.post(&app, "/organise/account", &[&change[..], &[("show", "look")]].concat()).await;
    assert!(looked.says("You typed: a wrong one") && looked.says("You typed: four ducks in a row"));
    let refused = browser.post(&app, "/organise/account", &change).await;
    assert!(refused.status == 422 && !refused.body.contains("a wrong one") && !refused.body.contains("ducks"));
}

both!(an_invitation_that_nobody_takes_up_is_deleted_after_two_weeks);
async fn an_invitation_that_nobody_takes_up_is_deleted_after_two_weeks(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (_, link) = invited(&app, "olu", "quayside", Role::Organiser).await;
    app.wait(TimeDelta::days(14));
    assert_eq!(app.get(&link).await.status, 404);
    app.sweep().await;
    assert_eq!((app.count("organiser").await, app.count("organiser_secret").await, app.count("role").await), (0, 0, 0));
}

both!(whoever_is_logged_in_goes_on_and_the_login_leads_where_one_wanted_to_go);
async fn whoever_is_logged_in_goes_on_and_the_login_leads_where_one_wanted_to_go(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let page = browser.get(&app, "/organise/login?next=/organise/account").await;
    assert_eq!((page.status, page.location().as_str()), (303, "/organise/account"));

    let mut fresh = Browser::default();
    let asked = fresh.get(&app, "/organise").await;
    let form = fresh.follow(&app, asked).await;
    assert_eq!(form.hidden_inputs(), [("next".to_owned(), "/organise".to_owned())]);
    let far = [("email", &*email), ("password", PASSWORD), ("next", "https://elsewhere.example/organise")];
    assert_eq!(fresh.post(&app, "/organise/login", &far).await.location(), "/organise");
}

both!(a_login_gets_a_new_id_and_ends_the_one_before);
async fn a_login_gets_a_new_id_and_ends_the_one_before(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let mut planted = Browser { cookie: Some("planted-by-somebody".to_owned()) };
    planted.login(&app, &email, PASSWORD).await;
    assert_ne!(planted.cookie.as_deref(), Some("planted-by-somebody"), "no id is taken from outside");
    let before = browser.cookie.clone();
    browser.login(&app, &email, PASSWORD).await;
    assert_ne!(browser.cookie, before);
    assert_eq!(Browser { cookie: before }.get(&app, "/organise").await.status, 303, "the one before is over");
    assert_eq!(browser.get(&app, "/organise").await.status, 200);
}

/// A refused login without what was typed.
fn alike(page: &Page, email: &str) -> (u16, String, String) {
    let mut headers: Vec<String> = page.headers.keys().map(ToString::to_string).collect();
    headers.sort();
    (page.status, headers.join(" "), page.body.replace(email, "ADDRESS"))
}

both!(known_and_unknown_accounts_get_the_same_answers_and_the_same_growing_wait);
async fn known_and_unknown_accounts_get_the_same_answers_and_the_same_growing_wait(engine: Engine) {
    let app = TestApp::new(engine).await;
    newcomer(&app, "olu", "quayside", Role::Organiser).await;
    invited(&app, "bea", "quayside", Role::Organiser).await;
    let all = ["olu@harbour.example", "ida@harbour.example", "bea@harbour.example"];
    let mut browser = Browser::default();
    for (tries, status) in [(5, 422), (1, 429)] {
        for _ in 0..tries {
            let commits = app.site.db.version();
            let mut answers = vec![];
            for email in all {
                answers.push(alike(&browser.login(&app, email, "a wrong password").await, email));
            }
            assert_eq!(app.site.db.version(), commits, "nothing is written for any of them");
            assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == status), "{answers:?}");
        }
    }
    let mut before = 0;
    for _ in 0..3 {
        let page = browser.login(&app, all[0], PASSWORD).await;
        assert!(page.status == 429 && page.says("Too many tries. Wait"), "the right password waits too");
        let wait: i64 = page.header("retry-after").parse().expect("seconds");
        assert!(wait > before, "{wait} after {before}");
        before = wait;
        app.wait(TimeDelta::seconds(wait));
        assert_eq!(browser.login(&app, all[0], "a wrong password").await.status, 422);
    }
    app.wait(TimeDelta::minutes(15));
    assert_eq!(browser.login(&app, all[0], PASSWORD).await.status, 303);
}

both!(a_forgotten_password_gets_one_answer_for_all_and_a_link_that_works_once_for_a_day);
async fn a_forgotten_password_gets_one_answer_for_all_and_a_link_that_works_once_for_a_day(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let mut other = Browser::default();
    let mut answers = vec![];
    for address in [email.as_str(), "ida@harbour.example"] {
        let commits = app.site.db.version();
        let answer = other.post(&app, "/organise/forgotten", &[("email", address)]).await;
        assert_eq!(app.site.db.version() - commits, 1, "one commit for each");
        let page = other.follow(&app, answer).await;
        assert!(page.says("Check your email"));
        answers.push(page.body);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(app.mails_to("ida@harbour.example").await.len(), 0);
    let link = app.mail_to(&email).await.link("/organise/new-password/");
    assert_eq!(other.get(&app, &link).await.status, 200);
    assert_eq!(browser.get(&app, "/organise").await.status, 200, "nothing has changed yet");

    let answer = other.post(&app, &link, &[("password", "four ducks in a row")]).await;
    assert_eq!(other.follow(&app, answer).await.status, 200);
    assert_eq!(browser.get(&app, "/organise").await.status, 303, "every login is over");
    assert_eq!(browser.login(&app, &email, PASSWORD).await.status, 422);
    assert_eq!(other.get(&app, &link).await.status, 404, "once");

    app.wait(TimeDelta::minutes(11));
    other.post(&app, "/organise/forgotten", &[("email", &email)]).await;
    let link = app.mail_to(&email).await.link("/organise/new-password/");
    app.wait(TimeDelta::days(1));
    assert_eq!(other.get(&app, &link).await.status, 404, "for a day");
}

both!(a_link_opens_what_it_was_made_for_alone);
async fn a_link_opens_what_it_was_made_for_alone(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (_, link) = invited(&app, "olu", "quayside", Role::Organiser).await;
    let token = link.rsplit('/').next().expect("a token");
    let changed = format!("{}{}", &token[..42], if token.ends_with('A') { "B" } else { "A" });
    for path in [
        format!("/organise/new-password/{token}"),
        format!("/organise/invitation/{changed}"),
        "/organise/invitation/none".to_owned(),
        format!("/confirm/{token}"),
    ] {
        let page = app.get(&path).await;
        assert!(page.status == 404 && page.says("This link no longer works"), "{path}");
    }
}

both!(a_login_takes_as_long_for_an_address_that_nobody_has);
async fn a_login_takes_as_long_for_an_address_that_nobody_has(engine: Engine) {
    let app = TestApp::with(engine, CONTENTS, &[("ONPURPOSE_RATE_LIMIT", "off")]).await;
    newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let all = ["olu@harbour.example", "ida@harbour.example", "no address at all"];
    let mut quickest = [Duration::MAX; 3];
    for _ in 0..8 {
        for (email, best) in all.iter().zip(&mut quickest) {
            let started = Instant::now();
            assert_eq!(Browser::default().login(&app, email, "a wrong password").await.status, 422);
            *best = started.elapsed().min(*best);
        }
    }
    // Without a hash to compare with it would be a tenth.
    let [known, unknown, none] = quickest;
    assert!(unknown > known / 3 && none > known / 3, "{quickest:?}");
}

both!(the_operator_invites_and_gets_the_link_that_is_mailed);
async fn the_operator_invites_and_gets_the_link_that_is_mailed(engine: Engine) {
    let app = TestApp::new(engine).await;
    let add = async |email: &str, branch: &str| {
        let (email, branch) = (email.to_owned(), branch.to_owned());
        let new = New { email, name: "Bea Marsh".to_owned(), branch, role: Role::Administrator };
        let mut said = Vec::new();
        let done = organiser::add(&app.site, new, &mut said).await;
        done.map(|()| String::from_utf8(said).expect("text")).map_err(|error| error.to_string())
    };
    let said = add("bea@harbour.example", "quayside").await.expect("an invitation");
    let link = said.lines().last().expect("a link");
    assert_eq!(app.mail_to("bea@harbour.example").await.link("/organise/invitation/"), link);
    assert_eq!(Browser::default().post(&app, link, &[("password", PASSWORD)]).await.status, 303);
    assert!(add("bea@harbour.example", "quayside").await.expect("a role").contains("in use"));
    assert!(add("bea", "quayside").await.expect_err("an address").contains("The address is none"));
    assert!(add("bea@harbour.example", "moon").await.expect_err("a branch").contains("There is no branch moon"));
}
