//! Whoever guesses waits, and keeps nobody else out.

use app::domain::role::Role;
use chrono::TimeDelta;
use reqwest::header;
use server::actions::samples::CONTENTS;
use server::limits::Origin;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::way_in::{Browser, PASSWORD, code_now, invited, newcomer, set_cookie, set_up_factor};

const LOGIN: &str = "/organise/login";
const CODE: &str = "/organise/login/code";
const GUESSER: &str = "198.51.100.7";
const ELSEWHERE: &str = "203.0.113.9";
const KNOWN: &str = "onpurpose-browser";

async fn site(engine: Engine) -> TestApp {
    TestApp::with(engine, CONTENTS, &[("ONPURPOSE_TRUSTED_PROXIES", "127.0.0.1")]).await
}

/// Sends a form from somewhere, with these cookies.
async fn post(app: &TestApp, from: &str, cookies: &str, path: &str, fields: &[(&str, &str)]) -> Page {
    let origin = app.site.config.base_url.clone();
    let request = |client: &reqwest::Client| {
        client.post(app.whole(path)).header("x-forwarded-for", from).header(header::ORIGIN, origin).form(fields)
    };
    app.request(|client, _| request(client).header(header::COOKIE, cookies)).await
}

async fn login(app: &TestApp, from: &str, cookies: &str, email: &str, password: &str) -> Page {
    post(app, from, cookies, LOGIN, &[("email", email), ("password", password)]).await
}

/// The cookie by which a browser is known after a full login.
fn known(page: &Page) -> String {
    format!("{KNOWN}={}", set_cookie(page, KNOWN).expect("what the browser is known by"))
}

both!(a_poller_that_guesses_all_the_time_keeps_nobody_out_elsewhere_or_in_a_browser_that_is_known);
async fn a_poller_that_guesses_all_the_time_keeps_nobody_out_elsewhere_or_in_a_browser_that_is_known(engine: Engine) {
    let app = site(engine).await;
    let (_, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let here = known(&login(&app, GUESSER, "", &email, PASSWORD).await);
    let mut tried = 0;
    for n in 0..150 {
        app.wait(TimeDelta::milliseconds(300));
        let page = login(&app, GUESSER, "", &email, "a wrong password").await;
        tried += u32::from(page.status == 422);
        if n % 50 == 49 {
            assert_eq!(page.status, 429, "{n}");
            assert_eq!(login(&app, GUESSER, "", &email, PASSWORD).await.status, 429, "nobody knows whose it is");
            assert_eq!(login(&app, ELSEWHERE, "", &email, PASSWORD).await.status, 303, "elsewhere");
            assert_eq!(login(&app, GUESSER, &here, &email, PASSWORD).await.status, 303, "in a browser that is known");
        }
    }
    assert!(tried < 10, "{tried} guesses were tried");
}

both!(what_a_browser_is_known_by_is_good_for_one_account_and_one_password);
async fn what_a_browser_is_known_by_is_good_for_one_account_and_one_password(engine: Engine) {
    let app = site(engine).await;
    let (mut browser, olu) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let (_, bea) = newcomer(&app, "bea", "quayside", Role::Organiser).await;
    let (olus, beas) = {
        let olus = login(&app, ELSEWHERE, "", &olu, PASSWORD).await;
        let mut lines = olus.headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().expect("text"));
        assert!(lines.all(|line| !line.contains("olu")), "it names nobody");
        (known(&olus), known(&login(&app, ELSEWHERE, "", &bea, PASSWORD).await))
    };
    for _ in 0..6 {
        login(&app, GUESSER, "", &olu, "a wrong password").await;
    }
    assert_eq!(login(&app, GUESSER, &beas, &olu, PASSWORD).await.status, 429, "another's account");
    let mut other = olus.clone();
    other.replace_range(
        olus.len() - 30..olus.len() - 29,
        if olus.as_bytes()[olus.len() - 30] == b'A' { "B" } else { "A" },
    );
    assert_eq!(login(&app, GUESSER, &other, &olu, PASSWORD).await.status, 429, "made up");
    assert_eq!(login(&app, GUESSER, &olus, &olu, PASSWORD).await.status, 303);

    let fields = [("do", "password"), ("old", PASSWORD), ("password", "four ducks in a row")];
    let changed = browser.post(&app, "/organise/account", &fields).await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    assert_eq!(login(&app, GUESSER, &olus, &olu, "four ducks in a row").await.status, 429, "of the password before");
    assert_eq!(login(&app, GUESSER, &known(&changed), &olu, "four ducks in a row").await.status, 303);
}

