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
use super::public::{
    branch, cancel, change, confirm, data, event, health, home, islands, mailbox, newsletter, pkg, privacy, robots,
    sent, style, unsubscribe, your_data, your_sign_up,
};
use super::{Web, api, middleware};
use crate::assets;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The whole site.
pub fn router(web: Web) -> Router {
    // What a server function leaves running goes to our own runtime; a second router in one process finds that done.
    drop(any_spawner::Executor::init_tokio());
    open_pages()
        .merge(organiser_pages().layer(map_response(middleware::private)))
        .merge(token_pages().layer(map_response(middleware::private)))
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
        .route("/pkg/{file}", get(pkg::get))
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
        .route("/dev/islands", get(islands::get).post(islands::post))
}

/// What islands ask for.
fn organiser_pages() -> Router<Web> {
    Router::new().route("/organise/api/{function}", post(api::post))
}

/// What is left of a handler that panicked. The panic itself has gone to stderr, with a place and no data.
fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
