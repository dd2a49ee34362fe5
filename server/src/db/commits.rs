//! Counts this process's commits: what was read at an older count may be out of date.

use std::sync::atomic::{AtomicU64, Ordering};

use super::bells::{Bells, Done};

/// Counts this process's commits.
#[derive(Debug, Default)]
pub(super) struct Commits {
    pub(super) all: AtomicU64,
    pub(super) publishing: AtomicU64,
    pub(super) bells: Bells,
}

impl Commits {
    /// Counts a commit, and rings the bells for what it did.
    pub(super) fn count(&self, done: &Done) {
        self.all.fetch_add(1, Ordering::AcqRel);
        if done.publishes.load(Ordering::Acquire) {
            self.publishing.fetch_add(1, Ordering::AcqRel);
        }
        self.bells.ring(done);
    }
}
