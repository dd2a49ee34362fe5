//! The stylesheets, the icon and the logo. A path changes with its content, so that a browser fetches it once.

use std::sync::{Arc, LazyLock};

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::Name;
use crate::actions::brand;
use crate::assets;
use crate::web::Web;
use crate::web::encoding::Encoded;
use crate::web::response::{HandlerResult, Page, WebError};

/// What never changes under its name is asked for once.
const LASTING: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

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

/// The small stylesheet with an accent colour, made from its own path.
pub async fn accent(Name(file): Name) -> HandlerResult {
    let accent = assets::accent_of(&file).ok_or(WebError::NOT_FOUND)?;
    Ok(sheet(&Arc::new(Encoded::new(app::style::accent(accent)))))
}

/// A logo. Its path changes with its content.
pub async fn logo(State(web): State<Web>, Name(file): Name) -> HandlerResult {
    let hash = file.strip_suffix(".png").ok_or(WebError::NOT_FOUND)?;
    let bytes = brand::file(&web.site, hash).await?.ok_or(WebError::NOT_FOUND)?;
    let kind = HeaderValue::from_static("image/png");
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, LASTING)], bytes).into_response())
}

fn sheet(text: &Arc<Encoded>) -> Response {
    let mut response = Page(text.clone()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, LASTING);
    response
}
