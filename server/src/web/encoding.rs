//! Text to be sent: as it is, or compressed once for everybody.

use std::io::Write as _;
use std::sync::OnceLock;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, header};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::assets::Compressed;

/// Below this size compression doesn't help.
const WORTH: usize = 1024;

/// The encodings of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// As it is.
    Identity,
    /// gzip (RFC 1952).
    Gzip,
    /// Brotli (RFC 7932).
    Brotli,
}

impl Coding {
    /// The best that `Accept-Encoding` allows.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let takes = |coding: &str| {
            accepted.split(',').any(|part| {
                let (name, quality) = part.split_once(';').unwrap_or((part, "q=1"));
                let quality = quality.trim().trim_start_matches("q=").parse::<f32>().unwrap_or(1.0);
                name.trim().eq_ignore_ascii_case(coding) && quality > 0.0
            })
        };
        match () {
            () if takes("br") => Self::Brotli,
            () if takes("gzip") => Self::Gzip,
            () => Self::Identity,
        }
    }
}

/// A text with its compressed forms, made when first needed.
#[derive(Debug)]
pub struct Encoded {
    plain: Bytes,
    quality: u32,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

impl Encoded {
    /// A text that is remade now and then: compressed fast and well enough.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self::with(text.into(), 5)
    }

    /// A text that never changes: compressed as well as possible.
    #[must_use]
    pub fn lasting(text: &'static str) -> Self {
        Self::with(Bytes::from_static(text.as_bytes()), 11)
    }

    /// A file that was compressed when the program was built.
    #[must_use]
    pub fn built(file: Compressed) -> Self {
        Self {
            gzip: OnceLock::from(Bytes::from_static(file.gzip)),
            brotli: OnceLock::from(Bytes::from_static(file.brotli)),
            ..Self::with(Bytes::from_static(file.plain), 11)
        }
    }

    const fn with(plain: Bytes, quality: u32) -> Self {
        Self { plain, quality, gzip: OnceLock::new(), brotli: OnceLock::new() }
    }

    /// The body in an encoding, and the value of `Content-Encoding`.
    #[must_use]
    pub fn body(&self, coding: Coding) -> (Bytes, Option<HeaderValue>) {
        match coding {
            _ if self.plain.len() < WORTH => (self.plain.clone(), None),
            Coding::Identity => (self.plain.clone(), None),
            Coding::Gzip => {
                let body = self.gzip.get_or_init(|| gzip(&self.plain, self.quality.min(9)));
                (body.clone(), Some(HeaderValue::from_static("gzip")))
            }
            Coding::Brotli => {
                let body = self.brotli.get_or_init(|| brotli(&self.plain, self.quality));
                (body.clone(), Some(HeaderValue::from_static("br")))
            }
        }
    }
}

#[expect(clippy::expect_used, reason = "writing into memory does not fail")]
fn gzip(plain: &[u8], quality: u32) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(quality));
    encoder.write_all(plain).expect("memory takes it");
    encoder.finish().expect("memory takes it").into()
}

#[expect(clippy::expect_used, reason = "writing into memory does not fail")]
fn brotli(plain: &[u8], quality: u32) -> Bytes {
    let mut out = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut out, 4096, quality, 20);
    encoder.write_all(plain).expect("memory takes it");
    drop(encoder);
    out.into()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn coding(accept: &str) -> Coding {
        Coding::of(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_str(accept).unwrap())]))
    }

    #[test]
    fn a_client_gets_the_best_coding_that_it_takes() {
        assert_eq!(coding("gzip, deflate, br"), Coding::Brotli);
        assert_eq!(coding("gzip;q=0.5, BR;q=0"), Coding::Gzip);
        assert_eq!(coding("identity, zstd"), Coding::Identity);
        assert_eq!(Coding::of(&HeaderMap::new()), Coding::Identity);
    }

    #[test]
    fn every_coding_opens_to_the_same_text() {
        let text = "an event, ".repeat(400);
        let page = Encoded::new(text.clone());
        assert_eq!(page.body(Coding::Identity), (Bytes::from(text.clone()), None));
        let mut opened = String::new();
        flate2::read::GzDecoder::new(&*page.body(Coding::Gzip).0).read_to_string(&mut opened).unwrap();
        assert_eq!(opened, text);
        opened.clear();
        brotli::Decompressor::new(&*page.body(Coding::Brotli).0, 4096).read_to_string(&mut opened).unwrap();
        assert_eq!(opened, text);
        assert!(page.body(Coding::Brotli).0.len() < text.len() / 10);
    }

    #[test]
    fn a_short_text_is_left_as_it_is() {
        assert_eq!(Encoded::new("ok".to_owned()).body(Coding::Brotli), (Bytes::from("ok"), None));
    }
}
