//! The subcommands: each calls actions and writes what they found for the operator. They work beside a running server.

pub mod clock;
#[cfg(feature = "samples")]
pub mod demo;
pub mod expire;
pub mod import;
pub mod keys;
pub mod organiser;
pub mod verify;

use std::io::{self, Write};
use std::path::PathBuf;

use crate::actions::Failure;
use crate::actions::import::ImportError;
use crate::clock::guard::Doubt;

/// Says what a check leaves to the next start.
fn say_waiting(waiting: usize, out: &mut impl Write) -> io::Result<()> {
    match waiting {
        0 => Ok(()),
        _ => writeln!(out, "{waiting} entries of the journal are not in the database: the next start does them again."),
    }
}

/// Why a command was not done. The sentence goes to stderr; the process ends with 1.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// Something below failed.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// What was found cannot be written.
    #[error("The result cannot be written: {0}")]
    Output(#[from] io::Error),
    /// A check found something wrong.
    #[error("{0}")]
    Wrong(String),
    /// The clock is not believed.
    #[error(transparent)]
    Clock(#[from] Doubt),
    /// A file cannot be read.
    #[error("{path} cannot be read: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is at fault, or something below failed.
    #[error("{path} was not imported, and nothing was changed:\n{source}")]
    NotImported {
        /// The file.
        path: PathBuf,
        /// Every fault, one to a line.
        source: ImportError,
    },
}
