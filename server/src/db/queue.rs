//! The queue for SQLite's write lock. SQLite gives the lock to whoever finds it free: a waiting process checks less and
//! less often, and one that writes without a pause takes it again between two checks, until the other gives up with
//! "database is locked". Here the next in line waits at a separate door, shut for the one that has just written.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use sea_orm::{ConnAcquireErr, DbErr};
use tokio::time::{Instant, sleep};

use super::connect::BUSY;
use crate::files;

/// How often to check whether the door is open.
const LOOK: Duration = Duration::from_millis(1);

/// The door, as seen by one connection.
#[derive(Debug)]
pub struct WriteQueue(File);

impl WriteQueue {
    /// The queue of the database in this file.
    ///
    /// # Errors
    /// When the lock file next to it can't be created.
    pub fn of(database: &Path) -> Result<Self, DbErr> {
        let path = files::beside(database, "-queue");
        files::open_to_lock(&path).map(Self).map_err(|error| DbErr::Custom(format!("{}: {error}", path.display())))
    }

    /// Waits until it's this connection's turn. The caller then begins to write, and drops the turn.
    ///
    /// # Errors
    /// When it takes longer than a statement waits for a lock.
    pub async fn enter(&self) -> Result<WriteTurn<'_>, DbErr> {
        let begun = Instant::now();
        loop {
            match self.0.try_lock() {
                Ok(()) => return Ok(WriteTurn(&self.0)),
                Err(TryLockError::WouldBlock) if begun.elapsed() < BUSY => sleep(LOOK).await,
                Err(TryLockError::WouldBlock) => return Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
                Err(TryLockError::Error(error)) => return Err(DbErr::Custom(format!("the queue to write: {error}"))),
            }
        }
    }
}

/// The first position in the queue, until it's dropped.
#[derive(Debug)]
pub struct WriteTurn<'q>(&'q File);

impl Drop for WriteTurn<'_> {
    fn drop(&mut self) {
        if let Err(error) = self.0.unlock() {
            tracing::error!(%error, "the queue to write cannot be left");
        }
    }
}
