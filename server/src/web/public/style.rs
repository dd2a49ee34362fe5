//! The stylesheets and the icon. A stylesheet's path changes with its content, so that a browser fetches it once.

use std::sync::{Arc, LazyLock};

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::assets;
use crate::web::encoding::Encoded;
use crate::web::response::Page;

static STYLE: LazyLock<Arc<Encoded>> = LazyLock::new(|| Arc::new(Encoded::lasting(assets::STYLE)));
static DESK_STYLE: LazyLock<Arc<Encoded>> = LazyLock::new(|| Arc::new(Encoded::lasting(assets::DESK_STYLE)));

/// `/favicon.ico`. Pages embed their icon; bookmarks and feed readers ask for this one.
pub async fn icon() -> impl IntoResponse {
    let kind = HeaderValue::from_static("image/x-icon");
    let kept = HeaderValue::from_static("public, max-age=604800");
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], assets::ICON)
}

/// The stylesheet of every page.
pub async fn get() -> Response {
    sheet(&STYLE)
}

/// The additional stylesheet of organisers' pages.
pub async fn desk() -> Response {
    sheet(&DESK_STYLE)
}

fn sheet(text: &Arc<Encoded>) -> Response {
    let mut response = Page(text.clone()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}
