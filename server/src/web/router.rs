//! Every URL, in one list.

use app::paths;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use super::organiser::editor::{
    self, approval, check, draft, ending, new, paper, preview, questions, repeat, share, templates,
};
use super::public::{
    branch, cancel, change, confirm, data, elsewhere, event, guidance, health, home, issues, mail_again, newsletter,
    pkg, privacy, robots, sent, stop, style, unsubscribe, your_data, your_sign_up,
};
use super::response::WebError;
use super::{Web, api, middleware, organiser};
use crate::assets;

/// How long a response may take.
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(30);
/// The same where a long file is read as it arrives.
const UPLOAD_TIMEOUT: Duration = Duration::from_mins(5);

/// The whole site.
pub fn router(web: Web) -> Router {
    // Tasks started by server functions run on our own runtime; a second router in the process finds this already done.
    drop(any_spawner::Executor::init_tokio());
    let pages = open_pages().merge(token_pages(&web)).merge(organisers_pages(&web));
    #[cfg(feature = "samples")]
    let pages = pages.merge(super::dev::pages(&web));
    pages
        .fallback(|| async { WebError::NOT_FOUND })
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, RESPONSE_TIMEOUT))
        .merge(upload_pages(&web))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(web.clone(), middleware::finish))
        .with_state(web)
}

fn open_pages() -> Router<Web> {
    Router::new()
        .route(paths::HOME, get(home::get))
        .route(paths::BRANCHES, get(home::list))
        .route(&paths::branch("{slug}"), get(branch::get))
        .route(paths::EVENTS, get(home::list))
        .route(&paths::event("{slug}"), get(event::get).post(event::post))
        .route(paths::NEWSLETTERS, get(home::list))
        .route(&paths::newsletter("{slug}"), get(newsletter::get).post(newsletter::post))
        .route(&paths::event_form("{slug}"), get(elsewhere::get_event).post(elsewhere::post_event))
        .route(&paths::newsletter_form("{slug}"), get(elsewhere::get_newsletter).post(elsewhere::post_newsletter))
        .route(&paths::issues("{slug}"), get(issues::list))
        .route(&paths::issues_feed("{slug}"), get(issues::feed))
        .route(&paths::issue("{slug}", "{number}"), get(issues::one))
        .route(&paths::newsletter_stop("{slug}"), get(stop::get).post(stop::post))
        .route(paths::YOUR_DATA, get(your_data::get).post(your_data::post))
        .route(paths::GUIDANCE, get(guidance::get))
        .route(paths::PRIVACY, get(privacy::get))
        .route(paths::ROBOTS, get(robots::robots))
        .route(paths::SITEMAP, get(robots::sitemap))
        .route(paths::FAVICON, get(style::icon))
        .route(assets::style_path(), get(style::get))
        .route(assets::desk_style_path(), get(style::desk))
        .route(&paths::accent("{file}"), get(style::accent))
        .route(&paths::logo("{file}"), get(style::logo))
        .route(&paths::picture("{file}"), get(issues::picture))
        .route(&paths::pkg("{file}"), get(pkg::get))
        .route(paths::HEALTHZ, get(health::healthz))
        .route(paths::READYZ, get(health::readyz))
}

/// Pages opened by links in mails: not stored, and with limits on what is done through them.
fn token_pages(web: &Web) -> Router<Web> {
    Router::new()
        .route(&paths::confirm("{token}"), get(confirm::get).post(confirm::post))
        .route(&paths::your_sign_up("{token}"), get(your_sign_up::get).post(your_sign_up::post))
        .route(&paths::change("{token}"), get(change::get).post(change::post))
        .route(&paths::data("{token}"), get(data::get))
        .route(&paths::mail_again("{token}"), get(mail_again::get).post(mail_again::post))
        .layer(from_fn_with_state(web.clone(), middleware::counted))
        // Never refused. "Send it again" says the same to all, and only leaves a row where it may send a mail. Leaving
        // is a right, and can be done once.
        .route(&paths::sent("{token}"), get(sent::get).post(sent::post))
        .route(&paths::cancel("{token}"), get(cancel::get).post(cancel::post))
        .route(&paths::unsubscribe("{token}"), get(unsubscribe::get).post(unsubscribe::post))
        .layer(map_response(middleware::private))
}

