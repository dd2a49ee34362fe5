//! What is wrong with a draft: every fault with its key, and in a file its line.

use std::fmt;

use app::domain::why::Why;

use crate::actions::Failure;

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its position.
    pub mark: SourcePosition,
    /// The reason.
    pub why: Why,
}

/// A position in a file or a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourcePosition {
    /// The line, counted from 1; 0 in a form.
    pub line: usize,
    /// The key, including its tables in a file, such as `event.purpose.statement`; empty where there's none.
    pub key: String,
}

impl SourcePosition {
    /// An input of a form.
    #[must_use]
    pub fn input(name: &str) -> Self {
        Self { line: 0, key: name.to_owned() }
    }

    /// A fault at this position.
    #[must_use]
    pub fn fault(&self, why: impl Into<Why>) -> Fault {
        Fault { mark: self.clone(), why: why.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SourcePosition { line, key } = &self.mark;
        let comma = if key.is_empty() { "" } else { ", " };
        write!(f, "line {line}{comma}{key}: {}", self.why)
    }
}

/// Why something wasn't published. None of it was written.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The text has faults.
    #[error("{}", .0.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n"))]
    Refused(Vec<Fault>),
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

from_database!(PublishError);
