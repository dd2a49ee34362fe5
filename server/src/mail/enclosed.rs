//! A message of somebody else inside one of ours, as it is.

use lettre::message::header::{ContentDisposition, ContentTransferEncoding, ContentType};
use lettre::message::{Body, SinglePart};

use super::message::MessageError;

/// The longest line (RFC 5322 §2.1.1).
const LINE: usize = 998;

/// The part with the message in it. One that isn't short lines of ASCII would have to be encoded, which a `message/rfc822`
/// mustn't be (RFC 2046 §5.2.1): it's then a file.
pub(super) fn part(message: &[u8]) -> Result<SinglePart, MessageError> {
    let lines = with_crlf(message);
    let is_plain = lines.is_ascii()
        && !lines.contains(&0)
        && lines.split(|byte| *byte == b'\n').all(|line| line.strip_suffix(b"\r").unwrap_or(line).len() <= LINE);
    let (kind, body) = if is_plain {
        let body = Body::dangerous_pre_encoded(lines, ContentTransferEncoding::SevenBit);
        ("message/rfc822", body)
    } else {
        let body = Body::new_with_encoding(lines, ContentTransferEncoding::Base64).map_err(|_| MessageError::Parts)?;
        ("application/octet-stream", body)
    };
    let kind = ContentType::parse(kind).map_err(|_| MessageError::Parts)?;
    Ok(SinglePart::builder().header(kind).header(ContentDisposition::attachment("reply.eml")).body(body))
}

/// The message with every line ended by CRLF; what was piped to us ends them by LF.
fn with_crlf(message: &[u8]) -> Vec<u8> {
    let mut lines = Vec::with_capacity(message.len() + message.len() / 32);
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        lines.extend(
            text.strip_suffix(b"\r").unwrap_or(text).iter().map(|byte| if *byte == b'\r' { b' ' } else { *byte }),
        );
        lines.extend_from_slice(b"\r\n");
    }
    lines
}

#[cfg(test)]
mod tests {
    use mail_parser::{MessageParser, MimeHeaders as _};

    use super::*;

    fn formatted(message: &[u8]) -> String {
        String::from_utf8(part(message).unwrap().formatted()).unwrap()
    }

    #[test]
    fn a_plain_message_is_enclosed_as_it_is_and_any_other_as_a_file() {
        let plain = formatted(b"Subject: hello\n\nWhen do we meet?\n");
        assert!(plain.contains("Content-Type: message/rfc822\r\n"), "{plain}");
        assert!(plain.contains("Subject: hello\r\n\r\nWhen do we meet?\r\n"), "{plain}");
        let long = [b"Subject: hello\n\n".as_slice(), &b"x".repeat(2000)].concat();
        for other in ["Subject: Grüße\n\nx".as_bytes(), b"Subject: x\n\n\0", &long] {
            let file = formatted(other);
            assert!(file.contains("Content-Type: application/octet-stream\r\n"), "{file}");
            let read = MessageParser::default().parse(file.as_bytes()).unwrap();
            assert_eq!(read.root_part().attachment_name(), Some("reply.eml"));
            assert_eq!(read.root_part().contents(), with_crlf(other));
        }
    }
}
