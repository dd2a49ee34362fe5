//! `/pkg/…`: the browser's half of the program. Its names change with its content, so that a browser never fetches it
//! twice.

use std::sync::{Arc, LazyLock};

use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;

use super::Name;
use crate::assets::{BROWSER, Browser};
use crate::web::encoding::Encoded;
use crate::web::response::{HandlerResult, Page, WebError};

/// A file: its name, content type and body.
type File = (String, &'static str, Arc<Encoded>);

static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let files = BROWSER.map(|Browser { name, js, wasm }| {
        [
            (format!("{name}.js"), "text/javascript; charset=utf-8", Arc::new(Encoded::built(js))),
            (format!("{name}.wasm"), "application/wasm", Arc::new(Encoded::built(wasm))),
        ]
    });
    files.into_iter().flatten().collect()
});

/// A file; 404 for any other name, including an older bundle's.
pub async fn get(Name(asked): Name) -> HandlerResult {
    let (_, kind, body) = FILES.iter().find(|(name, ..)| *name == asked).ok_or(WebError::NOT_FOUND)?;
    let mut response = Page(body.clone()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    Ok(response)
}
