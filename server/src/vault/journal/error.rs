//! Errors of the journal, in sentences for the operator.

use std::io;
use std::path::PathBuf;

/// An error of the journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// A line before the last is unreadable: entries may be lost, and a person must decide what to do.
    #[error(
        "Line {line} of the journal {path} is broken. The journal keeps erased people erased: \
         put back the newest good copy of it."
    )]
    Broken {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
    },
    /// It isn't a journal, or isn't complete.
    #[error(
        "The journal {path} {why}. Put back the newest copy of it; if there is none, do what docs/operators.md says under \
         \"A lost journal\"."
    )]
    NoJournal {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        why: &'static str,
    },
    /// It belongs to another installation.
    #[error(
        "The journal {0} belongs to another keyring: it is of another installation. Put back this one's newest copy; if \
         there is none, do what docs/operators.md says under \"A lost journal\"."
    )]
    Foreign(PathBuf),
    /// Its end is missing.
    #[error(
        "The journal {path} was cut short or damaged after entry {last}, and the database knows entry {mark}. Put back the \
         newest copy of it; if there is none, do what docs/operators.md says under \"A lost journal\"."
    )]
    CutShort {
        /// The file.
        path: PathBuf,
        /// The last entry that can be read.
        last: i64,
        /// The entry the database knows of.
        mark: i64,
    },
    /// The file couldn't be read or written.
    #[error("The journal {path} cannot be used: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
}
