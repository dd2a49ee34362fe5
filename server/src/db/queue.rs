//! The queue before SQLite's writing lock. SQLite lets whoever finds the lock free have it: a process that waits looks
//! ever less often, and one that writes without a pause takes the lock again between two looks, until the other gives
//! up with "database is locked". Here the next in line waits at a door of its own, which who has just written finds shut.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use sea_orm::{ConnAcquireErr, DbErr};
use tokio::time::{Instant, sleep};

use super::connect::BUSY;
use crate::files;

/// How often somebody before the door looks whether it is open.
const LOOK: Duration = Duration::from_millis(1);

/// The door, as one connection sees it.
#[derive(Debug)]
pub struct WriteQueue(File);

impl WriteQueue {
    /// The queue of the database in this file.
    ///
    /// # Errors
    /// When the file beside it, which is locked, cannot be made.
    pub fn of(database: &Path) -> Result<Self, DbErr> {
        let path = files::beside(database, "-queue");
        files::open_to_lock(&path).map(Self).map_err(|error| DbErr::Custom(format!("{}: {error}", path.display())))
    }

    /// Waits until nobody is before this one. Whoever is let in begins to write, and then drops the place.
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

/// The first place in the queue, until it is dropped.
#[derive(Debug)]
pub struct WriteTurn<'q>(&'q File);

impl Drop for WriteTurn<'_> {
    fn drop(&mut self) {
        if let Err(error) = self.0.unlock() {
            tracing::error!(%error, "the queue to write cannot be left");
        }
    }
}
