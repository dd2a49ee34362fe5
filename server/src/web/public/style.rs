//! The stylesheet. Its path changes with its content, so that a browser never asks for it twice.

use std::sync::{Arc, LazyLock};

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use crate::assets;
use crate::web::answer::Page;
use crate::web::encoding::Encoded;

static STYLE: LazyLock<Arc<Encoded>> = LazyLock::new(|| Arc::new(Encoded::lasting(assets::STYLE)));

/// The stylesheet.
pub async fn get() -> Response {
    let mut response = Page(STYLE.clone()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}
