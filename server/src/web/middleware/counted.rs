//! Counts what is done through the links of a record, per record and per network: its owner may change it, but nobody
//! may make it grow without end.

use app::pages::public::message::Message;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;

use crate::actions::links;
use crate::web::Web;
use crate::web::client::Client;
use crate::web::response::{self, says};

/// Lets safe requests through, and others until there are too many.
pub async fn counted(State(web): State<Web>, Client(from): Client, request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    let token = request.uri().path().split('/').nth(2).unwrap_or_default();
    let within = links::record_of(&web.site, token).map_or(Ok(()), |record| web.site.limits.page(record, from));
    let Err(wait) = within else { return next.run(request).await };
    response::wait(says(StatusCode::TOO_MANY_REQUESTS, Message::TooOften), wait)
}
