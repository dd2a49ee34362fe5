//! Paths as people type, cut and print them; and what is not there costs nobody anything.

use std::time::{Duration, Instant};

use reqwest::header::{ACCEPT_ENCODING, HOST};

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::page::Page;

both!(slashes_and_capitals_lead_to_the_page_that_was_meant);
async fn slashes_and_capitals_lead_to_the_page_that_was_meant(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (typed, right) in [
        ("/events/supper/", "/events/supper"),
        ("/Events/Supper", "/events/supper"),
        ("/EVENTS/SUPPER/?utm=Leaflet", "/events/supper?utm=Leaflet"),
        ("/events/Supper.ICS", "/events/supper.ics"),
        ("/newsletters/NEWS", "/newsletters/news"),
        ("/Branches/quayside/", "/branches/quayside"),
        ("/Privacy", "/privacy"),
        ("/your-data//", "/your-data"),
    ] {
        let answer = app.get(typed).await;
        assert_eq!((answer.status, answer.location().as_str()), (308, right), "{typed}");
        assert_eq!(app.get(right).await.status, 200, "{right}");
        let head = app.request(|client, url| client.head(format!("{url}{typed}"))).await;
        assert_eq!((head.status, head.location().as_str()), (308, right), "HEAD {typed}");
    }
    assert_eq!(app.post("/events/Supper", &[]).await.status, 404, "nothing that was sent is sent on");
    let outside = app.get("//evil.example/").await;
    assert!(outside.status == 308 && outside.location() == "/evil.example", "{}", outside.location());
}

both!(a_link_in_a_mail_stands_a_slash_and_a_capital_and_its_token_does_not);
async fn a_link_in_a_mail_stands_a_slash_and_a_capital_and_its_token_does_not(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit("/events/supper", &crate::support::people::BEN).await;
    let link = app.mail_to("ben@example.org").await.link("/confirm/");
    let path = link.strip_prefix(&app.site.config.base_url).expect("our link");
    for typed in [format!("{path}/"), path.replace("/confirm/", "/Confirm/")] {
        assert_eq!(app.get(&typed).await.location(), path, "{typed}");
    }
    let answer = app.get(&path.to_ascii_uppercase()).await;
    assert_eq!(answer.location(), path.to_ascii_uppercase().replace("/CONFIRM/", "/confirm/"));
    assert_eq!(app.get(&answer.location()).await.status, 404, "another token");
}

both!(a_path_that_was_cut_short_leads_to_the_lists);
async fn a_path_that_was_cut_short_leads_to_the_lists(engine: Engine) {
    let app = TestApp::new(engine).await;
    for path in ["/events", "/newsletters", "/branches"] {
        let answer = app.get(path).await;
        assert_eq!((answer.status, answer.location().as_str()), (308, "/"), "{path}");
        assert_eq!(app.get(&format!("{path}/")).await.location(), path);
    }
    for path in ["/organise/events", "/organise/newsletters", "/organise/drafts"] {
        assert_eq!(app.get(path).await.location(), "/organise", "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_a_small_icon_for_those_who_ask_for_one() {
    let app = TestApp::new(Engine::Sqlite).await;
    let answer = reqwest::get(app.whole("/favicon.ico")).await.expect("an answer");
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "image/x-icon");
    assert!(answer.headers()["cache-control"].to_str().is_ok_and(|kept| kept.contains("max-age")));
    let icon = answer.bytes().await.expect("a body");
    assert!(icon.starts_with(&[0, 0, 1, 0, 1, 0, 32, 32]) && icon.len() < 500, "{} bytes", icon.len());
    assert!(app.get("/").await.body.contains("rel=\"icon\" href=\"data:"), "pages have their own");
}

/// The middle one of the times that an answer takes.
async fn middle(app: &TestApp, paths: &[&str]) -> Vec<Duration> {
    let client = reqwest::Client::new();
    let mut times = vec![Vec::new(); paths.len()];
    for _ in 0..60 {
        for (path, times) in paths.iter().zip(&mut times) {
            let started = Instant::now();
            let request = client.get(app.whole(path)).header(ACCEPT_ENCODING, "br");
            Page::read(request.send().await.expect("an answer")).await;
            times.push(started.elapsed());
        }
    }
    times.iter_mut().for_each(|times| times.sort());
    times.iter().map(|times| times[times.len() / 2]).collect()
}

both!(what_is_not_there_takes_no_longer_than_a_page);
async fn what_is_not_there_takes_no_longer_than_a_page(engine: Engine) {
    let app = TestApp::new(engine).await;
    let times = middle(&app, &["/", "/nothing", "/events/nothing", "/confirm/nothing"]).await;
    let most = times[0] * 2;
    assert!(times.iter().all(|time| *time < most), "{times:?}");
}

both!(pages_for_developers_answer_under_a_name_of_this_machine_alone);
async fn pages_for_developers_answer_under_a_name_of_this_machine_alone(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit("/events/supper", &crate::support::people::BEN).await;
    app.mail_to("ben@example.org").await;
    let ask = async |path: &str, host: &str| {
        app.request(|client, url| client.get(format!("{url}{path}")).header(HOST, host)).await
    };
    for path in ["/dev/mailbox", "/dev/islands"] {
        for own in ["127.0.0.1:3000", "localhost", "localhost:3000", "[::1]:3000", "site.localhost"] {
            assert_eq!(ask(path, own).await.status, 200, "{path} of {own}");
        }
        for foreign in ["rebound.example", "rebound.example:3000", "127.0.0.1.rebound.example", "192.168.0.7", "x y"] {
            let answer = ask(path, foreign).await;
            assert_eq!(answer.status, 404, "{path} of {foreign}");
            assert!(!answer.body.contains("/confirm/"), "{path} of {foreign}");
        }
    }
    assert_eq!(ask("/events/supper", "rebound.example").await.status, 200, "what everybody may read is as it was");
}
