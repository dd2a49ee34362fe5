//! `multipart/form-data` (RFC 7578): forms with a file have it, and mail programs may use it for the one-click POST of
//! RFC 8058.

use std::convert::Infallible;

use axum::body::Bytes;
use axum::http::{HeaderMap, header};
use futures_util::stream;
use multer::{Constraints, Multipart};

use super::{MAX_PAIRS, Pairs};

/// The content type of a request, if it's this one.
pub(super) fn content_type(headers: &HeaderMap) -> Option<&str> {
    let written = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let kind = written.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("multipart/form-data").then_some(written)
}

/// The pairs; `None` if it can't be read, has a file in it, too many parts, or a part that isn't UTF-8.
pub async fn pairs(content_type: &str, body: Bytes) -> Option<Pairs> {
    let (pairs, files) = parts(content_type, body).await?;
    files.is_empty().then_some(pairs)
}

/// The pairs and the files; `None` if it can't be read, has too many parts, or a pair that isn't UTF-8.
pub(super) async fn parts(content_type: &str, body: Bytes) -> Option<(Pairs, Vec<Bytes>)> {
    let boundary = multer::parse_boundary(content_type).ok()?;
    let whole = stream::once(async { Ok::<_, Infallible>(body) });
    let mut parts = Multipart::with_constraints(whole, boundary, Constraints::new());
    let (mut pairs, mut files) = (Pairs::new(), Vec::new());
    while let Some(part) = parts.next_field().await.ok()? {
        if pairs.len() + files.len() == MAX_PAIRS {
            return None;
        }
        let name = part.name()?.to_owned();
        let is_file = part.file_name().is_some();
        let value = part.bytes().await.ok()?;
        if is_file {
            files.push(value);
        } else {
            pairs.push((name, String::from_utf8(value.to_vec()).ok()?));
        }
    }
    Some((pairs, files))
}
