//! `multipart/form-data` (RFC 7578): mail programs may use it for the one-click POST of RFC 8058.

use std::convert::Infallible;

use axum::body::Bytes;
use futures_util::stream;
use multer::{Constraints, Multipart};

use super::{MAX_PAIRS, Pairs};

/// The pairs; `None` if it can't be read, has a file in it, too many parts, or a part that isn't UTF-8.
pub async fn pairs(content_type: &str, body: Bytes) -> Option<Pairs> {
    let boundary = multer::parse_boundary(content_type).ok()?;
    let whole = stream::once(async { Ok::<_, Infallible>(body) });
    let mut parts = Multipart::with_constraints(whole, boundary, Constraints::new());
    let mut pairs = Pairs::new();
    while let Some(part) = parts.next_field().await.ok()? {
        if part.file_name().is_some() || pairs.len() == MAX_PAIRS {
            return None;
        }
        let name = part.name()?.to_owned();
        let value = part.bytes().await.ok()?;
        pairs.push((name, String::from_utf8(value.to_vec()).ok()?));
    }
    Some(pairs)
}
