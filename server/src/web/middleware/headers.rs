//! The headers of every response.

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::Response;

/// What a page may load and do: only our styles, images and forms.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; \
                          frame-ancestors 'none'";

/// On every response, unless it sets its own.
const ALWAYS: [(HeaderName, HeaderValue); 7] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
             magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), \
             screen-wake-lock=(), usb=(), xr-spatial-tracking=()",
        ),
    ),
];

const A_YEAR: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");
const NO_CACHE: HeaderValue = HeaderValue::from_static("no-cache");

/// Adds what is missing. A page that was shown may be stored and revalidated; all else isn't stored.
pub fn secure(is_https: bool, method: &Method, response: &mut Response) {
    let shown = method.is_safe() && response.status() == StatusCode::OK;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(value);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(if shown { NO_CACHE } else { NO_STORE });
    if is_https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, A_YEAR);
    }
}

/// The headers of everything a token opens: not stored, not passed on, not indexed.
pub async fn private(mut response: Response) -> Response {
    mark_private(response.headers_mut());
    response
}

fn mark_private(headers: &mut HeaderMap) {
    headers.insert(header::CACHE_CONTROL, NO_STORE);
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
}

#[cfg(test)]
mod tests {
    use axum::response::IntoResponse as _;

    use super::*;

    fn value<'r>(response: &'r Response, name: &str) -> &'r str {
        response.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn secured(is_https: bool, method: Method, status: StatusCode) -> Response {
        let mut response = status.into_response();
        secure(is_https, &method, &mut response);
        response
    }

    #[test]
    fn every_answer_has_the_headers_of_the_house() {
        let response = secured(false, Method::GET, StatusCode::NOT_FOUND);
        let policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";
        assert_eq!(value(&response, "content-security-policy"), policy);
        assert_eq!(value(&response, "x-content-type-options"), "nosniff");
        assert_eq!(value(&response, "referrer-policy"), "same-origin");
        assert_eq!(value(&response, "cross-origin-opener-policy"), "same-origin");
        assert_eq!(value(&response, "cross-origin-resource-policy"), "same-origin");
        assert!(value(&response, "permissions-policy").contains("geolocation=()"));
        assert_eq!(value(&response, "set-cookie"), "");
    }

    #[test]
    fn https_is_remembered_where_there_is_https() {
        assert_eq!(value(&secured(false, Method::GET, StatusCode::OK), "strict-transport-security"), "");
        let remembered = "max-age=31536000; includeSubDomains";
        assert_eq!(value(&secured(true, Method::GET, StatusCode::OK), "strict-transport-security"), remembered);
    }

    #[test]
    fn what_was_typed_is_kept_by_nobody() {
        assert_eq!(value(&secured(false, Method::GET, StatusCode::OK), "cache-control"), "no-cache");
        assert_eq!(value(&secured(false, Method::POST, StatusCode::UNPROCESSABLE_ENTITY), "cache-control"), "no-store");
        assert_eq!(value(&secured(false, Method::POST, StatusCode::OK), "cache-control"), "no-store");
    }

    #[tokio::test]
    async fn what_a_token_opens_is_private_and_stays_so() {
        let mut response = private(StatusCode::OK.into_response()).await;
        secure(true, &Method::GET, &mut response);
        assert_eq!(value(&response, "cache-control"), "no-store");
        assert_eq!(value(&response, "referrer-policy"), "no-referrer");
        assert_eq!(value(&response, "x-robots-tag"), "noindex");
    }
}
