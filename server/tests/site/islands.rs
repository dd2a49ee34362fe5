//! Pages with islands: what they may load, what that weighs, and what the server answers to islands.

use reqwest::header::{ACCEPT_ENCODING, CONTENT_TYPE, ORIGIN};
use server::actions::samples::CONTENTS;
use server::assets::{BROWSER, Browser};

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::page::Page;

const PAGE: &str = "/dev/islands";
const BASE: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; \
                    frame-ancestors 'none'";
/// What all script and WebAssembly of an organiser's page may weigh, compressed with Brotli.
const MAX_BYTES: usize = 150_000;
const PRODUCTION: [(&str, &str); 4] = [
    ("ONPURPOSE_MODE", "production"),
    ("ONPURPOSE_BASE_URL", "https://events.harbour.example"),
    ("ONPURPOSE_SMTP_URL", "smtps://relay.harbour.example"),
    ("ONPURPOSE_MAIL_FROM", "no-reply@harbour.example"),
];

/// Asks a server function as an island does.
async fn ask(app: &TestApp, function: &str, body: &str) -> Page {
    let url = format!("/organise/api/{function}");
    app.request(|client, base| {
        let request = client.post(format!("{base}{url}")).header(ORIGIN, &app.site.config.base_url);
        request.header(CONTENT_TYPE, "application/json").body(body.to_owned())
    })
    .await
}

both!(a_page_with_islands_lets_its_own_script_alone_run);
async fn a_page_with_islands_lets_its_own_script_alone_run(engine: Engine) {
    let app = TestApp::new(engine).await;
    let pages = [app.get(PAGE).await, app.get(PAGE).await];
    for page in &pages {
        assert_eq!(page.status, 200);
        assert_eq!(page.header("set-cookie"), "");
        let policy = page.header("content-security-policy");
        let Some(Browser { name, .. }) = BROWSER else {
            assert_eq!(policy, BASE, "a program without the browser's half");
            assert!(!page.body.contains("<script"));
            continue;
        };
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
        let islands = format!("; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; connect-src 'self'");
        assert_eq!(policy, format!("{BASE}{islands}"));
        assert_eq!(page.body.matches("<script").count(), 1);
        assert!(page.body.contains(&format!("<script type=\"module\" nonce=\"{nonce}\">")));
        assert!(page.body.contains(&format!("href=\"/pkg/{name}.js\"")));
        assert!(page.body.contains(&format!("href=\"/pkg/{name}.wasm\"")));
        assert!(page.body.trim_end().ends_with("</html>"));
    }
    let policies = pages.each_ref().map(|page| page.header("content-security-policy"));
    assert_eq!(policies[0] == policies[1], BROWSER.is_none(), "no two pages share a nonce");
}

both!(what_islands_load_is_light_and_kept_for_good);
async fn what_islands_load_is_light_and_kept_for_good(engine: Engine) {
    let app = TestApp::new(engine).await;
    let Some(Browser { name, js, wasm }) = BROWSER else { return };
    let mut weight = 0;
    for (ending, kind, plain) in
        [("js", "text/javascript; charset=utf-8", js.plain), ("wasm", "application/wasm", wasm.plain)]
    {
        let url = app.whole(&format!("/pkg/{name}.{ending}"));
        for (coding, most) in [("br", plain.len() / 3), ("gzip", plain.len() / 2), ("", plain.len())] {
            let answer =
                reqwest::Client::new().get(&url).header(ACCEPT_ENCODING, coding).send().await.expect("an answer");
            let header =
                |name: &str| answer.headers().get(name).map_or("", |value| value.to_str().expect("text")).to_owned();
            assert_eq!(answer.status(), 200);
            assert_eq!(header("content-type"), kind);
            assert_eq!(header("cache-control"), "public, max-age=31536000, immutable");
            assert_eq!(header("content-encoding"), coding);
            assert_eq!(header("set-cookie"), "");
            let body = answer.bytes().await.expect("a body");
            assert!(body.len() <= most, "{ending} {coding} has {} bytes", body.len());
            weight += if coding == "br" { body.len() } else { 0 };
        }
    }
    assert!(weight < MAX_BYTES, "script and WebAssembly weigh {weight} bytes");
    for other in ["/pkg/onpurpose.js", "/pkg/onpurpose-000000000000.wasm", "/pkg/stamp", "/pkg"] {
        assert_eq!(app.get(other).await.status, 404, "{other}");
    }
}

