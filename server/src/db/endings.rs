//! What a piece of work did outside the database before its transaction committed, and must hear of if that did not happen.

use std::sync::{Mutex, PoisonError};

/// How a transaction ended that is not known to be committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// It was rolled back.
    RolledBack,
    /// Its commit failed, and may have been done all the same.
    Unknown,
}

type Hears = Box<dyn FnOnce(Lost) + Send>;

/// Who must hear of a transaction's end.
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

    /// Those of the work that was done last.
    pub(super) fn take(&self) -> Pending {
        let hears = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        Pending { hears, lost: Lost::RolledBack }
    }
}

impl Drop for Endings {
    /// A transaction that is dropped is rolled back, whatever it was dropped for.
    fn drop(&mut self) {
        drop(self.take());
    }
}

/// Those who hear of it when this is dropped, unless the transaction was committed.
pub(super) struct Pending {
    hears: Vec<Hears>,
    lost: Lost,
}

impl Pending {
    /// The commit begins: from here on nobody knows until it is done.
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
