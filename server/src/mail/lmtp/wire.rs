//! The connection below a dialogue: lines in, lines out, each piece within its time.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::time::timeout;

/// The longest command: RFC 5321 §4.5.3.1.4 asks for 512 octets, and extensions may add to that.
const LINE: usize = 1024;
/// How much is read ahead.
const BUFFER: usize = 16 * 1024;

/// A line that was read.
pub(super) enum Line {
    /// All of it, without its end.
    Whole(String),
    /// It was longer than a command may be; all of it was read.
    TooLong,
}

pub(super) struct Wire<S> {
    stream: BufReader<S>,
    step: Duration,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Wire<S> {
    pub(super) fn new(stream: S, step: Duration) -> Self {
        Self { stream: BufReader::with_capacity(BUFFER, stream), step }
    }

    /// Sends a line, or several.
    pub(super) async fn say(&mut self, line: &str) -> io::Result<()> {
        let line = format!("{line}\r\n");
        let say = async {
            self.stream.write_all(line.as_bytes()).await?;
            self.stream.flush().await
        };
        timeout(self.step, say).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
    }

    /// The next piece of what was received; empty at the end.
    pub(super) async fn piece(&mut self) -> io::Result<&[u8]> {
        let filled = timeout(self.step, self.stream.fill_buf()).await;
        filled.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
    }

    /// Notes how much of a piece was used.
    pub(super) fn used(&mut self, bytes: usize) {
        self.stream.consume(bytes);
    }

    /// The next line; `None` at the end.
    pub(super) async fn line(&mut self) -> io::Result<Option<Line>> {
        let (mut line, mut is_long) = (Vec::new(), false);
        loop {
            let piece = self.piece().await?;
            if piece.is_empty() {
                return Ok(None);
            }
            let end = piece.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(piece.len(), |end| end + 1);
            is_long |= line.len() + used > LINE;
            if !is_long {
                line.extend_from_slice(piece.get(..used).unwrap_or_default());
            }
            self.used(used);
            if end.is_some() && is_long {
                return Ok(Some(Line::TooLong));
            }
            if end.is_some() {
                return Ok(Some(Line::Whole(String::from_utf8_lossy(line.trim_ascii_end()).into_owned())));
            }
        }
    }
}