both!(islands_get_answers_or_codes_and_forms_get_nothing);
async fn islands_get_answers_or_codes_and_forms_get_nothing(engine: Engine) {
    let app = TestApp::new(engine).await;
    let all = ask(&app, "attendees", r#"{"list":"sample"}"#).await;
    assert_eq!((all.status, all.header("content-type")), (200, "application/json"));
    assert_eq!(all.header("cache-control"), "no-store");
    let (rows, version, mark): (Vec<app::api::AttendeeRow>, u64, i64) = serde_json::from_str(&all.body).expect("rows");
    assert_eq!(rows.len(), 10_000);

    app.wait(chrono::TimeDelta::seconds(4));
    let news = ask(&app, "arrivals", &format!(r#"{{"list":"sample","since":{mark}}}"#)).await;
    let news: app::api::Arrivals = serde_json::from_str(&news.body).expect("arrivals");
    assert_eq!((news.version, news.mark, news.changed.len()), (version, mark + 4, 2));

    for (function, body, status, code) in [
        ("attendees", r#"{"list":"of another branch"}"#, 404, "\"not_found\""),
        ("arrivals", r#"{"list":"","since":0}"#, 404, "\"not_found\""),
        ("sending", r#"{"announcement":"sample-"}"#, 404, "\"not_found\""),
        ("sending", "{", 500, "\"failed\""),
        ("sending", "", 500, "\"failed\""),
    ] {
        let answer = ask(&app, function, body).await;
        assert_eq!((answer.status, answer.body.as_str()), (status, code), "{function} {body}");
    }
    assert_eq!(ask(&app, "nothing", "{}").await.status, 404);
    assert_eq!(ask(&app, "attendees", &"x".repeat(70_000)).await.status, 413);
    assert_eq!(app.get("/organise/api/attendees").await.status, 405);
    let form = app.post("/organise/api/attendees", &[("list", "sample")]).await;
    assert!(form.status >= 400 && !form.body.contains("Ada"), "a form is no call");
}

both!(in_production_there_are_no_samples);
async fn in_production_there_are_no_samples(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (database, clock) = app.stop().await;
    let app = TestApp::over(database, clock, &PRODUCTION).await;
    assert_eq!(app.get(PAGE).await.status, 404);
    assert_eq!(app.post(PAGE, &[("add", "yes")]).await.status, 404);
    assert_eq!(ask(&app, "attendees", r#"{"list":"sample"}"#).await.status, 401);
}

both!(without_script_the_buttons_of_the_form_builder_work);
async fn without_script_the_buttons_of_the_form_builder_work(engine: Engine) {
    let app = TestApp::with(engine, CONTENTS, &[]).await;
    let typed =
        [("q1_label", "Will you <walk>?"), ("q1_why", "so that we know"), ("q2_label", "Second"), ("q2_up", "yes")];
    let page = app.post(PAGE, &typed).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.value_of("q1_label").as_deref(), Some("Second"));
    assert_eq!(page.value_of("q2_label").as_deref(), Some("Will you <walk>?"));
    assert!(page.says("4 of 12 words at most"));
    assert!(!page.body.contains("<walk>"));
    let searched = app.get(&format!("{PAGE}?q=ada+quill+1200")).await;
    assert!(searched.says("Ada Quill 1200") && searched.says("Rows 1 to 1 of 1."));
}
