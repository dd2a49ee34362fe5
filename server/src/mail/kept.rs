//! A message that is read in pieces, of which only the beginning is kept: its size is up to whoever sends it.

use std::io::{self, Read};

/// How much of a message is kept. Reports are shorter, and so are all replies without large attachments.
pub const KEPT: usize = 1024 * 1024;

/// The beginning of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    bytes: Vec<u8>,
    was_cut: bool,
}

impl Kept {
    /// The beginning of a message, and whether there was more.
    #[must_use]
    pub fn of(bytes: &[u8], was_cut: bool) -> Self {
        let mut kept = Self { bytes: Vec::new(), was_cut };
        kept.push(bytes);
        kept
    }

    /// Adds what comes next.
    pub fn push(&mut self, bytes: &[u8]) {
        let room = KEPT - self.bytes.len();
        self.was_cut |= bytes.len() > room;
        self.bytes.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
    }

    /// Reads all of a message.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn read(mut from: impl Read) -> io::Result<Self> {
        let (mut kept, mut buffer) = (Self::default(), [0; 16 * 1024]);
        loop {
            match from.read(&mut buffer) {
                Ok(0) => return Ok(kept),
                Ok(read) => kept.push(buffer.get(..read).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// What was kept.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether there was more.
    #[must_use]
    pub const fn was_cut(&self) -> bool {
        self.was_cut
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifty_megabytes_are_read_and_one_is_kept() {
        let kept = Kept::read(io::repeat(b'x').take(50 * 1024 * 1024)).unwrap();
        assert_eq!((kept.bytes().len(), kept.was_cut()), (KEPT, true));
        assert!(kept.bytes.capacity() <= 2 * KEPT);
    }

    #[test]
    fn a_short_message_is_kept_whole() {
        let kept = Kept::read(&b"Subject: x\n\ny"[..]).unwrap();
        assert_eq!((kept.bytes(), kept.was_cut()), (&b"Subject: x\n\ny"[..], false));
        let exactly = Kept::read(io::repeat(b'x').take(KEPT as u64)).unwrap();
        assert!(!exactly.was_cut());
    }
}
