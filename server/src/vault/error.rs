//! What can go wrong with keys and sealed values, in sentences for the operator. None names a person or a key.

use std::{io, path::PathBuf};

/// A failure of the keyring or of a sealed value.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// There is no keyring, and none may be made.
    #[error(
        "There is no keyring at {0}. Without it nothing in the database can be read. \
         Put the file back, or set ONPURPOSE_KEYRING to where it is."
    )]
    Missing(PathBuf),
    /// The keyring could be read by other users of the machine.
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
        /// What is wrong in it; never a part of its content.
        reason: &'static str,
    },
    /// The file could not be read or written.
    #[error("The keyring {path} cannot be used: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The key of this epoch is not in the keyring: destroyed, or never made here.
    #[error("The keyring has no key for epoch {0}.")]
    UnknownEpoch(i32),
    /// An epoch below the newest cannot be added: its number was used and destroyed.
    #[error("Epoch {asked} cannot be added: the keyring is at epoch {newest} already.")]
    PastEpoch {
        /// The number asked for.
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
    /// The system has no randomness to give.
    #[error("The system gives no random bytes.")]
    Random,
}
