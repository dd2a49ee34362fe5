//! What every request passes through. [`finish`] is the outermost part: whatever happens further in, the response
//! leaves as a page with our headers, and is logged without anything personal.

mod counted;
mod elsewhere;
mod headers;
mod log;
mod messages;
mod same_site;

use std::time::Instant;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

pub use counted::counted;
pub use headers::{POLICY, private};
pub use same_site::{fetch_site, opened_here, same_site};

use super::Web;
use super::encoding::Coding;
use super::locale;

/// Finishes every response.
pub async fn finish(State(web): State<Web>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let line = log::LogLine::of(&request);
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let coding = Coding::of(request.headers());
    let language = locale::language(request.headers());
    let mut response = next.run(request).await;
    if let Some(moved) = method.is_safe().then(|| elsewhere::of(&uri, &response)).flatten() {
        response = moved;
    }
    messages::fill(&web, &language, &mut response).await;
    messages::write(&method, coding, &mut response);
    headers::secure(web.site.config.is_https(), &method, &mut response);
    line.write(response.status(), started.elapsed());
    response
}
