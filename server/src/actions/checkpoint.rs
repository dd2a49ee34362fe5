//! Removes erased data from disk: mail files without a row, and SQLite's write-ahead log, which still has old pages.

use std::time::Duration;

use secrecy::ExposeSecret as _;

use crate::db::connect::{self, WriteAheadLog};
use crate::db::expiry::TABLES;
use crate::db::outbox;
use crate::site::Site;

use super::Failure;

/// How many files are looked up at once.
const BATCH: usize = 500;
/// The first wait while something blocks the checkpoint; each one after it is twice as long.
const FIRST_RETRY: Duration = Duration::from_millis(20);
/// The longest wait.
const LONGEST: Duration = Duration::from_secs(1);

/// Unlinks the mail files whose row is gone. Returns how many there were.
///
/// # Errors
/// When a file can't be unlinked.
pub async fn files(site: &Site) -> Result<usize, Failure> {
    let mut unlinked = 0;
    for ids in site.transport.filed().await?.chunks(BATCH) {
        let kept = outbox::remembered(site.db.read(), ids).await?;
        for id in ids.iter().filter(|id| !kept.contains(id)) {
            site.transport.remove(*id).await?;
            unlinked += 1;
        }
    }
    Ok(unlinked)
}

/// SQLite's write-ahead log, on its own connection.
#[derive(Debug)]
pub struct Wal(Option<WriteAheadLog>);

impl Wal {
    /// Opens the connection.
    ///
    /// # Errors
    /// When the database can't be opened.
    pub async fn open(site: &Site) -> Result<Self, Failure> {
        Ok(Self(WriteAheadLog::open(site.config.database_url.expose_secret()).await?))
    }

    /// Truncates the log, retrying until nothing blocks it. PostgreSQL manages its own.
    pub async fn truncate(&self) -> Result<(), Failure> {
        let Some(log) = &self.0 else { return Ok(()) };
        let mut wait = FIRST_RETRY;
        while !log.truncate().await? {
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(LONGEST);
        }
        Ok(())
    }
}

/// Lets PostgreSQL overwrite the space of erased rows. SQLite has already overwritten it.
pub async fn vacuum(site: &Site) -> Result<(), Failure> {
    let tables: Vec<_> = TABLES.iter().map(|(table, _)| *table).chain(["picture"]).collect();
    Ok(connect::vacuum(site.config.database_url.expose_secret(), &tables).await?)
}
