//! `/organise/api/…`: what islands ask for. The functions stand in [`app::api`]; here each request gets its port, and
//! each answer the status and the coding that it would have as a page.

use std::sync::Arc;

use app::api::{ApiError, Port, Provided};
use app::samples::islands::SamplePort;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use leptos::prelude::provide_context;

use super::Web;
use super::answer::{Answer, Page, Refused};
use super::encoding::Encoded;
use super::form::read;
use super::reader::Reader;
use crate::config::Mode;

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Calls a function by its name; 404 for what is none.
pub async fn post(State(web): State<Web>, request: Request) -> Answer {
    let port = port(&web, &request).ok_or(Refused::NOT_FOUND)?;
    let (mut parts, body) = request.into_parts();
    // A form that asks for HTML would be sent back to where it came from; no island sends one.
    parts.headers.insert(header::ACCEPT, JSON);
    let request = Request::from_parts(parts, Body::from(read(body).await?));
    let context = move || provide_context(Provided(port.clone()));
    finish(leptos_axum::handle_server_fns_with_context(context, request).await.into_response()).await
}

/// The port of this request: whoever asks is in its extensions. Only the samples have one so far, in development.
fn port(web: &Web, request: &Request) -> Option<Arc<dyn Port>> {
    let words = Reader::of(request.headers()).words();
    (web.site.config.mode == Mode::Development).then(|| {
        let samples: Arc<dyn Port> = Arc::new(SamplePort { now: web.site.clock.now(), words });
        samples
    })
}

/// The answer as it goes out: compressed if it is one, with the status of its error if it is none.
async fn finish(answer: Response) -> Answer {
    let status = answer.status();
    let body = to_bytes(answer.into_body(), usize::MAX).await.map_err(|_| Refused::BAD_REQUEST)?;
    if status.is_success() {
        let text = String::from_utf8(body.into()).map_err(|_| Refused::BAD_REQUEST)?;
        let mut page = Page(Arc::new(Encoded::new(text))).into_response();
        page.headers_mut().insert(header::CONTENT_TYPE, JSON);
        return Ok(page);
    }
    // What is no error of ours was no call of one of our functions.
    let error = serde_json::from_slice(&body).map_err(|_| Refused::NOT_FOUND)?;
    Ok((status_of(error), [(header::CONTENT_TYPE, JSON)], body).into_response())
}

const fn status_of(error: ApiError) -> StatusCode {
    match error {
        ApiError::NotFound => StatusCode::NOT_FOUND,
        ApiError::SignedOut => StatusCode::UNAUTHORIZED,
        ApiError::Busy => StatusCode::SERVICE_UNAVAILABLE,
        ApiError::Failed => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
