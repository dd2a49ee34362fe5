//! What every request goes through. [`finish`] is the outermost part: whatever happens further in, the answer leaves
//! as a page with the headers of the house, and is logged without anything personal.

mod headers;
mod log;
mod messages;
mod same_site;

use std::time::Instant;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

pub use headers::{POLICY, private};
pub use same_site::{opened_here, same_site};

use super::Web;
use super::encoding::Coding;
use super::reader::Reader;

/// Finishes every answer.
pub async fn finish(State(web): State<Web>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let line = log::Line::of(&request);
    let method = request.method().clone();
    let coding = Coding::of(request.headers());
    let reader = Reader::of(request.headers());
    let mut response = next.run(request).await;
    messages::fill(&web, &reader, &mut response);
    messages::write(&method, coding, &mut response);
    headers::secure(web.site.config.is_https(), &method, &mut response);
    line.write(response.status(), started.elapsed());
    response
}