/// Pages that read a login's cookie: not stored, and protected from requests by other sites.
fn organisers_pages(web: &Web) -> Router<Web> {
    Router::new()
        .route(paths::organise::HOME, get(organiser::home::get))
        .route(paths::organise::DRAFTS, get(organiser::home::list))
        .route(paths::organise::EVENTS, get(organiser::home::list))
        .route(paths::organise::NEWSLETTERS, get(organiser::home::list))
        .route(
            paths::organise::LIFT_SUPPRESSION,
            get(organiser::lift_suppression::get).post(organiser::lift_suppression::post),
        )
        .route(&paths::organise::api("{function}"), post(api::post))
        .route(paths::organise::ACCOUNT, get(organiser::account::get).post(organiser::account::post))
        .route(paths::organise::SECOND_FACTOR, get(organiser::second_factor::get).post(organiser::second_factor::post))
        .route(paths::organise::LEAVE, get(organiser::leave::get).post(organiser::leave::post))
        .route(paths::organise::FORGOTTEN, get(organiser::forgotten::get).post(organiser::forgotten::post))
        .route(paths::organise::GUIDANCE, get(organiser::guidance::get).post(organiser::guidance::post))
        .route(
            &paths::organise::invitation("{token}"),
            get(organiser::invitation::get).post(organiser::invitation::post),
        )
        .route(paths::organise::LOGIN, get(organiser::login::get).post(organiser::login::post))
        .route(paths::organise::LOGIN_CODE, get(organiser::login_code::get).post(organiser::login_code::post))
        .route(paths::organise::LOGOUT, post(organiser::logout::post))
        .route(
            &paths::organise::new_password("{token}"),
            get(organiser::new_password::get).post(organiser::new_password::post),
        )
        .route(&paths::organise::offer("{token}"), get(organiser::offer::get).post(organiser::offer::post))
        .merge(announcements_pages())
        .merge(issues_pages())
        .merge(noted_pages().route_layer(from_fn(middleware::opened_here)))
        .merge(door_pages())
        .merge(editor_pages())
        .merge(exports_pages())
        .route(paths::organise::HELP, get(organiser::help::get))
        .route(paths::organise::OFFICER, get(organiser::officer::get))
        .route(paths::organise::REQUESTS, get(organiser::requests::get).post(organiser::requests::post))
        .route(paths::organise::READERS, get(organiser::readers::get))
        .route(&paths::organise::event_receipts("{slug}"), get(organiser::receipts::get))
        .route(paths::organise::TEAM, get(organiser::team::get).post(organiser::team::post))
        .route(paths::organise::SETTINGS, get(organiser::settings::get).post(organiser::settings::post))
        .route(&paths::organise::colleague("{token}"), get(organiser::colleague::get).post(organiser::colleague::post))
        .route(
            &paths::organise::colleague_leave("{token}"),
            get(organiser::leave::get_other).post(organiser::leave::post_other),
        )
        .layer(map_response(middleware::private))
        .layer(from_fn_with_state(web.clone(), middleware::same_site))
}

/// Organisers' pages that take a long file.
fn upload_pages(web: &Web) -> Router<Web> {
    use organiser::issues::form as issue;
    use organiser::list_import::form as list;
    Router::new()
        .route(&paths::organise::newsletter_import("{slug}"), get(list::get).post(list::post))
        .route(&paths::organise::issue_new("{slug}"), get(issue::get).post(issue::post))
        .route(&paths::organise::issue_change("{slug}", "{id}"), get(issue::get_change).post(issue::post_change))
        .layer(map_response(middleware::private))
        .layer(from_fn_with_state(web.clone(), middleware::same_site))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, UPLOAD_TIMEOUT))
}

