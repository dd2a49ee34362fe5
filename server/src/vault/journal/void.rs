//! Voids entries of work that was rolled back: an entry is on disk before its transaction commits, and stays there if
//! that is rolled back. Another entry says it's void, or a restore would erase somebody who was never erased.

use std::ops::RangeInclusive;
use std::sync::PoisonError;

use chrono::{DateTime, Utc};

use super::{Act, Journal, JournalEntry, JournalError};

/// Entries that may have to be voided.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unsettled {
    from: i64,
    to: i64,
    is_lost: bool,
}

impl Journal {
    /// Voids entries whose work was rolled back; at the next [`Journal::settle`], if the disk refuses now.
    pub fn void(&self, at: DateTime<Utc>, entries: RangeInclusive<i64>) {
        let (from, to) = entries.into_inner();
        if let Err(error) = self.append(at, &[Act::Void { from, to }]) {
            tracing::error!(%error, "entries of the journal whose work was rolled back are not void yet");
            self.remember(Unsettled { from, to, is_lost: true });
        }
    }

    /// Remembers entries whose work may or may not have been committed, until [`Journal::settle`] finds out.
    pub fn doubt(&self, entries: RangeInclusive<i64>) {
        let (from, to) = entries.into_inner();
        self.remember(Unsettled { from, to, is_lost: false });
    }

    /// Voids entries that this process appended for work that wasn't done. `mark` is the last entry the database knows
    /// of; the caller holds the lock for writing entries, so that none above the mark belongs to work in progress.
    ///
    /// # Errors
    /// When the file is broken or can't be written; the next call tries again.
    pub fn settle(&self, at: DateTime<Utc>, mark: i64) -> Result<(), JournalError> {
        let mut unsettled = self.unsettled.lock().unwrap_or_else(PoisonError::into_inner);
        let lost = unsettled.iter().filter(|one| one.is_lost || one.from > mark);
        let acts: Vec<Act> = lost.map(|one| Act::Void { from: one.from, to: one.to }).collect();
        self.append(at, &acts)?;
        unsettled.clear();
        Ok(())
    }

    /// Whether [`Journal::settle`] has anything to do.
    pub fn is_unsettled(&self) -> bool {
        !self.unsettled.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    fn remember(&self, one: Unsettled) {
        self.unsettled.lock().unwrap_or_else(PoisonError::into_inner).push(one);
    }
}

/// The entries that aren't void; those that void others stay.
pub(super) fn in_force(mut entries: Vec<JournalEntry>) -> Vec<JournalEntry> {
    let void = |entry: &JournalEntry| match entry.act {
        Act::Void { from, to } => Some(from..=to),
        _ => None,
    };
    let void: Vec<RangeInclusive<i64>> = entries.iter().filter_map(void).collect();
    entries.retain(|entry| !void.iter().any(|void| void.contains(&entry.number)));
    entries
}
