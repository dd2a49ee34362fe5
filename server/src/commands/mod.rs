//! The subcommands: each calls actions and writes what they found for the operator. They work beside a running server.

pub mod expire;
pub mod keys;

use std::io;

use crate::actions::Failure;

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
}
