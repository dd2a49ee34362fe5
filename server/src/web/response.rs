//! Handlers' responses: a page, or why there is none. Errors become pages in `middleware::messages`; none of them
//! shows what went wrong inside.

use std::fmt::Display;
use std::sync::Arc;
use std::time::Duration;

use app::pages::public::message::Message;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::encoding::Encoded;
use crate::actions::{Failure, Trouble};

/// A handler's result.
pub type HandlerResult = Result<Response, WebError>;

/// A page of HTML. Its body is written by `middleware::finish` in an encoding the client takes.
#[derive(Clone, Debug)]
pub struct Page(pub Arc<Encoded>);

impl Page {
    /// A page for one person.
    #[must_use]
    pub fn new(html: String) -> Self {
        Self(Arc::new(Encoded::new(html)))
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut response = StatusCode::OK.into_response();
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, html);
        response.extensions_mut().insert(self.0);
        response
    }
}

/// What a handler returns instead of a page: a message, a redirect, or a failure.
#[derive(Debug)]
pub enum WebError {
    /// A page that says one thing, with its status.
    Says(StatusCode, Message),
    /// Something else has to be done first, on this page.
    See(String),
    /// Something below failed; nothing was changed.
    Failed(Failure),
}

impl WebError {
    /// 404: no such page.
    pub const NOT_FOUND: Self = Self::Says(StatusCode::NOT_FOUND, Message::NotFound);
    /// 404: the same for unknown, expired, tampered and foreign tokens.
    pub const DEAD_LINK: Self = Self::Says(StatusCode::NOT_FOUND, Message::DeadLink);
    /// 400: a form that can't be read.
    pub const BAD_REQUEST: Self = Self::Says(StatusCode::BAD_REQUEST, Message::BadRequest);
}

impl From<Failure> for WebError {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        match self {
            Self::Says(status, message) => says(status, message),
            Self::See(path) => redirect(&path),
            Self::Failed(failure) => failed(&failure),
        }
    }
}

fn failed(failure: &Failure) -> Response {
    match failure.trouble() {
        Trouble::Busy => {
            tracing::warn!(%failure, "too busy to answer");
            says(StatusCode::SERVICE_UNAVAILABLE, Message::Busy)
        }
        // The log says it once for all.
        Trouble::DiskFull => says(StatusCode::INSUFFICIENT_STORAGE, Message::Full),
        Trouble::Damaged | Trouble::Other => {
            tracing::error!(%failure, "no answer");
            says(StatusCode::INTERNAL_SERVER_ERROR, Message::Error)
        }
    }
}

/// A page that says one thing.
#[must_use]
pub fn says(status: StatusCode, message: Message) -> Response {
    let mut response = status.into_response();
    response.extensions_mut().insert(message);
    response
}

/// The same response, with how long to wait.
#[must_use]
pub fn wait(mut response: Response, wait: Duration) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs() + 1));
    response
}

/// 303: the redirect after a POST.
#[must_use]
pub fn redirect(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// 303 to a page that says what was done.
#[must_use]
pub fn redirect_done(path: impl Display, done: impl Display) -> Response {
    redirect(&format!("{path}?done={done}"))
}
