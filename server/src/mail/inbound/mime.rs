//! The parts of a message, as far down as reports are: a few levels, a few parts, and the beginning of each.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use super::headers::Headers;

/// How deep parts are looked into: a report is outermost (RFC 6522 §3), but a gateway may have put it into another.
const DEEPEST: usize = 3;
/// The most parts.
const MOST: usize = 24;
/// How much of a part is decoded.
const READ: usize = 64 * 1024;

/// A message or a part of one.
#[derive(Debug)]
pub(super) struct Entity<'m> {
    pub(super) headers: Headers,
    kind: String,
    subtype: String,
    boundary: Option<String>,
    body: &'m [u8],
}

impl<'m> Entity<'m> {
    pub(super) fn read(bytes: &'m [u8]) -> Self {
        let (mut headers, body) = Headers::read(bytes);
        let given = headers.content_type.take();
        let (kind, subtype, boundary) = given
            .map_or_else(|| ("text".to_owned(), "plain".to_owned(), None), |it| (it.kind, it.subtype, it.boundary));
        Self { headers, kind, subtype, boundary, body: bytes.get(body..).unwrap_or_default() }
    }

    /// Whether it's of this type and one of these subtypes.
    pub(super) fn is(&self, kind: &str, subtypes: &[&str]) -> bool {
        self.kind == kind && subtypes.contains(&self.subtype.as_str())
    }

    /// The parts in it that have no parts themselves; what's inside an enclosed message isn't a part.
    pub(super) fn leaves(&self) -> Vec<Entity<'m>> {
        let mut leaves = Vec::new();
        self.collect(DEEPEST, &mut leaves);
        leaves
    }

    fn collect(&self, deep: usize, leaves: &mut Vec<Entity<'m>>) {
        let Some(boundary) = self.boundary.as_deref().filter(|_| self.kind == "multipart" && deep > 0) else { return };
        for bytes in parts(self.body, boundary) {
            if leaves.len() >= MOST {
                return;
            }
            let part = Entity::read(bytes);
            if part.kind == "multipart" {
                part.collect(deep - 1, leaves);
            } else {
                leaves.push(part);
            }
        }
    }

    /// What it begins with, decoded.
    pub(super) fn text(&self) -> String {
        let body = self.body.get(..READ).unwrap_or(self.body);
        let encoding = self.headers.first("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
        let decoded = match encoding.as_str() {
            "base64" => base64_decode(body),
            "quoted-printable" => quoted_printable_decode(body),
            _ => None,
        };
        String::from_utf8_lossy(decoded.as_deref().unwrap_or(body)).into_owned()
    }

    /// The headers of the message it encloses.
    pub(super) fn enclosed(&self) -> Option<Headers> {
        let returned = self.is("message", &["rfc822", "global", "rfc822-headers", "global-headers"])
            || self.is("text", &["rfc822-headers", "rfc822"]);
        returned.then(|| Headers::read(self.text().as_bytes()).0)
    }
}

/// The parts between the lines that are a boundary (RFC 2046 §5.1.1). The last may be cut off.
fn parts<'m>(body: &'m [u8], boundary: &str) -> Vec<&'m [u8]> {
    let (mut found, mut start, mut at) = (Vec::new(), None, 0);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let end = at + line.len();
        let after = line.trim_ascii_end().strip_prefix(b"--").and_then(|rest| rest.strip_prefix(boundary.as_bytes()));
        if let Some(rest) = after.filter(|rest| rest.is_empty() || *rest == b"--") {
            found.extend(start.and_then(|start: usize| body.get(start..at)));
            start = (rest.is_empty() && found.len() < MOST).then_some(end);
            if start.is_none() {
                return found;
            }
        }
        at = end;
    }
    found.extend(start.and_then(|start| body.get(start..)));
    found
}
