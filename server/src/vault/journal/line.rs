//! One line of the journal: a checksum, a space, and JSON. The first line has the version and the last number used
//! when the file was written, so that numbers keep rising even when all entries are gone.

use std::io;

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD as BASE64};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalEntry {
    /// Rises with each entry; never used twice.
    pub number: i64,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// What was done.
    pub act: Act,
}

/// What must be done again after a restore.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// A row was erased before its time.
    Erase {
        /// The row's table.
        table: String,
        /// The row's random id.
        id: Uuid,
    },
    /// An address was put on a purpose's suppression list.
    Suppress {
        /// The list's purpose.
        purpose: Uuid,
        /// The suppression hash.
        #[serde(with = "base64_text")]
        hash: Vec<u8>,
    },
    /// An address was taken off it again.
    Lift {
        /// The list's purpose.
        purpose: Uuid,
        /// The suppression hash.
        #[serde(with = "base64_text")]
        hash: Vec<u8>,
    },
    /// The entries in this range belong to work that was rolled back: nothing was done, and nothing must be done again.
    Void {
        /// The first of them.
        from: i64,
        /// The last of them.
        to: i64,
    },
}

/// The first line.
#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    journal: u8,
    /// The last number used when the file was written.
    pub(super) last: i64,
    /// The keyring it belongs to. Older journals don't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) of: Option<String>,
}

/// How a first line names a keyring.
pub(super) fn name_of(fingerprint: &[u8; 32]) -> String {
    BASE64.encode(fingerprint)
}

const VERSION: u8 = 1;

/// The rest of a file.
#[derive(Default)]
pub(super) struct Tail {
    pub(super) entries: Vec<JournalEntry>,
    /// The length of its complete lines, in bytes.
    pub(super) whole: usize,
    /// Whether an incomplete line follows them.
    pub(super) torn: bool,
}

/// The first line.
pub(super) fn head(last: i64, of: Option<String>) -> io::Result<String> {
    Ok(closed(&serde_json::to_string(&Head { journal: VERSION, last, of })?))
}

/// The line of an entry.
pub(super) fn entry(number: i64, at: DateTime<Utc>, act: &Act) -> io::Result<String> {
    let entry = JournalEntry { number, at, act: act.clone() };
    Ok(closed(&serde_json::to_string(&entry)?))
}

/// Why a first line can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoHead {
    /// The file is empty.
    Empty,
    /// It ends before the first line does.
    CutShort,
    /// It was written by a later version of the program.
    Later,
    /// It was changed.
    Damaged,
    /// It isn't a journal.
    Foreign,
}

/// Reads the first line, and returns its length.
pub(super) fn read_head(text: &[u8]) -> Result<(usize, Head), NoHead> {
    // A checksum of twelve letters, a space, and this.
    const BEGINS: &[u8] = b"{\"journal\":";
    let first = text.split_inclusive(|byte| *byte == b'\n').next().ok_or(NoHead::Empty)?;
    if let Some(head) = opened::<Head>(first) {
        return if head.journal == VERSION { Ok((first.len(), head)) } else { Err(NoHead::Later) };
    }
    let begun = first.get(13..).unwrap_or_default();
    Err(match (begun.starts_with(BEGINS) || BEGINS.starts_with(begun) && !begun.is_empty(), first.last()) {
        (true, Some(b'\n')) => NoHead::Damaged,
        (true, _) => NoHead::CutShort,
        (false, _) => NoHead::Foreign,
    })
}

/// Reads entries, with numbers rising from above `last`. The error is the index of a broken line that others follow.
pub(super) fn read_entries(text: &[u8], mut last: i64) -> Result<Tail, usize> {
    let mut tail = Tail::default();
    let mut lines = text.split_inclusive(|byte| *byte == b'\n').peekable();
    while let Some(line) = lines.next() {
        match opened::<JournalEntry>(line) {
            Some(entry) if entry.number > last => {
                tail.whole += line.len();
                last = entry.number;
                tail.entries.push(entry);
            }
            None if lines.peek().is_none() => tail.torn = true,
            _ => return Err(tail.entries.len()),
        }
    }
    Ok(tail)
}

fn closed(json: &str) -> String {
    format!("{} {json}\n", sum(json.as_bytes()))
}

fn opened<T: for<'a> Deserialize<'a>>(line: &[u8]) -> Option<T> {
    let line = str::from_utf8(line.strip_suffix(b"\n")?).ok()?;
    let (given, json) = line.split_once(' ')?;
    if given != sum(json.as_bytes()) {
        return None;
    }
    serde_json::from_str(json).ok()
}

/// Enough to detect a torn line; anyone who can write the file can write anything.
fn sum(json: &[u8]) -> String {
    BASE64.encode(&Sha256::digest(json)[..9])
}

mod base64_text {
    use base64::Engine;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::BASE64;

    pub(super) fn serialize<S: Serializer>(hash: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&BASE64.encode(hash))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        BASE64.decode(text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_of_a_later_version_is_not_read() {
        assert!(read_head(head(4, None).unwrap().as_bytes()).is_ok());
        let later = closed(r#"{"journal":2,"last":4}"#);
        assert_eq!(read_head(later.as_bytes()).err(), Some(NoHead::Later));
    }

    #[test]
    fn a_first_line_that_is_not_read_is_told_from_another() {
        let good = head(4, Some(name_of(&[7; 32]))).unwrap();
        for (text, why) in [
            (String::new(), NoHead::Empty),
            (good[..good.len() - 1].to_owned(), NoHead::CutShort),
            (good[..20].to_owned(), NoHead::CutShort),
            (good.replacen("\"last\":4", "\"last\":5", 1), NoHead::Damaged),
            ("milk, bread and eggs\n".to_owned(), NoHead::Foreign),
            ("\n".to_owned(), NoHead::Foreign),
        ] {
            assert_eq!(read_head(text.as_bytes()).err(), Some(why), "{text}");
        }
    }
}
