//! Callbacks for work that did something outside the database and must know if its transaction didn't commit.

use std::sync::{Mutex, PoisonError};

/// How a transaction ended, if it isn't known to be committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// It was rolled back.
    RolledBack,
    /// Its commit failed, but may have happened all the same.
    Unknown,
}

type Hears = Box<dyn FnOnce(Lost) + Send>;

/// The callbacks for a transaction's end.
#[derive(Default)]
pub(super) struct Endings(Mutex<Vec<Hears>>);

impl std::fmt::Debug for Endings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Endings").finish_non_exhaustive()
    }
}

impl Endings {
    pub(super) fn add(&self, hears: Hears) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(hears);
    }

    /// Those of the last piece of work.
    pub(super) fn take(&self) -> Pending {
        let hears = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        Pending { hears, lost: Lost::RolledBack }
    }
}

impl Drop for Endings {
    /// A dropped transaction is rolled back, for whatever reason it was dropped.
    fn drop(&mut self) {
        drop(self.take());
    }
}

/// Callbacks that are called when this is dropped, unless the transaction was committed.
pub(super) struct Pending {
    hears: Vec<Hears>,
    lost: Lost,
}

impl Pending {
    /// The commit begins: until it's done, nobody knows.
    pub(super) const fn commits(mut self) -> Self {
        self.lost = Lost::Unknown;
        self
    }

    pub(super) fn committed(mut self) {
        self.hears.clear();
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        for hears in self.hears.drain(..) {
            hears(self.lost);
        }
    }
}
