//! What can go wrong below an action and is nobody's fault who asked. Expected refusals are variants of small enums
//! beside each action, which wrap this one.

use crate::db::DbErr;
use crate::db::Trouble;
use crate::vault::VaultError;
use crate::vault::journal::JournalError;

/// Lets `?` turn an error of the database into an enum that wraps a [`Failure`].
macro_rules! from_database {
    ($error:ty) => {
        impl From<crate::db::DbErr> for $error {
            fn from(error: crate::db::DbErr) -> Self {
                $crate::actions::Failure::from(error).into()
            }
        }
    };
}

/// Something below failed: nothing was changed. Logged once where it is turned into an answer; never shown.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The database refused.
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// A key is missing or a sealed value does not open.
    #[error("vault: {0}")]
    Vault(#[from] VaultError),
    /// The journal cannot be written.
    #[error("journal: {0}")]
    Journal(#[from] JournalError),
    /// A mail file cannot be unlinked.
    #[error("mail folder: {0}")]
    MailFolder(#[from] std::io::Error),
    /// Something stored is not what it should be.
    #[error("stored data: {0}")]
    Stored(&'static str),
}

impl Failure {
    /// What kind of trouble it is.
    #[must_use]
    pub fn trouble(&self) -> Trouble {
        Trouble::of(self)
    }
}
