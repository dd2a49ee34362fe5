//! The subcommands: each calls actions and writes the result for the operator. They work alongside a running server.

pub mod bounce;
pub mod clock;
#[cfg(feature = "samples")]
pub mod demo;
pub mod dkim;
pub mod expire;
pub mod import;
pub mod keys;
pub mod mailcheck;
pub mod newsletter;
pub mod organiser;
pub mod verify;

use std::io::{self, Write};
use std::path::PathBuf;

use crate::actions::Failure;
use crate::actions::import::ImportError;
use crate::clock::guard::Doubt;
use crate::vault::dkim::DkimError;

/// Reports what a check leaves to the next start.
fn say_waiting(waiting: usize, out: &mut impl Write) -> io::Result<()> {
    match waiting {
        0 => Ok(()),
        _ => writeln!(out, "{waiting} entries of the journal are not in the database: the next start does them again."),
    }
}

/// Why a command wasn't done. The sentence goes to stderr; the process exits with 1.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// Something below failed.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// The result can't be written.
    #[error("The result cannot be written: {0}")]
    Output(#[from] io::Error),
    /// A check found something wrong.
    #[error("{0}")]
    Wrong(String),
    /// The clock isn't believed.
    #[error(transparent)]
    Clock(#[from] Doubt),
    /// The keys that sign mails can't be made or changed.
    #[error(transparent)]
    Dkim(#[from] DkimError),
    /// A file can't be read.
    #[error("{path} cannot be read: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The file has faults, or something below failed.
    #[error("{path} was not imported, and nothing was changed:\n{source}")]
    NotImported {
        /// The file.
        path: PathBuf,
        /// Every fault, one per line.
        source: ImportError,
    },
}
