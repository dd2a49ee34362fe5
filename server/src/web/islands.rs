//! Pages with an island: the one inline script that starts it, and the policy that allows only this script.

use app::components::script::Bundle;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use super::middleware::POLICY;
use super::response::Page;
use crate::assets::BROWSER;
use crate::clock;

/// The page that `html` makes with the bundle, and its policy. A program built without the browser's half has no
/// bundle, and the page is like any other.
#[must_use]
pub fn page(html: impl FnOnce(Option<Bundle>) -> String) -> Response {
    let nonce = clock::random_id().simple().to_string();
    let (Some(browser), Ok(policy)) = (BROWSER, HeaderValue::try_from(policy(&nonce))) else {
        return Page::new(html(None)).into_response();
    };
    let html = html(Some(Bundle { name: browser.name.to_owned(), nonce }));
    let mut response = Page::new(html).into_response();
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

/// Our scripts, this page's inline one, WebAssembly, and requests to our own host. Leptos' preloads have no nonce, so
/// `'self'` is needed too.
fn policy(nonce: &str) -> String {
    format!("{POLICY}; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; connect-src 'self'")
}
