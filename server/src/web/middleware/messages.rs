//! Gives every refusal its page, and every page its body.

use std::sync::Arc;

use app::domain::language::Language;
use app::pages::public::message::Message;
use axum::body::Body;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::web::Web;
use crate::web::encoding::{Coding, Encoded};

/// Adds a page to a refusal without one: the handler's message, or one for the status.
pub async fn fill(web: &Web, language: &Language, response: &mut Response) {
    let said = response.extensions_mut().remove::<Message>().or_else(|| of_status(response));
    let Some(message) = said else { return };
    let page = web.message(language, message).await.into_response();
    response.headers_mut().extend(page.headers().clone());
    response.extensions_mut().extend(page.extensions().clone());
}

/// The message for the status of a response without a body of ours.
fn of_status(response: &Response) -> Option<Message> {
    let status = response.status();
    let is_bare = (status.is_client_error() || status.is_server_error())
        && !response.headers().contains_key(header::CONTENT_TYPE)
        || status == StatusCode::INTERNAL_SERVER_ERROR && response.extensions().get::<Arc<Encoded>>().is_none();
    is_bare.then(|| match status {
        StatusCode::NOT_FOUND => Message::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Message::WrongMethod,
        StatusCode::PAYLOAD_TOO_LARGE => Message::TooLarge,
        StatusCode::SERVICE_UNAVAILABLE => Message::Busy,
        StatusCode::INSUFFICIENT_STORAGE => Message::Full,
        _ if status.is_client_error() => Message::BadRequest,
        _ => Message::Error,
    })
}

/// Writes the body of a page in an encoding the client takes.
pub fn write(method: &Method, coding: Coding, response: &mut Response) {
    let Some(page) = response.extensions_mut().remove::<Arc<Encoded>>() else { return };
    let (body, encoding) = page.body(coding);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language, Accept-Encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, encoding);
    }
    *response.body_mut() = if method == Method::HEAD { Body::empty() } else { Body::from(body) };
}