both!(a_browser_that_is_known_and_guesses_waits_too);
async fn a_browser_that_is_known_and_guesses_waits_too(engine: Engine) {
    let app = site(engine).await;
    let (_, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let here = known(&login(&app, ELSEWHERE, "", &email, PASSWORD).await);
    for n in 0..5 {
        let from = format!("10.0.{n}.1");
        assert_eq!(login(&app, &from, &here, &email, "a wrong password").await.status, 422);
    }
    let page = login(&app, "10.0.99.1", &here, &email, PASSWORD).await;
    assert!(page.status == 429 && page.says("Too many tries"), "wherever it is");
    assert_eq!(login(&app, "10.0.99.1", "", &email, PASSWORD).await.status, 303);
}

both!(a_network_that_is_refused_counts_nothing_and_a_browser_that_is_known_is_let_try_in_it);
async fn a_network_that_is_refused_counts_nothing_and_a_browser_that_is_known_is_let_try_in_it(engine: Engine) {
    let app = site(engine).await;
    let (_, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let here = known(&login(&app, GUESSER, "", &email, PASSWORD).await);
    for n in 0..99 {
        let origin = Origin { address: GUESSER.parse().expect("an address"), browser: None };
        let address = format!("person{n}@harbour.example");
        assert!(app.site.limits.guess(origin, server::limits::Guess::Password(&address)).is_ok());
    }
    for _ in 0..20 {
        assert_eq!(login(&app, GUESSER, "", &email, PASSWORD).await.status, 429);
    }
    assert_eq!(login(&app, GUESSER, &here, &email, PASSWORD).await.status, 303);
    app.wait(TimeDelta::hours(1));
    assert_eq!(login(&app, GUESSER, "", &email, "a wrong password").await.status, 422, "none of them counted");
    assert_eq!(login(&app, GUESSER, "", &email, PASSWORD).await.status, 303);
}

both!(the_second_factor_keeps_nobody_out_who_has_it);
async fn the_second_factor_keeps_nobody_out_who_has_it(engine: Engine) {
    let app = site(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Administrator).await;
    let (key, recovery) = set_up_factor(&mut browser, &app).await;
    let half = async |from: &str, cookies: &str| {
        let page = login(&app, from, cookies, &email, PASSWORD).await;
        assert_eq!((page.status, set_cookie(&page, KNOWN)), (303, None), "the password alone is no full login");
        format!("onpurpose={}; {cookies}", set_cookie(&page, "onpurpose").expect("a login"))
    };
    let own = half(GUESSER, "").await;
    let here = known(&post(&app, GUESSER, &own, CODE, &[("code", &recovery[0])]).await);

    let thief = half(GUESSER, "").await;
    let codes = async |n: usize| post(&app, GUESSER, &thief, CODE, &[("code", &format!("{n:06}"))]).await.status;
    let mut statuses = vec![];
    for n in 0..40 {
        statuses.push(codes(n).await);
    }
    assert_eq!(statuses.iter().filter(|status| **status == 422).count(), 5, "{statuses:?}");
    app.wait(TimeDelta::seconds(30));
    let other = half(ELSEWHERE, "").await;
    let code = code_now(&app, &key);
    let fields = [("code", code.as_str())];
    assert_eq!(post(&app, ELSEWHERE, &other, CODE, &fields).await.status, 303, "elsewhere");
    codes(99).await;
    let again = half(GUESSER, &here).await;
    let page = post(&app, GUESSER, &again, CODE, &[("code", &recovery[1])]).await;
    assert_eq!(page.status, 303, "in a browser that is known: {}", page.text());
}

both!(a_request_for_all_links_leaves_the_mail_for_a_forgotten_password);
async fn a_request_for_all_links_leaves_the_mail_for_a_forgotten_password(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    assert_eq!(app.submit("/your-data", &[("email", &email)]).await.status, 303);
    let asked = browser.post(&app, "/organise/forgotten", &[("email", &email)]).await;
    assert_eq!(asked.status, 303);
    // Both mails go out together, in any order.
    let mails = app.mails_to(&email).await;
    let mail = mails.iter().find(|mail| mail.text.contains("/organise/new-password/")).expect("a mail with a link");
    assert_eq!(app.get(&mail.link("/organise/new-password/")).await.status, 200);
}

both!(a_full_queue_says_so_at_once_and_loses_nothing_but_the_password);
async fn a_full_queue_says_so_at_once_and_loses_nothing_but_the_password(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let (_, invitation) = invited(&app, "bea", "quayside", Role::Organiser).await;
    let here = Origin { address: "127.0.0.1".parse().expect("an address"), browser: None };
    let full: Vec<_> = std::iter::from_fn(|| app.site.limits.hashing(here).ok()).collect();
    assert!(!full.is_empty());

    let login = [("email", &*email), ("password", PASSWORD), ("next", "/organise/account")];
    let own = [("do", "password"), ("old", PASSWORD), ("password", "four ducks in a row")];
    let codes = [("do", "set-up"), ("code", "123456"), ("next", "/organise/team")];
    let forms: [(&str, &[(&str, &str)]); 4] = [
        (LOGIN, &login),
        (&invitation, &[("password", "four ducks in a row")]),
        ("/organise/account", &own),
        ("/organise/account/factor", &codes),
    ];
    for (path, fields) in forms {
        let page = browser.post(&app, path, fields).await;
        assert_eq!(page.status, 503, "{path}");
        assert!(page.says("Lots of people are logging in right now") && page.header("retry-after") == "4", "{path}");
        assert!(!page.body.contains(PASSWORD), "{path}");
        assert!(path != LOGIN || page.value_of("email").as_ref() == Some(&email));
        assert!(
            page.hidden_inputs().iter().all(|(name, to)| name != "next" || fields.contains(&("next", to.as_str()))),
            "{path}"
        );
    }
    drop(full);
    for _ in 0..4 {
        assert_eq!(Browser::default().login(&app, &email, "a wrong password").await.status, 422, "nothing was counted");
    }
    assert_eq!(Browser::default().login(&app, &email, PASSWORD).await.status, 303);
    let answer = browser.post(&app, &invitation, &[("password", "four ducks in a row")]).await;
    assert_eq!((answer.status, answer.location().as_str()), (303, "/organise"));
}
