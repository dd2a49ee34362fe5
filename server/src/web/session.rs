//! Who is asking: a request's login, by its cookie, and what must be done before a page is shown.

use std::convert::Infallible;

use app::domain::role::Permission;
use app::paths;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use chrono::TimeDelta;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use uuid::Uuid;

use super::Web;
use super::client::Client;
use super::response::WebError;
use crate::actions::account::access::{Prerequisite, SecondFactor, Session};
use crate::actions::account::browser::Asker;
use crate::actions::account::session;

/// The characters that aren't escaped in `next=`.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.');

/// The name of the login's cookie: with `__Host-` no other host and no plain connection can set it (RFC 6265bis).
#[must_use]
pub const fn cookie_name(is_https: bool) -> &'static str {
    if is_https { "__Host-onpurpose" } else { "onpurpose" }
}

/// The name of the cookie of a known browser.
#[must_use]
pub const fn browser_name(is_https: bool) -> &'static str {
    if is_https { "__Host-onpurpose-browser" } else { "onpurpose-browser" }
}

/// The value of a cookie in a request.
#[must_use]
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(given, _)| *given == name).map(|(_, value)| value.to_owned())
}

/// Sets a cookie that no script can read and no other site's form sends, for `age`, or removes it if there is none.
pub fn set_cookie(response: &mut Response, is_https: bool, name: &str, value: &str, age: Option<TimeDelta>) {
    let secure = if is_https { "; Secure" } else { "" };
    let seconds = age.map_or(0, |age| age.num_seconds());
    let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    if let Ok(line) = HeaderValue::from_str(&line) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
}

/// Anyone who is logged in, even if the second factor is still to be asked.
pub struct AnySession(pub Session);

impl FromRequestParts<Web> for AnySession {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, WebError> {
        let name = cookie_name(web.site.config.is_https());
        let found = match cookie(&parts.headers, name) {
            Some(value) => session::find(&web.site, &value).await?,
            None => None,
        };
        found.map(Self).ok_or_else(|| WebError::See(with_next(paths::organise::LOGIN, parts.uri.path())))
    }
}

impl FromRequestParts<Web> for Session {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, WebError> {
        let AnySession(session) = AnySession::from_request_parts(parts, web).await?;
        if session.factor == SecondFactor::Asked {
            return Err(WebError::See(with_next(paths::organise::LOGIN_CODE, parts.uri.path())));
        }
        Ok(session)
    }
}

impl FromRequestParts<Web> for Asker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        let Client(address) = Client::from_request_parts(parts, web).await?;
        let browser = cookie(&parts.headers, browser_name(web.site.config.is_https()));
        Ok(Self { address, browser })
    }
}

/// A path with the one to continue to.
#[must_use]
pub fn with_next(path: &str, next: &str) -> String {
    format!("{path}?next={}", utf8_percent_encode(next, PLAIN))
}

/// The path to continue to: an organisers' page or the door, never another site.
#[must_use]
pub fn next(asked: &str) -> String {
    let ours = [paths::organise::HOME, "/door/"].iter().any(|start| asked.starts_with(start));
    let plain = asked.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte));
    if ours && plain && !asked.contains("//") { asked.to_owned() } else { paths::organise::HOME.to_owned() }
}

/// Lets people through who may do this in one of these branches and have done what must be done first. Others learn
/// nothing, not even that the page exists.
///
/// # Errors
/// 404, or a redirect to the second factor or the guidance, and from there back to `path`.
pub fn need(session: &Session, permission: Permission, branches: &[Uuid], path: &str) -> Result<(), WebError> {
    if !session.may_in_any(permission, branches) {
        return Err(WebError::NOT_FOUND);
    }
    pass(session, permission, path)
}

/// Like [`need`], for what belongs to no branch.
///
/// # Errors
/// See [`need`].
pub fn need_somewhere(session: &Session, permission: Permission, path: &str) -> Result<(), WebError> {
    if !session.may_somewhere(permission) {
        return Err(WebError::NOT_FOUND);
    }
    pass(session, permission, path)
}

fn pass(session: &Session, permission: Permission, path: &str) -> Result<(), WebError> {
    session.check(permission).map_err(|first| WebError::See(with_next(place_of(first), path)))
}

/// The page where it's done.
#[must_use]
pub const fn place_of(first: Prerequisite) -> &'static str {
    match first {
        Prerequisite::SecondFactor => paths::organise::SECOND_FACTOR,
        Prerequisite::Guidance => paths::organise::GUIDANCE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for (asked, given) in [
            ("/organise/events/supper", "/organise/events/supper"),
            ("/door/ABC346", "/door/ABC346"),
            ("https://elsewhere.example", "/organise"),
            ("//elsewhere.example/organise", "/organise"),
            ("/organise//elsewhere.example", "/organise"),
            ("/organise?next=//elsewhere", "/organise"),
            ("/organise\\elsewhere", "/organise"),
            ("", "/organise"),
        ] {
            assert_eq!(next(asked), given, "{asked}");
        }
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("xonpurpose=1; onpurpose=2"));
        headers.append(header::COOKIE, HeaderValue::from_static("onpurpose=3"));
        assert_eq!(cookie(&headers, "onpurpose").as_deref(), Some("2"));
        assert_eq!(cookie(&headers, "purpose"), None);
    }
}
