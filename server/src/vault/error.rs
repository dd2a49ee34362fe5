//! Errors of keys and sealed values, in sentences for the operator. None names a person or a key.

use std::{io, path::PathBuf};

/// An error of the keyring or of a sealed value.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// There is no keyring, and none may be created.
    #[error(
        "There is no keyring at {0}. Without it nothing in the database can be read. \
         Put the file back, or set ONPURPOSE_KEYRING to where it is."
    )]
    Missing(PathBuf),
    /// Other users of the machine can read the keyring.
    #[error("Other users of this machine can read the keyring {0}. Run: chmod 600 {0}")]
    Exposed(PathBuf),
    /// The file is not a keyring, or it was changed or cut short.
    #[error(
        "The file {path} is not a whole keyring: {reason}. Put back the copy that you keep of it, or set \
         ONPURPOSE_KEYRING to where it is; a new one cannot open the data."
    )]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong in it; never any of its content.
        reason: &'static str,
    },
    /// The file couldn't be read or written.
    #[error("The keyring {path} cannot be used: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The keyring has no key for this epoch: it was destroyed, or never existed here.
    #[error("The keyring has no key for epoch {0}.")]
    UnknownEpoch(i32),
    /// An epoch below the newest can't be added: its number was used, and its key destroyed.
    #[error("Epoch {asked} cannot be added: the keyring is at epoch {newest} already.")]
    PastEpoch {
        /// The number to be added.
        asked: i32,
        /// The newest number in the keyring.
        newest: i32,
    },
    /// The newest key is always in use.
    #[error("Epoch {0} is the newest one; its key cannot be destroyed.")]
    NewestEpoch(i32),
    /// The value was changed, or sealed for another table, column, record or purpose.
    #[error("A sealed value does not open here: it was changed or moved, or the keyring is another one.")]
    DoesNotOpen,
    /// The value is over 4 GiB.
    #[error("The value is too long to be sealed.")]
    TooLong,
    /// The system has no random bytes.
    #[error("The system gives no random bytes.")]
    Random,
}
