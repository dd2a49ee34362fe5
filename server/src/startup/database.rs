//! Finds out what is where the database should be, and tells the operator if that isn't one.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use migrations::{Migrator, MigratorTrait as _};
use secrecy::ExposeSecret as _;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use url::Url;

use super::StartError;
use crate::config::Config;
use crate::db::Trouble;
use crate::db::look::{self, DatabaseFault, Holds};

/// How long a start waits for the whole file to be read. For a larger one, reading continues while the site answers.
const CHECK_TIMEOUT: Duration = Duration::from_millis(100);

/// The database that was found.
pub(super) struct DatabaseFound {
    file: Option<PathBuf>,
    /// Where it is, without user and password.
    pub(super) name: String,
    keyring: Option<PathBuf>,
}

impl DatabaseFound {
    /// Looks at where the database should be.
    pub(super) fn of(config: &Config) -> Self {
        Self {
            file: look::file_of(config.database_url.expose_secret()),
            name: named(config),
            // Checked before the database, as another first start creates it after that.
            keyring: Some(config.keyring.clone()).filter(|path| path.exists()),
        }
    }

    /// Finds out what it holds, before anything is done to it.
    ///
    /// # Errors
    /// When it isn't ours, of a later version, or empty where it shouldn't be.
    pub(super) async fn holds(&self, config: &Config) -> Result<Holds, StartError> {
        let holds = if self.file.as_ref().is_some_and(|file| !file.exists()) {
            Holds::Nothing
        } else {
            let connections = look::connect_to_read(config.database_url.expose_secret()).await?;
            let holds = look::holds(&connections.reader, &migrations()).await;
            connections.reader.close().await?;
            holds?
        };
        let database = self.name.clone();
        match (holds, self.keyring.clone()) {
            (Holds::Nothing, Some(keyring)) => Err(StartError::NoDatabase { database, keyring }),
            (Holds::Foreign(table), _) => Err(StartError::ForeignDatabase { database, table }),
            (Holds::Newer, _) => Err(StartError::NewerDatabase(database)),
            (holds, _) => Ok(holds),
        }
    }

    /// Explains a database with wrong content.
    pub(super) fn explain(self, error: StartError) -> StartError {
        if Trouble::of(&error) != Trouble::Damaged {
            return error;
        }
        match self.file.map(|file| (look::fault_of(&file), file)) {
            Some((DatabaseFault::NoDatabase, file)) => StartError::NotADatabase(file),
            Some((DatabaseFault::CutShort, file)) => StartError::CutShort(file),
            Some((DatabaseFault::Damaged, _)) | None => StartError::Damaged(self.name),
        }
    }
}

/// The names of all migrations there are.
fn migrations() -> Vec<String> {
    Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect()
}

/// Where the database is, without user and password.
fn named(config: &Config) -> String {
    let url = config.database_url.expose_secret();
    if let Some(file) = look::file_of(url) {
        return file.display().to_string();
    }
    let url = Url::parse(url).ok();
    url.map_or_else(String::new, |url| format!("{}{}", url.host_str().unwrap_or_default(), url.path()))
}

/// Reads a SQLite file from end to end, alongside the start.
pub(super) struct Whole {
    damaged: Arc<AtomicBool>,
    reading: Option<JoinHandle<()>>,
}

impl Whole {
    /// Begins to read; a new database doesn't need it.
    pub(super) fn look(url: &str, is_new: bool) -> Self {
        let damaged = Arc::new(AtomicBool::new(false));
        let is_read = !is_new && look::file_of(url).is_some();
        let (url, found) = (url.to_owned(), damaged.clone());
        let reading = async move {
            // If it can't be read now, that shows elsewhere.
            if matches!(look::is_whole(&url).await, Ok(false)) {
                tracing::error!("the database is damaged: put back its newest backup, see docs/operators.md");
                found.store(true, Ordering::Release);
            }
        };
        Self { damaged, reading: is_read.then(|| tokio::spawn(reading)) }
    }

    /// Waits a little. `None` if damage was found; otherwise the flag that will show it.
    pub(super) async fn wait(self) -> Option<Arc<AtomicBool>> {
        if let Some(reading) = self.reading {
            drop(timeout(CHECK_TIMEOUT, reading).await);
        }
        let is_damaged = self.damaged.load(Ordering::Acquire);
        (!is_damaged).then_some(self.damaged)
    }
}
