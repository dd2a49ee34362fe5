//! Every URL, in one list.

use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use super::answer::Refused;
use super::organiser::editor::{self, check, departure, draft, ending, kinds, new, preview, questions, repeat, share};
use super::public::{
    branch, cancel, change, confirm, data, event, health, home, mailbox, newsletter, privacy, robots, sent, style,
    unsubscribe, your_data, your_sign_up,
};
use super::{Web, middleware, organiser};
use crate::assets;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The whole site.
pub fn router(web: Web) -> Router {
    open_pages()
        .merge(token_pages().layer(map_response(middleware::private)))
        .merge(organisers_pages(&web))
        .fallback(|| async { Refused::NOT_FOUND })
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(web.clone(), middleware::finish))
        .with_state(web)
}

fn open_pages() -> Router<Web> {
    Router::new()
        .route("/", get(home::get))
        .route("/branches/{slug}", get(branch::get))
        .route("/events/{slug}", get(event::get).post(event::post))
        .route("/newsletters/{slug}", get(newsletter::get).post(newsletter::post))
        .route("/your-data", get(your_data::get).post(your_data::post))
        .route("/privacy", get(privacy::get))
        .route("/robots.txt", get(robots::robots))
        .route("/sitemap.xml", get(robots::sitemap))
        .route(assets::style_path(), get(style::get))
        .route(assets::desk_style_path(), get(style::desk))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
}

/// Pages that show what a link in a mail opens.
fn token_pages() -> Router<Web> {
    Router::new()
        .route("/sent/{token}", get(sent::get).post(sent::post))
        .route("/confirm/{token}", get(confirm::get).post(confirm::post))
        .route("/your-sign-up/{token}", get(your_sign_up::get).post(your_sign_up::post))
        .route("/your-sign-up/{token}/change", get(change::get).post(change::post))
        .route("/your-sign-up/{token}/cancel", get(cancel::get).post(cancel::post))
        .route("/your-sign-up/{token}/data.json", get(data::get))
        .route("/unsubscribe/{token}", get(unsubscribe::get).post(unsubscribe::post))
        .route("/dev/mailbox", get(mailbox::get))
}

/// Pages that read the cookie of a login: kept by nobody, and nothing is done that another site asks for.
fn organisers_pages(web: &Web) -> Router<Web> {
    Router::new()
        .route("/organise", get(organiser::home::get))
        .route("/organise/logout", post(organiser::logout::post))
        .merge(editor_pages())
        .layer(map_response(middleware::private))
        .layer(from_fn_with_state(web.clone(), middleware::same_site))
}

/// Where events and newsletters are written, published and run.
fn editor_pages() -> Router<Web> {
    Router::new()
        .route("/organise/new", get(new::get).post(new::post))
        .route("/organise/drafts/{id}", get(draft::get).post(draft::post))
        .route("/organise/drafts/{id}/questions", get(questions::get).post(questions::post))
        .route("/organise/drafts/{id}/ending", get(ending::get).post(ending::post))
        .route("/organise/drafts/{id}/check", get(check::get).post(check::post))
        .route("/organise/drafts/{id}/preview", get(preview::get))
        .route("/organise/drafts/{id}/departure", post(departure::post))
        .route("/organise/drafts/{id}/delete", post(draft::delete))
        .route("/organise/events/{slug}", get(editor::event::get))
        .route("/organise/events/{slug}/edit", post(editor::event::edit))
        .route("/organise/events/{slug}/copy", post(editor::event::copy))
        .route("/organise/events/{slug}/close", post(editor::event::close))
        .route("/organise/events/{slug}/reopen", post(editor::event::reopen))
        .route("/organise/events/{slug}/cancel", get(editor::cancel::get).post(editor::cancel::post))
        .route("/organise/events/{slug}/repeat", get(repeat::get).post(repeat::post))
        .route("/organise/events/{slug}/share", get(share::get))
        .route("/organise/events/{slug}/poster", get(share::poster))
        .route("/organise/newsletters/{slug}", get(editor::newsletter::get))
        .route("/organise/newsletters/{slug}/edit", post(editor::newsletter::edit))
        .route("/organise/newsletters/{slug}/copy", post(editor::newsletter::copy))
        .route("/organise/newsletters/{slug}/close", get(editor::newsletter::closing).post(editor::newsletter::close))
        .route("/organise/newsletters/{slug}/reopen", post(editor::newsletter::reopen))
        .route("/organise/officer/kinds", get(kinds::list))
        .route("/organise/officer/kinds/{slug}", get(kinds::get).post(kinds::post))
        .route("/organise/officer/departures", get(departure::list).post(departure::decide))
}

/// What is left of a handler that panicked. The panic itself has gone to stderr, with a place and no data.
fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