/// Where events and newsletters are written, published and run.
fn editor_pages() -> Router<Web> {
    Router::new()
        .route(paths::organise::NEW, get(new::get).post(new::post))
        .route(&paths::organise::draft("{id}"), get(draft::get).post(draft::post))
        .route(&paths::organise::draft_questions("{id}"), get(questions::get).post(questions::post))
        .route(&paths::organise::draft_ending("{id}"), get(ending::get).post(ending::post))
        .route(&paths::organise::draft_check("{id}"), get(check::get).post(check::post))
        .route(&paths::organise::draft_preview("{id}"), get(preview::get))
        .route(&paths::organise::draft_approval("{id}"), post(approval::post))
        .route(&paths::organise::draft_delete("{id}"), post(draft::delete))
        .route(&paths::organise::event("{slug}"), get(editor::event::get))
        .route(&paths::organise::event_edit("{slug}"), post(editor::event::edit))
        .route(&paths::organise::event_copy("{slug}"), post(editor::event::copy))
        .route(&paths::organise::event_close("{slug}"), post(editor::event::close))
        .route(&paths::organise::event_reopen("{slug}"), post(editor::event::reopen))
        .route(&paths::organise::event_cancel("{slug}"), get(editor::cancel::get).post(editor::cancel::post))
        .route(&paths::organise::event_repeat("{slug}"), get(repeat::get).post(repeat::post))
        .route(&paths::organise::event_share("{slug}"), get(share::get))
        .route(&paths::organise::event_poster("{slug}"), get(share::poster))
        .route(&paths::organise::event_paper("{slug}"), get(paper::get_event))
        .route(&paths::organise::newsletter("{slug}"), get(editor::newsletter::get))
        .route(&paths::organise::newsletter_share("{slug}"), get(share::newsletter))
        .route(&paths::organise::newsletter_paper("{slug}"), get(paper::get_newsletter))
        .route(
            &paths::organise::newsletter_import_one("{slug}", "{id}"),
            get(organiser::list_import::one::get).post(organiser::list_import::one::post),
        )
        .route(&paths::organise::newsletter_edit("{slug}"), post(editor::newsletter::edit))
        .route(&paths::organise::newsletter_copy("{slug}"), post(editor::newsletter::copy))
        .route(
            &paths::organise::newsletter_close("{slug}"),
            get(editor::newsletter::closing).post(editor::newsletter::close),
        )
        .route(&paths::organise::newsletter_reopen("{slug}"), post(editor::newsletter::reopen))
        .route(paths::organise::TEMPLATES, get(templates::list))
        .route(&paths::organise::template("{slug}"), get(templates::get).post(templates::post))
        .route(paths::organise::APPROVALS, get(approval::list).post(approval::decide))
}

/// Writing to the attendees of an event.
fn announcements_pages() -> Router<Web> {
    use organiser::announcements::{form, list, one};
    Router::new()
        .route(&paths::organise::announcements("{slug}"), get(list::get).post(list::post))
        .route(&paths::organise::announcement_new("{slug}"), get(form::get).post(form::post))
        .route(&paths::organise::announcement("{slug}", "{id}"), get(one::get).post(one::post))
        .route(&paths::organise::announcement_change("{slug}", "{id}"), get(form::get_change).post(form::post_change))
}

/// Writing to the readers of a newsletter.
fn issues_pages() -> Router<Web> {
    use organiser::issues::{list, one, saves};
    Router::new()
        .route(&paths::organise::issues("{slug}"), get(list::get))
        .route(&paths::organise::issue("{slug}", "{id}"), get(one::get).post(one::post))
        .route(&paths::organise::issue_saves("{slug}", "{id}"), get(saves::get).post(saves::post))
}

/// Exports.
fn exports_pages() -> Router<Web> {
    use organiser::attendees::badges;
    use organiser::exports::{copies, take};
    Router::new()
        .route(&paths::organise::badges("{slug}"), get(badges::get).post(badges::post))
        .route(&paths::organise::attendees_export("{slug}"), get(take::get_file).post(take::post_file))
        .route(&paths::organise::attendees_print("{slug}"), get(take::get_print).post(take::post_print))
        .route(paths::organise::EXPORTS, get(copies::get).post(copies::post))
        .route(paths::organise::OFFICER_EXPORTS, get(copies::get_officer).post(copies::post_officer))
}

/// Pages whose opening is noted: an event's list, on the organisers' pages and at the door, and the audit itself.
fn noted_pages() -> Router<Web> {
    use organiser::attendees::{add, call, list, one, totals};
    use organiser::door::list as door_list;
    use organiser::newsletter_add;
    Router::new()
        .route(&paths::organise::attendees("{slug}"), get(list::get).post(list::post))
        .route(&paths::organise::attendees_add("{slug}"), get(add::get).post(add::post))
        .route(&paths::organise::attendees_call("{slug}"), get(call::get))
        .route(&paths::organise::totals("{slug}"), get(totals::get))
        .route(&paths::organise::attendee("{slug}", "{token}"), get(one::get).post(one::post))
        .route(&paths::organise::door("{slug}"), get(door_list::get).post(door_list::post))
        .route(paths::organise::AUDIT, get(organiser::audit::get).post(organiser::audit::post))
        .route(&paths::organise::newsletter_add("{slug}"), get(newsletter_add::get).post(newsletter_add::post))
}

/// An event's door, for organisers and for helpers with a link.
fn door_pages() -> Router<Web> {
    use super::public::door;
    use organiser::door::links;
    Router::new()
        .route(&paths::organise::door_links("{slug}"), get(links::get).post(links::post))
        .route(&paths::door_help("{token}"), get(door::get_help).post(door::post_help))
        .route(&paths::door("{code}"), get(door::get).post(door::post))
}

/// The response for a handler that panicked. The panic itself has gone to stderr, with its location and no data.
fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
