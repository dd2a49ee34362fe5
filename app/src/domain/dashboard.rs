//! What is held, in numbers alone: how many, until when, what went, what is overdue, which copies are out.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::language::LocalText;

/// So much of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// What: `registration-confirmed`, `subscription-pending`, `answers-sooner` …
    pub what: String,
    /// How many.
    pub count: u32,
    /// When the last of them goes.
    pub until: DateTime<Utc>,
}

/// What is held for one event or newsletter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldOf {
    /// Its sorts.
    pub parts: Vec<Holding>,
    /// How much was to be gone and is not.
    pub overdue: u32,
}

/// What went by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Of which event or newsletter.
    pub title: LocalText,
    /// Of which table.
    pub what: String,
    /// How many.
    pub count: u32,
    /// When.
    pub at: DateTime<Utc>,
}

/// What is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// Its path.
    pub path: String,
    /// Its title, if it has one yet.
    pub title: String,
}

/// A list that is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyOut {
    /// Its id.
    pub id: Uuid,
    /// The event.
    pub title: LocalText,
    /// Who took it; `None` on one's own page, or when the account is gone.
    pub who: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// How many people it names.
    pub count: u32,
    /// `csv` or `print`.
    pub kind: String,
    /// By when it is to be destroyed.
    pub destroy_by: DateTime<Utc>,
}
