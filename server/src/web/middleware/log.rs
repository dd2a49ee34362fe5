//! The request log: method, route, status, time. Never a path, a query, a token, an address or anything typed.

use std::time::Duration;

use axum::extract::{MatchedPath, Request};
use axum::http::{Method, StatusCode};

/// What is known of a request before the response.
pub struct LogLine {
    method: Method,
    route: Option<MatchedPath>,
}

impl LogLine {
    /// The part of the line that comes from the request.
    pub fn of(request: &Request) -> Self {
        Self { method: request.method().clone(), route: request.extensions().get().cloned() }
    }

    /// Writes the line: pages that were shown at `debug`, the rest at `info`.
    pub fn write(self, status: StatusCode, took: Duration) {
        let route = self.route.as_ref().map_or("none", MatchedPath::as_str);
        let (method, status, ms) = (known(&self.method), status.as_u16(), took.as_secs_f64() * 1e3);
        if self.method.is_safe() && status < 400 {
            tracing::debug!(method, route, status, ms, "request");
        } else {
            tracing::info!(method, route, status, ms, "request");
        }
    }
}

/// A method that HTTP knows; others are the client's own words.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::OPTIONS => "OPTIONS",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}
