//! How often this process has committed: what was read at an older count may be out of date.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts what this process has committed.
#[derive(Debug, Default)]
pub(super) struct Commits {
    pub(super) all: AtomicU64,
    pub(super) publishing: AtomicU64,
}

impl Commits {
    pub(super) fn count(&self, is_publishing: bool) {
        self.all.fetch_add(1, Ordering::AcqRel);
        if is_publishing {
            self.publishing.fetch_add(1, Ordering::AcqRel);
        }
    }
}
