//! Removes from the journal what no backup that can still be opened could bring back.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Act, Journal, JournalEntry, JournalError, line, void::in_force};
use crate::clock::guard::Believed;
use crate::files;

impl Journal {
    /// Drops erasures and lifts from before `end`, which has come by a believed clock, and every suppression or lift
    /// that a later one of the same address and purpose replaces; a suppression in force is kept. The file is replaced
    /// as a whole; numbers continue from where they were. Returns how many entries were dropped.
    ///
    /// # Errors
    /// When the file is broken or can't be written; it's unchanged then.
    pub fn compact(&self, end: DateTime<Utc>, believed: Believed) -> Result<usize, JournalError> {
        let end = end.min(believed.now());
        let mut state = self.state();
        let _lock = self.lock()?;
        let entries = self.read_all(&mut state)?;
        let before = entries.len();
        let kept = kept(entries, end);
        if kept.len() == before {
            return Ok(0);
        }
        let mut text = line::head(state.last, state.of.clone()).map_err(|error| self.failed(error))?;
        for JournalEntry { number, at, act } in &kept {
            text.push_str(&line::entry(*number, *at, act).map_err(|error| self.failed(error))?);
        }
        files::replace(&self.path, text.as_bytes()).map_err(|error| self.failed(error))?;
        Ok(before - kept.len())
    }
}

fn kept(entries: Vec<JournalEntry>, end: DateTime<Utc>) -> Vec<JournalEntry> {
    let mut entries = in_force(entries);
    let mut newest: HashMap<(Uuid, Vec<u8>), i64> = HashMap::new();
    for entry in &entries {
        if let Some(address) = address(&entry.act) {
            newest.insert(address, entry.number);
        }
    }
    entries.retain(|entry| {
        let young = entry.at >= end;
        let stands = address(&entry.act).is_none_or(|it| newest.get(&it) == Some(&entry.number));
        stands && (young || matches!(entry.act, Act::Suppress { .. }))
    });
    entries
}

fn address(act: &Act) -> Option<(Uuid, Vec<u8>)> {
    match act {
        Act::Suppress { purpose, hash } | Act::Lift { purpose, hash } => Some((*purpose, hash.clone())),
        Act::Erase { .. } | Act::Void { .. } => None,
    }
}
