//! Failures below an action that aren't the caller's fault. Expected refusals are variants of small enums next to each
//! action, which wrap this one.

use crate::db::{DbErr, Trouble};
use crate::vault::VaultError;
use crate::vault::journal::JournalError;

/// Lets `?` turn a database error into an enum that wraps a [`Failure`].
macro_rules! from_database {
    ($error:ty) => {
        impl From<crate::db::DbErr> for $error {
            fn from(error: crate::db::DbErr) -> Self {
                $crate::actions::Failure::from(error).into()
            }
        }
    };
}

/// A failure below: nothing was changed. Logged once where it's turned into an answer; never shown.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The database refused.
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// A key is missing or a sealed value can't be opened.
    #[error("vault: {0}")]
    Vault(#[from] VaultError),
    /// The journal can't be written.
    #[error("journal: {0}")]
    Journal(#[from] JournalError),
    /// A mail file can't be unlinked.
    #[error("mail folder: {0}")]
    MailFolder(#[from] std::io::Error),
    /// Stored data isn't what it should be.
    #[error("stored data: {0}")]
    Stored(&'static str),
}

impl Failure {
    /// The kind of trouble.
    #[must_use]
    pub fn trouble(&self) -> Trouble {
        Trouble::of(self)
    }
}
