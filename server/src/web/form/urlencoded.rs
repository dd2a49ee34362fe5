//! `application/x-www-form-urlencoded` (WHATWG URL §5.1), but bytes that aren't UTF-8 are refused, not replaced.

use percent_encoding::percent_decode;

use super::Pairs;

/// The pairs; `None` when one isn't UTF-8.
pub fn pairs(body: &[u8]) -> Option<Pairs> {
    let parts = body.split(|byte| *byte == b'&').filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (name, value) = part.split_at(part.iter().position(|byte| *byte == b'=').unwrap_or(part.len()));
            Some((decode(name)?, decode(value.get(1..).unwrap_or_default())?))
        })
        .collect()
}

fn decode(written: &[u8]) -> Option<String> {
    let spaced: Vec<u8> = written.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    String::from_utf8(percent_decode(&spaced).collect()).ok()
}
