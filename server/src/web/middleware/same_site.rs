//! Refuses what another site makes a browser send to pages that read a cookie (ASVS 5.0, 3.5.1): a POST must show that
//! it comes from this site, by `Sec-Fetch-Site` or, in older browsers, by `Origin`.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use app::pages::public::message::Message;

use crate::web::Web;
use crate::web::response::WebError;

/// Lets through safe requests, and those from this site.
pub async fn same_site(State(web): State<Web>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_ours(request.headers(), &web.site.config.base_url) {
        return next.run(request).await;
    }
    WebError::Says(StatusCode::FORBIDDEN, Message::Foreign).into_response()
}

/// For pages whose opening is noted in the audit: a link on another site doesn't open them, and so makes no entry in
/// somebody else's name. It leads to a page that opens them at a click.
pub async fn opened_here(request: Request, next: Next) -> Response {
    let site = fetch_site(request.headers());
    if matches!(site, Some("cross-site" | "same-site")) && request.method().is_safe() {
        let path = request.uri().path().to_owned();
        return WebError::Says(StatusCode::FORBIDDEN, Message::FromElsewhere { path }).into_response();
    }
    next.run(request).await
}

/// Whose page led the browser here, as `Sec-Fetch-Site` says: ours is `same-origin`.
pub fn fetch_site(headers: &HeaderMap) -> Option<&str> {
    headers.get("sec-fetch-site").and_then(|value| value.to_str().ok())
}

fn is_ours(headers: &HeaderMap, base_url: &str) -> bool {
    match fetch_site(headers) {
        Some(site) => site == "same-origin",
        None => headers.get(header::ORIGIN).and_then(|value| value.to_str().ok()) == Some(base_url),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn given(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers =
            pairs.iter().map(|(name, value)| (header::HeaderName::from_static(name), HeaderValue::from_static(value)));
        is_ours(&headers.collect(), "https://events.example.org")
    }

    #[test]
    fn only_this_site_counts() {
        assert!(given(&[("sec-fetch-site", "same-origin")]));
        assert!(given(&[("origin", "https://events.example.org")]));
        for foreign in [
            &[][..],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", "null")],
            &[("origin", "https://elsewhere.example")],
            &[("origin", "https://events.example.org.elsewhere.example")],
            &[("sec-fetch-site", "cross-site"), ("origin", "https://events.example.org")],
        ] {
            assert!(!given(foreign), "{foreign:?}");
        }
    }
}
