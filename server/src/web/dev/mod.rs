//! Pages for developers, and what their islands ask for: only with the feature `samples`, so not in releases.

mod islands;
mod mailbox;
mod own_host;

use std::sync::Arc;

use app::api::Port;
use app::paths;
use app::samples::islands::SamplePort;
use axum::Router;
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::get;

use super::{Web, middleware};
use crate::config::Mode;

/// The pages.
pub fn pages(web: &Web) -> Router<Web> {
    Router::new()
        .route(paths::dev::MAILBOX, get(mailbox::get))
        .route(paths::dev::ISLANDS, get(islands::get).post(islands::post))
        .layer(map_response(middleware::private))
        .layer(from_fn_with_state(web.clone(), own_host::own_host))
}

/// The port of the samples, for people who aren't logged in; `None` in production.
pub fn port(web: &Web) -> Option<Arc<dyn Port>> {
    let port: Arc<dyn Port> = Arc::new(SamplePort { now: web.site.clock.now() });
    (web.site.config.mode == Mode::Development).then_some(port)
}
