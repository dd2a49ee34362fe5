//! What is held, in numbers only: how many, until when, what was deleted, what is overdue, which copies are out.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::language::LocalText;

/// A number of records of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The sort: `registration-confirmed`, `subscription-pending`, `answers-sooner` …
    pub what: String,
    /// How many.
    pub count: u32,
    /// When the last of them is deleted.
    pub until: DateTime<Utc>,
}

/// What is held for one event or newsletter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldOf {
    /// Its sorts.
    pub parts: Vec<Holding>,
    /// How many should have been deleted and aren't.
    pub overdue: u32,
}

/// What has expired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The event or newsletter.
    pub title: LocalText,
    /// The table.
    pub what: String,
    /// How many.
    pub count: u32,
    /// When.
    pub at: DateTime<Utc>,
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// Its path.
    pub path: String,
    /// Its title, if it has one yet.
    pub title: String,
}

/// An export that's still out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyOut {
    /// Its id.
    pub id: Uuid,
    /// The event.
    pub title: LocalText,
    /// Who took it; `None` on your own page, or when the account is gone.
    pub who: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// How many people it names.
    pub count: u32,
    /// `csv` or `print`.
    pub kind: String,
    /// The day every copy has to be destroyed by.
    pub destroy_by: DateTime<Utc>,
}
