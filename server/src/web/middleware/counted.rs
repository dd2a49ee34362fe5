//! Counts what is done by the links of one record, for the record and for the network: its owner may change it, and
//! nobody may make it grow without end.

use app::pages::public::message::Message;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::actions::links;
use crate::web::Web;
use crate::web::answer::says;
use crate::web::client::Client;

/// What is never refused. "Send again" says the same to all, and leaves a row only where it may send a mail. Leaving is a
/// right, and can be done once.
const UNCOUNTED: [&str; 3] = ["/sent/{token}", "/unsubscribe/{token}", "/your-sign-up/{token}/cancel"];

/// Lets through what is safe, what is never refused, and the rest until it is too often.
pub async fn counted(State(web): State<Web>, Client(from): Client, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    if request.method().is_safe() || UNCOUNTED.contains(&route) {
        return next.run(request).await;
    }
    let token = request.uri().path().split('/').nth(2).unwrap_or_default();
    let within = links::record_of(&web.site, token).map_or(Ok(()), |record| web.site.limits.page(record, from));
    let Err(wait) = within else { return next.run(request).await };
    let mut response = says(StatusCode::TOO_MANY_REQUESTS, Message::TooOften);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs() + 1));
    response
}
