//! The text of a file, and the faults found in it.

use std::cell::RefCell;

use crate::actions::publish::{Fault, SourcePosition};

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

    /// The position of an offset in a text that can't be parsed: what looks like the key there, in the table above.
    #[must_use]
    pub fn guess(&self, offset: usize) -> SourcePosition {
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
        SourcePosition { line, key: table.into_iter().chain(key).collect::<Vec<_>>().join(".") }
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
