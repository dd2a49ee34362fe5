//! What is wrong with a file: every fault with its line and key, all faults of a file together.

use std::cell::RefCell;
use std::fmt;

use crate::actions::Failure;

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub mark: Mark,
    /// Why, in plain words.
    pub why: String,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The line, counted from 1.
    pub line: usize,
    /// The key with its tables, such as `event.purpose.statement`; empty where none can be seen.
    pub key: String,
}

impl Mark {
    /// A fault at this place.
    #[must_use]
    pub fn fault(&self, why: impl Into<String>) -> Fault {
        Fault { mark: self.clone(), why: why.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mark { line, key } = &self.mark;
        let comma = if key.is_empty() { "" } else { ", " };
        write!(f, "line {line}{comma}{key}: {}", self.why)
    }
}

/// Why a file was not imported. Nothing of it was written.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is at fault.
    #[error("{}", .0.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n"))]
    Refused(Vec<Fault>),
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl From<sea_orm::DbErr> for ImportError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Failure(error.into())
    }
}

/// The text that is read, and the faults found so far.
#[derive(Debug)]
pub struct Source<'t> {
    text: &'t str,
    faults: RefCell<Vec<Fault>>,
}

impl<'t> Source<'t> {
    /// A text without faults so far.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { text, faults: RefCell::new(Vec::new()) }
    }

    /// The line of an offset, counted from 1.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        let before = self.text.as_bytes().iter().take(offset);
        before.filter(|byte| **byte == b'\n').count() + 1
    }

    /// The place of an offset in a text that cannot be parsed: what looks like the key there, in the table above.
    #[must_use]
    pub fn guess(&self, offset: usize) -> Mark {
        let line = self.line(offset);
        let (mut table, mut key) = (None, None);
        for text in self.text.lines().take(line).map(str::trim) {
            let bare = |name: &str| {
                let name = name.trim();
                let fits = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
                fits.then(|| name.to_owned())
            };
            key = text.split_once('=').and_then(|(name, _)| bare(name));
            if text.starts_with('[') {
                table = bare(text.trim_matches(['[', ']'])).or(table);
            }
        }
        Mark { line, key: table.into_iter().chain(key).collect::<Vec<_>>().join(".") }
    }

    /// Notes a fault.
    pub fn add(&self, fault: Fault) {
        self.faults.borrow_mut().push(fault);
    }

    /// Every fault, in the order of the file.
    #[must_use]
    pub fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| fault.mark.line);
        faults
    }
}
