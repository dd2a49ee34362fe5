//! Reads submitted forms as a whole, within limits, or refuses them before anything looks at them.

mod file;
mod multipart;
mod streamed;
mod urlencoded;

use std::time::Duration;

use app::domain::characters::visible;
use app::forms::state::Typed;
use app::pages::public::message::Message;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use futures_util::StreamExt as _;
use tokio::time::timeout;

pub use file::{FileForm, SentFile};
pub use streamed::{StreamedError, StreamedFile, StreamedForm};

use super::response::WebError;

/// The size limit of a form.
const MAX_BYTES: usize = 64 * 1024;
/// How much more is read and dropped, so that the client sees the response and not a cut connection.
const DRAINED: usize = 1024 * 1024;
/// How long it may take to arrive: a byte now and then doesn't keep a connection open.
const READ_TIMEOUT: Duration = Duration::from_secs(20);
/// The most pairs of a form.
const MAX_PAIRS: usize = 200;

type Pairs = Vec<(String, String)>;

/// The pairs of a form body in either encoding, each value as it reads; empty for a POST without a body.
#[derive(Debug, Default)]
pub struct Form(pub Typed);

impl<S: Sync> FromRequest<S> for Form {
    type Rejection = WebError;

    async fn from_request(request: Request, _: &S) -> Result<Self, WebError> {
        let (parts, body) = request.into_parts();
        let body = read(body).await?;
        parse(&parts.headers, body).await.map(|pairs| Self(Typed::new(seen(pairs))))
    }
}

/// Pasted text comes with invisible characters: this removes them from each value, from passwords too (RFC 8264,
/// 4.3.3 doesn't allow them there).
fn seen(pairs: Pairs) -> impl Iterator<Item = (String, String)> {
    pairs.into_iter().map(|(name, value)| (name, visible(&value)))
}

/// The pairs of a URL's query; empty if it can't be read.
#[must_use]
pub fn query(uri: &Uri) -> Typed {
    let pairs = urlencoded::pairs(uri.query().unwrap_or_default().as_bytes());
    Typed::new(seen(pairs.filter(|pairs| pairs.len() <= MAX_PAIRS).unwrap_or_default()))
}

/// Reads a whole body.
///
/// # Errors
/// When it's too large, takes too long, or ends early.
pub async fn read(body: Body) -> Result<Bytes, WebError> {
    read_within(READ_TIMEOUT, body).await
}

async fn read_within(longest: Duration, body: Body) -> Result<Bytes, WebError> {
    read_most(longest, MAX_BYTES, body).await
}

/// Reads a body of at most `most` bytes.
async fn read_most(longest: Duration, most: usize, body: Body) -> Result<Bytes, WebError> {
    let too_slow = WebError::Says(StatusCode::REQUEST_TIMEOUT, Message::TooSlow);
    timeout(longest, whole(body, most)).await.unwrap_or(Err(too_slow))
}

async fn whole(body: Body, most: usize) -> Result<Bytes, WebError> {
    let mut stream = body.into_data_stream();
    let mut whole = Vec::new();
    let mut seen = 0;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| WebError::BAD_REQUEST)?;
        seen += chunk.len();
        if seen <= most {
            whole.extend_from_slice(&chunk);
        } else if seen > DRAINED.max(4 * most) {
            break;
        }
    }
    if seen > most {
        return Err(WebError::Says(StatusCode::PAYLOAD_TOO_LARGE, Message::TooLarge));
    }
    Ok(whole.into())
}

async fn parse(headers: &HeaderMap, body: Bytes) -> Result<Pairs, WebError> {
    if body.is_empty() {
        return Ok(vec![]);
    }
    let written = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = written.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let pairs = match kind.as_str() {
        "application/x-www-form-urlencoded" => urlencoded::pairs(&body),
        "multipart/form-data" => multipart::pairs(written, body).await,
        _ => return Err(WebError::Says(StatusCode::UNSUPPORTED_MEDIA_TYPE, Message::BadRequest)),
    };
    pairs.filter(|pairs| pairs.len() <= MAX_PAIRS).ok_or(WebError::BAD_REQUEST)
}

#[cfg(test)]
mod tests;
