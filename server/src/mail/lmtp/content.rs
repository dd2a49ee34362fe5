//! The content of a message, up to its end: a line that is a full stop. Only CRLF ends a line here, since what another
//! server takes for a part of a message mustn't be able to end it.

use std::io;

use tokio::io::{AsyncRead, AsyncWrite};

use super::wire::Wire;
use crate::mail::kept::Kept;

/// Where in the content the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    LineStart,
    /// After a full stop at the start of a line.
    Stop,
    /// After that and CR.
    StopCr,
    Text,
    Cr,
}

/// Reads the content, without the full stops that were added on the way (RFC 5321 §4.5.2).
pub(super) async fn read_content<S>(wire: &mut Wire<S>) -> io::Result<Kept>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let (mut kept, mut at) = (Kept::default(), At::LineStart);
    loop {
        let piece = wire.piece().await?;
        if piece.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let (used, ended) = add(piece, &mut at, &mut kept);
        wire.used(used);
        if ended {
            return Ok(kept);
        }
    }
}

/// Adds a piece. Returns how much of it was used, and whether that was the end.
fn add(piece: &[u8], at: &mut At, kept: &mut Kept) -> (usize, bool) {
    // What is plain text goes over in one go.
    let mut plain = 0;
    for (index, byte) in piece.iter().enumerate() {
        let next = match (*at, byte) {
            (At::LineStart, b'.') => {
                kept.push(piece.get(plain..index).unwrap_or_default());
                plain = index + 1;
                At::Stop
            }
            (At::Stop, b'\r') => {
                plain = index + 1;
                At::StopCr
            }
            (At::StopCr, b'\n') => return (index + 1, true),
            (At::StopCr, _) => {
                kept.push(b"\r");
                plain = index;
                if *byte == b'\r' { At::Cr } else { At::Text }
            }
            (At::Cr, b'\n') => At::LineStart,
            (_, b'\r') => At::Cr,
            _ => At::Text,
        };
        *at = next;
    }
    kept.push(piece.get(plain..).unwrap_or_default());
    (piece.len(), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The content of `whole`, received in pieces of this size, and what's left of it.
    fn content(whole: &[u8], size: usize) -> Option<(Vec<u8>, usize)> {
        let (mut kept, mut at, mut read) = (Kept::default(), At::LineStart, 0);
        for piece in whole.chunks(size) {
            let (used, ended) = add(piece, &mut at, &mut kept);
            read += used;
            if ended {
                return Some((kept.bytes().to_vec(), whole.len() - read));
            }
        }
        None
    }

    #[test]
    fn the_end_is_found_and_added_full_stops_are_gone_however_it_is_cut() {
        let whole = b"a\r\n..b\r\n.c\r\n.\rd\r\n...\r\n\r\n.\r\nRSET\r\n";
        for size in 1..=whole.len() {
            let (read, left) = content(whole, size).unwrap();
            assert_eq!((read.as_slice(), left), (&b"a\r\n.b\r\nc\r\n\rd\r\n..\r\n\r\n"[..], 6), "{size}");
        }
    }

    #[test]
    fn only_crlf_makes_a_line() {
        for smuggled in [&b"a\n.\nb\r\n"[..], b"a\r\n.\nb\r\n", b"a\n.\r\nb\r\n", b"a\r.\rb\r\n", b"a\r\n.\r.\r\n"] {
            assert_eq!(content(smuggled, 100), None, "{smuggled:?}");
        }
        assert_eq!(content(b".\r\n", 1), Some((vec![], 0)));
    }
}
