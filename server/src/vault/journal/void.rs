//! Entries of work that was not done in the end: an entry is on disk before its transaction commits, and stands there
//! though that is rolled back. Another entry says that it is void, or a restore would erase somebody who never was erased.

use std::ops::RangeInclusive;
use std::sync::PoisonError;

use chrono::{DateTime, Utc};

use super::{Act, Journal, JournalEntry, JournalError};

/// Entries that may have to be made void.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unsettled {
    from: i64,
    to: i64,
    is_lost: bool,
}

impl Journal {
    /// Makes entries void whose work was rolled back; at the next [`Journal::settle`], if the disk refuses now.
    pub fn void(&self, at: DateTime<Utc>, entries: RangeInclusive<i64>) {
        let (from, to) = entries.into_inner();
        if let Err(error) = self.append(at, &[Act::Void { from, to }]) {
            tracing::error!(%error, "entries of the journal whose work was rolled back are not void yet");
            self.remember(Unsettled { from, to, is_lost: true });
        }
    }

    /// Remembers entries of which nobody knows whether their work was committed, until [`Journal::settle`] tells.
    pub fn doubt(&self, entries: RangeInclusive<i64>) {
        let (from, to) = entries.into_inner();
        self.remember(Unsettled { from, to, is_lost: false });
    }

    /// Makes void what this process appended for work that was not done. `mark` is the last entry that the database knows;
    /// the caller holds the lock under which entries are written, so that none above it is of work under way.
    ///
    /// # Errors
    /// When the file is broken or cannot be written; it is tried again then.
    pub fn settle(&self, at: DateTime<Utc>, mark: i64) -> Result<(), JournalError> {
        let mut unsettled = self.unsettled.lock().unwrap_or_else(PoisonError::into_inner);
        let lost = unsettled.iter().filter(|one| one.is_lost || one.from > mark);
        let acts: Vec<Act> = lost.map(|one| Act::Void { from: one.from, to: one.to }).collect();
        self.append(at, &acts)?;
        unsettled.clear();
        Ok(())
    }

    /// Whether [`Journal::settle`] has something to do.
    pub fn is_unsettled(&self) -> bool {
        !self.unsettled.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    fn remember(&self, one: Unsettled) {
        self.unsettled.lock().unwrap_or_else(PoisonError::into_inner).push(one);
    }
}

/// The entries that are not void; those that say so stay.
pub(super) fn standing(mut entries: Vec<JournalEntry>) -> Vec<JournalEntry> {
    let void = |entry: &JournalEntry| match entry.act {
        Act::Void { from, to } => Some(from..=to),
        _ => None,
    };
    let void: Vec<RangeInclusive<i64>> = entries.iter().filter_map(void).collect();
    entries.retain(|entry| !void.iter().any(|void| void.contains(&entry.number)));
    entries
}
