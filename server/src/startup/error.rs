//! Why the start is refused, in sentences for the operator.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::actions::Failure;
use crate::db::DbErr;
use crate::mail::signing::SignerError;
use crate::mail::transport::TransportError;
use crate::vault::VaultError;
use crate::vault::dkim::DkimError;
use crate::vault::journal::JournalError;
use crate::vault::lock::LockError;

/// Why the start is refused.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder doesn't exist and can't be created.
    #[error("The folder {folder} cannot be made: {source}. Set ONPURPOSE_DATA_DIR to a folder that can be written to.")]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// Another server uses the folder.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// Another server uses the database.
    #[error(
        "Another Onpurpose server is using this database. Stop it first, \
         or set ONPURPOSE_DATABASE_URL to another database."
    )]
    DatabaseHeld,
    /// The database can't be reached, or refuses.
    #[error("The database cannot be used: {0}. Look at ONPURPOSE_DATABASE_URL.")]
    Database(#[from] DbErr),
    /// The schema can't be brought up to date.
    #[error("The database cannot be brought up to date: {0}.")]
    Migration(#[source] DbErr),
    /// There is no database, or an empty one, but there are files that belong to one.
    #[error(
        "There is no database at {database}, or nothing is in it, and its keyring is at {keyring}. Put back the newest \
         backup of the database, or set ONPURPOSE_DATABASE_URL to where it is. To start again without anything that was \
         held, move keyring and journal away first."
    )]
    NoDatabase {
        /// Where it should be.
        database: String,
        /// The file that is there.
        keyring: PathBuf,
    },
    /// There is nothing to check.
    #[error(
        "There is nothing to check: {0} is not there, or nothing is in it. Look at ONPURPOSE_DATA_DIR and ONPURPOSE_DATABASE_URL."
    )]
    NothingThere(String),
    /// The database's file isn't a database.
    #[error(
        "The file {0} is no SQLite database: it is another file, or its beginning was overwritten. Set \
         ONPURPOSE_DATABASE_URL to where the database is, or put back its newest backup, and delete the files beside it \
         whose names end in -wal and -shm."
    )]
    NotADatabase(PathBuf),
    /// The database belongs to another program.
    #[error(
        "The database {database} is of another program: it holds tables that are not Onpurpose's, such as {table}. Set \
         ONPURPOSE_DATABASE_URL to a database of its own."
    )]
    ForeignDatabase {
        /// Where it is.
        database: String,
        /// One of its tables.
        table: String,
    },
    /// The database's file is cut short.
    #[error(
        "The database {0} was cut short: its file ends before it should. Put back its newest backup, and delete the files \
         beside it whose names end in -wal and -shm; keep keyring and journal as they are."
    )]
    CutShort(PathBuf),
    /// The database has impossible content.
    #[error(
        "The database {0} is damaged. Put back its newest backup (where it is a file, delete those beside it whose names \
         end in -wal and -shm); keep keyring and journal as they are."
    )]
    Damaged(String),
    /// The schema is from a later version.
    #[error(
        "The database {0} was last used by a newer Onpurpose, and this one does not know all that is in it. Use that \
         version, or put back the backup from before it."
    )]
    NewerDatabase(String),
    /// The schema is from an earlier version, and nothing may be changed now.
    #[error(
        "The database {0} was last used by an older Onpurpose, and a check changes nothing. Start the server or run \
         `onpurpose migrate` first."
    )]
    OlderDatabase(String),
    /// The keyring is missing, broken, or can't be used.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The keyring belongs to another database.
    #[error(
        "The keyring {0} belongs to another database; it opens nothing in this one. \
         Put back the keyring of this database, or set ONPURPOSE_KEYRING to where it is. \
         If it is the database that was put back from elsewhere, put back its own."
    )]
    OtherKeyring(PathBuf),
    /// The keyring is older than the database.
    #[error(
        "The keyring {path} is an old copy: it has no key for epoch {epoch}, which the database uses now. \
         Put back the newest copy."
    )]
    OldKeyring {
        /// The keyring.
        path: PathBuf,
        /// The epoch without a key.
        epoch: i32,
    },
    /// There is no journal.
    #[error(
        "There is no journal at {path}; the database knows its entries up to {mark}. Put back the newest copy. Without it, a \
         restored backup would bring erased people back and forget who unsubscribed; if there is no copy, do what \
         docs/operators.md says under \"A lost journal\"."
    )]
    NoJournal {
        /// Where it should be.
        path: PathBuf,
        /// The number in the database.
        mark: i64,
    },
    /// The journal is older than the database.
    #[error(
        "The journal {path} ends at entry {last}, and the database knows entry {mark}: it is an old copy, or its end was \
         cut off. Put back the newest copy. Without it, a restored backup would bring erased people back and forget \
         who unsubscribed; if there is no newer copy, do what docs/operators.md says under \"A lost journal\"."
    )]
    OldJournal {
        /// The journal.
        path: PathBuf,
        /// Its last number.
        last: i64,
        /// The number in the database.
        mark: i64,
    },
    /// The journal is broken, or can't be used.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The relay's setting is wrong, or the folder for mails can't be created.
    #[error("Mails cannot be sent: {0}. Look at ONPURPOSE_SMTP_URL and ONPURPOSE_SMTP_CA_FILE.")]
    Mail(#[from] TransportError),
    /// The keys that sign mails are damaged, or can't be used.
    #[error(transparent)]
    Dkim(#[from] DkimError),
    /// The keys that sign mails aren't keys.
    #[error(
        "The keys in {path} cannot sign mails: {source}. Put back a copy of the file, or move it away and run \
         `onpurpose dkim new`, which makes new keys whose records must be published."
    )]
    Signer {
        /// The file.
        path: PathBuf,
        /// What is wrong with them.
        source: SignerError,
    },
    /// Something below failed.
    #[error("The start failed: {0}")]
    Failure(#[from] Failure),
    /// The organisation's settings are missing.
    #[error(
        "Production needs to know who runs the site. Write an [organisation] table into a file \
         and run: onpurpose import FILE.toml"
    )]
    NoOrganisation,
    /// The address is in use or not allowed.
    #[error("Onpurpose cannot listen on {address}: {source}. Set ONPURPOSE_LISTEN to another address.")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The system's error.
        source: io::Error,
    },
}
