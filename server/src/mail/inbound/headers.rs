//! Headers by name. Nothing below them is parsed with them: `mail-parser` (0.11.9) follows messages inside messages to
//! any depth, and a megabyte of nothing but `Content-Type: message/rfc822` overflows the stack when it's dropped.

use mail_parser::parsers::MessageStream;
use mail_parser::{Address, HeaderName, HeaderValue, MessageParser};

/// The most headers that are read, and the most of one that is kept.
const MOST: usize = 300;
const LONGEST: usize = 4096;
/// The most bytes of headers that are looked at.
const HEAD: usize = 64 * 1024;

/// Headers in their order, names in small letters, values unfolded.
#[derive(Debug, Default)]
pub(super) struct Headers {
    all: Vec<(String, String)>,
    pub(super) content_type: Option<MediaType>,
}

/// A content type, in small letters.
#[derive(Clone, Debug)]
pub(super) struct MediaType {
    pub(super) kind: String,
    pub(super) subtype: String,
    pub(super) boundary: Option<String>,
}

/// From and the content type are understood, everything else is left as it is.
fn parser() -> MessageParser {
    MessageParser::new()
        .header_address(HeaderName::From)
        .header_content_type(HeaderName::ContentType)
        .default_header_raw()
}

impl Headers {
    /// The headers that `bytes` begins with, and where what follows them begins.
    pub(super) fn read(bytes: &[u8]) -> (Self, usize) {
        // The parser keeps every header it meets; what has more than this has no body for us.
        let bytes = bytes.get(..HEAD).unwrap_or(bytes);
        let (mut stream, mut found) = (MessageStream::new(bytes), Vec::new());
        stream.parse_headers(&parser(), &mut found);
        let mut headers = Self::default();
        for header in found.into_iter().take(MOST) {
            let value = match &header.value {
                HeaderValue::Address(address) => only_address(address).unwrap_or_default(),
                HeaderValue::Text(text) => unfolded(text),
                HeaderValue::ContentType(given) => {
                    headers.content_type.get_or_insert_with(|| MediaType {
                        kind: given.ctype().to_ascii_lowercase(),
                        subtype: given.subtype().unwrap_or_default().to_ascii_lowercase(),
                        boundary: given.attribute("boundary").filter(|it| !it.is_empty()).map(str::to_owned),
                    });
                    continue;
                }
                _ => continue,
            };
            headers.all.push((header.name.as_str().to_ascii_lowercase(), value));
        }
        (headers, stream.offset())
    }

    /// The first header of this name.
    pub(super) fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// Every header of this name.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.all.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The address in From, if there's exactly one.
    pub(super) fn author(&self) -> Option<String> {
        self.first("from").filter(|from| !from.is_empty()).map(str::to_owned)
    }
}

fn only_address(address: &Address<'_>) -> Option<String> {
    let mut all = address.iter();
    let only = all.next()?.address()?;
    all.next().is_none().then(|| only.chars().take(LONGEST).collect())
}

fn unfolded(value: &str) -> String {
    let short: String = value.chars().take(LONGEST).collect();
    short.split_whitespace().collect::<Vec<_>>().join(" ")
}
