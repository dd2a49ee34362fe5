//! The report of what was published.

use std::fmt;

use app::domain::reach::Reach;

/// What was published, for the operator to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    created: Vec<String>,
    changed: Vec<String>,
    unchanged: usize,
    mails: usize,
    reach: Reach,
}

/// The outcome of one draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishOutcome {
    /// It is new.
    Created,
    /// It existed and has changed.
    Changed,
    /// It existed and is unchanged.
    Unchanged,
}

impl Report {
    /// Notes an outcome.
    pub(in crate::actions) fn note(&mut self, what: &str, slug: &str, done: PublishOutcome) {
        let name = format!("{what} {slug}").trim_end().to_owned();
        match done {
            PublishOutcome::Created => self.created.push(name),
            PublishOutcome::Changed => self.changed.push(name),
            PublishOutcome::Unchanged => self.unchanged += 1,
        }
    }

    /// Notes queued mails.
    pub(in crate::actions) const fn mailed(&mut self, mails: usize) {
        self.mails += mails;
    }

    /// Notes who hears of a change.
    pub(in crate::actions) fn reached(&mut self, reach: Reach) {
        self.mails += usize::try_from(reach.emails).unwrap_or(usize::MAX);
        self.reach = reach;
    }

    /// Who hears of the last change.
    #[must_use]
    pub const fn reach(&self) -> Reach {
        self.reach
    }

    /// What is new.
    #[must_use]
    pub fn created(&self) -> &[String] {
        &self.created
    }

    /// What changed.
    #[must_use]
    pub fn changed(&self) -> &[String] {
        &self.changed
    }

    /// How many mails were queued.
    #[must_use]
    pub const fn mails(&self) -> usize {
        self.mails
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (what, names) in [("created", &self.created), ("changed", &self.changed)] {
            for name in names {
                writeln!(f, "{what} {name}")?;
            }
        }
        write!(f, "unchanged: {}, mails queued: {}", self.unchanged, self.mails)
    }
}
