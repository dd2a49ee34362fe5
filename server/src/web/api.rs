//! `/organise/api/…`: the API of the islands. The functions are in [`app::api`]; here each request gets its port, and
//! each response the status and the encoding it would have as a page.

use std::sync::Arc;

use app::api::{ApiError, Port, Provided};
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use leptos::prelude::provide_context;

use super::form::read;
use super::locale::Locale;
use super::response::{HandlerResult, Page, WebError};
use super::{Web, desk_port};
use crate::actions::account::access::Session;

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Calls a function by its name; 404 for an unknown one.
pub async fn post(State(web): State<Web>, request: Request) -> HandlerResult {
    let (mut parts, body) = request.into_parts();
    let Some(port) = port(&web, &mut parts).await else {
        return Ok((StatusCode::UNAUTHORIZED, [(header::CONTENT_TYPE, JSON)], "\"signed_out\"").into_response());
    };
    // A form that asks for HTML would be sent back to where it came from; islands never send one.
    parts.headers.insert(header::ACCEPT, JSON);
    let request = Request::from_parts(parts, Body::from(read(body).await?));
    let context = move || provide_context(Provided(port.clone()));
    finish(leptos_axum::handle_server_fns_with_context(context, request).await.into_response()).await
}

/// The port of the person who is logged in.
async fn port(web: &Web, parts: &mut Parts) -> Option<Arc<dyn Port>> {
    let Ok(locale) = Locale::from_request_parts(parts, web).await;
    let session = Session::from_request_parts(parts, web).await.ok();
    let port = session.map(|session| desk_port::port(web, session, locale.words()));
    #[cfg(feature = "samples")]
    let port = port.or_else(|| super::dev::port(web));
    port
}

/// The response, compressed, and with the status of its error if it is one.
async fn finish(answer: Response) -> HandlerResult {
    let is_answered = answer.status().is_success();
    let body = to_bytes(answer.into_body(), usize::MAX).await.map_err(|_| WebError::BAD_REQUEST)?;
    let text = String::from_utf8(body.into()).map_err(|_| WebError::BAD_REQUEST)?;
    // An error that isn't ours: the request didn't call any of our functions.
    let error: Option<ApiError> =
        (!is_answered).then(|| serde_json::from_str(&text)).transpose().map_err(|_| WebError::NOT_FOUND)?;
    let mut page = Page::new(text).into_response();
    *page.status_mut() = error.map_or(StatusCode::OK, status_of);
    page.headers_mut().insert(header::CONTENT_TYPE, JSON);
    Ok(page)
}

const fn status_of(error: ApiError) -> StatusCode {
    match error {
        ApiError::NotFound => StatusCode::NOT_FOUND,
        ApiError::SignedOut => StatusCode::UNAUTHORIZED,
        ApiError::Busy => StatusCode::SERVICE_UNAVAILABLE,
        ApiError::Failed => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
