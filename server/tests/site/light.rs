//! Invariant 10: public pages are light and quiet. The headers of every answer, and what a page weighs.

use std::collections::BTreeMap;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::people::{BEN, BEN_READS};

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";
/// Every public page that needs no token.
const OPEN: [&str; 10] = [
    "/",
    "/branches/quayside",
    "/events/supper",
    "/events/small",
    "/events/quiet",
    "/events/closed",
    "/newsletters/news",
    "/privacy",
    "/your-data",
    "/nothing",
];

/// Every kind of page that a token opens.
async fn behind_tokens(app: &TestApp) -> Vec<String> {
    let mut paths = vec![app.submit("/events/small", &BEN).await.location()];
    let mail = app.mail_to(BEN[0].1).await;
    paths.extend([mail.link("/confirm/"), mail.link("/cancel")]);
    let own = app.sign_up_and_confirm("/events/supper", &BEN).await;
    paths.extend(["", "/change", "/cancel", "/data.json"].map(|end| format!("{own}{end}")));
    app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    paths.push(app.mail_to(BEN[0].1).await.link("/unsubscribe/"));
    paths
}

both!(every_answer_has_the_security_headers_and_no_cookie);
async fn every_answer_has_the_security_headers_and_no_cookie(engine: Engine) {
    let app = TestApp::new(engine).await;
    for path in OPEN {
        the_headers_are_right(path, &app.get(path).await, "same-origin");
    }
    for path in behind_tokens(&app).await {
        let page = app.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        the_headers_are_right(&path, &page, "no-referrer");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert!(page.header("x-robots-tag").contains("noindex"), "{path}");
    }
    the_headers_are_right("a refused form", &app.submit("/events/supper", &[]).await, "same-origin");
    the_headers_are_right(
        "an accepted form",
        &app.submit("/events/quiet", &[("email", "x@example.org"), ("name", "X")]).await,
        "same-origin",
    );
}

fn the_headers_are_right(path: &str, page: &Page, referrer: &str) {
    let wanted = BTreeMap::from([
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("referrer-policy", referrer),
        ("set-cookie", ""),
        ("server", ""),
        ("x-powered-by", ""),
    ]);
    for (name, value) in wanted {
        assert_eq!(page.header(name), value, "{name} of {path}");
        assert!(page.headers.get_all(name).iter().count() <= 1, "{name} of {path}");
    }
    let off = page.header("permissions-policy");
    for feature in ["camera", "geolocation", "microphone", "payment"] {
        assert!(off.contains(&format!("{feature}=()")), "{feature} of {path}");
    }
}

both!(https_is_remembered);
async fn https_is_remembered(engine: Engine) {
    let https = [("ONPURPOSE_BASE_URL", "https://localhost:3000")];
    let app = TestApp::with(engine, server::actions::samples::CONTENTS, &https).await;
    let policy = app.get("/").await.header("strict-transport-security").to_owned();
    assert!(policy.contains("max-age=31536000") && policy.contains("includeSubDomains"), "{policy}");
}

both!(a_page_is_complete_in_14_kilobytes_and_three_requests_from_this_host_alone);
async fn a_page_is_complete_in_14_kilobytes_and_three_requests_from_this_host_alone(engine: Engine) {
    let app = TestApp::new(engine).await;
    let mut paths = behind_tokens(&app).await;
    paths.retain(|path| !path.ends_with(".json"));
    paths.extend(OPEN.map(str::to_owned));
    for path in paths {
        let page = app.get(&path).await;
        assert_eq!(page.body.matches("<script").count(), page.body.matches("application/ld+json").count(), "{path}");
        assert!(!page.body.contains("style=\"") && !page.body.contains(" onclick"), "{path}");
        let mut parts = vec![path.clone()];
        parts.extend(fetched(&page));
        assert!((2..=3).contains(&parts.len()), "{path}: {parts:?}");
        let mut weight = 0;
        for part in &parts {
            weight += over_the_wire(&app, part).await;
        }
        assert!(weight <= 14_000, "{path} weighs {weight} bytes");
    }
}

/// What a browser fetches to show a page.
fn fetched(page: &Page) -> Vec<String> {
    let tags = ["link", "img", "source", "iframe", "object", "embed"];
    let pieces = page.body.split('<').filter(|piece| tags.iter().any(|tag| piece.starts_with(&format!("{tag} "))));
    let tags = pieces.map(|piece| piece.split('>').next().expect("a tag"));
    let shown = tags.filter(|tag| !tag.contains("rel=\"canonical\""));
    let urls = shown.filter_map(|tag| ["href=\"", "src=\"", "data=\""].iter().find_map(|name| tag.split(name).nth(1)));
    urls.filter_map(|rest| rest.split('"').next()).filter(|url| !url.starts_with("data:")).map(str::to_owned).collect()
}

/// The bytes of an answer's head and body, with the coding that browsers take.
async fn over_the_wire(app: &TestApp, path: &str) -> usize {
    assert!(path.starts_with('/') || path.starts_with(&app.site.config.base_url), "{path} is of another host");
    let client = reqwest::Client::new();
    let answer = client.get(app.whole(path)).header("accept-encoding", "gzip, br").send().await.expect("an answer");
    let head: usize = answer.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    let is_short = answer.headers().get("content-encoding").is_none();
    let body = answer.bytes().await.expect("a body");
    assert!(!is_short || body.len() < 1_024, "{path} is compressed");
    head + "HTTP/1.1 200 OK\r\n\r\n".len() + body.len()
}
