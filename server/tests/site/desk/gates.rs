//! Every organisers' page has a gate: nobody comes in without a session, and a session without a role gets nothing.

use app::paths;
use app::paths::organise::{ACCOUNT, FIXED, FORGOTTEN, GUIDANCE, HELP, HOME, LEAVE, LOGIN, PATTERNS, SECOND_FACTOR};
use uuid::Uuid;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::people::BEN;

/// What anybody may open: the way in.
const OPEN: [&str; 2] = [LOGIN, FORGOTTEN];
/// What anybody may open who was mailed a link to it; a made-up one is dead.
const MAILED: [&str; 3] = ["/organise/invitation/{token}", "/organise/new-password/{token}", "/organise/offer/{token}"];
/// What is everybody's own, whatever roles they have.
const OWN: [&str; 13] = [
    HOME,
    "/organise/drafts",
    "/organise/events",
    "/organise/newsletters",
    "/organise/login/code",
    "/organise/logout",
    GUIDANCE,
    HELP,
    ACCOUNT,
    SECOND_FACTOR,
    LEAVE,
    "/organise/exports",
    "/organise/api/{function}",
];

/// Every path of the organisers' pages with its template, filled in with what there is.
fn all() -> Vec<(&'static str, String)> {
    let filled = |template: &&'static str| {
        let slug = if template.contains("newsletters") { "news" } else { "supper" };
        let slug = if template.contains("kinds") { "branch-meeting" } else { slug };
        let id = Uuid::from_u128(1).to_string();
        let path = template.replace("{slug}", slug).replace("{id}", &id).replace("{token}", "A".repeat(64).as_str());
        (*template, path.replace("{function}", "attendees"))
    };
    FIXED.iter().chain(PATTERNS).map(filled).collect()
}

async fn site(engine: Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(&paths::event("supper"), &BEN).await;
    app
}

both!(without_a_session_every_organisers_page_leads_to_the_way_in);
async fn without_a_session_every_organisers_page_leads_to_the_way_in(engine: Engine) {
    let app = site(engine).await;
    // As a browser asks whose session is over: from the site itself.
    let nobody = Colleague { id: Uuid::nil(), email: String::new(), cookie: "none".to_owned() };
    let before = app.dump().await;
    // What islands ask answers samples to nobody in development; `islands` has its tests.
    for (template, path) in all().into_iter().filter(|(template, _)| !template.contains("{function}")) {
        for answer in [nobody.get(&app, &path).await, nobody.post(&app, &path, &[("do", "change")]).await] {
            match answer.status {
                200 | 422 => assert!(OPEN.contains(&template), "{path} is open to all: {}", answer.text()),
                303 | 308 => {
                    let to = answer.location();
                    let leads_in = to.starts_with(LOGIN) || to == HOME || to.starts_with(FORGOTTEN);
                    assert!(leads_in, "{path} leads to {to}");
                }
                404 => assert!(MAILED.contains(&template) || template.contains("{token}"), "{path}"),
                401 | 405 => {}
                other => panic!("{path} answered {other}"),
            }
        }
    }
    assert_eq!(app.dump().await, before, "and nothing was changed");
}

both!(a_session_without_a_role_opens_nothing_but_its_own_account);
async fn a_session_without_a_role_opens_nothing_but_its_own_account(engine: Engine) {
    let app = site(engine).await;
    let sam = Colleague::new(&app, "sam", &[]).await;
    for (template, path) in all().into_iter().filter(|(template, _)| !OWN.contains(template)) {
        if OPEN.contains(&template) {
            continue;
        }
        for answer in [sam.get(&app, &path).await, sam.post(&app, &path, &[("do", "change")]).await] {
            assert!(matches!(answer.status, 404 | 405), "{path} answered {}: {}", answer.status, answer.text());
        }
    }
}

#[test]
fn the_router_takes_its_paths_from_the_one_list() {
    let router = include_str!("../../../src/web/router.rs");
    let assets = ["assets::style_path()", "assets::desk_style_path()"];
    for route in router.split(".route(").skip(1) {
        let first = route.trim_start().trim_start_matches('&');
        let known = first.starts_with("paths::") || assets.iter().any(|path| first.starts_with(path));
        assert!(known, "{}", first.lines().next().unwrap_or_default());
    }
    let all = [paths::FIXED, paths::PATTERNS, FIXED, PATTERNS].concat();
    assert_eq!(router.matches(".route(").count(), all.len() + assets.len(), "every path of the list has a handler");
}
