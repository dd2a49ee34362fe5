//! Writing on PostgreSQL: each piece of work is a transaction of the pool, and a task of its own. What was begun goes on
//! to its end, though the one who asked for it has hung up.

use std::sync::Arc;

use sea_orm::error::ConnAcquireErr;
use sea_orm::{DatabaseConnection, DbErr};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::commits::Commits;
use super::connect::{ACQUIRE, CONNECTIONS};
use super::writer::{IN_TRANSACTION, Tx, begin};

/// How many transactions write at once: some connections are left to those who read, in the middle of one too.
const WRITERS: u32 = CONNECTIONS - 4;

/// How a transaction goes with the rotation of the epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// Beside others.
    Others,
    /// While no other is under way.
    Nobody,
}

/// The connections, and how many more of them may write.
#[derive(Clone, Debug)]
pub(super) struct Pooled {
    pool: DatabaseConnection,
    places: Arc<Semaphore>,
}

impl Pooled {
    pub(super) fn new(pool: DatabaseConnection) -> Self {
        Self { pool, places: Arc::new(Semaphore::new(WRITERS as usize)) }
    }

    /// Does `work` in a transaction. Whoever hangs up before there is a place has asked for nothing.
    pub(super) async fn write<T, E, W, F>(&self, commits: &Arc<Commits>, with: With, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbErr> + Send + 'static,
        W: FnOnce(Arc<Tx>) -> F + Send + 'static,
        F: Future<Output = Result<T, E>> + Send + 'static,
    {
        let place = timeout(ACQUIRE, self.places.clone().acquire_owned()).await;
        let place = place.ok().and_then(Result::ok).ok_or(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?;
        let (pool, commits) = (self.pool.clone(), commits.clone());
        let task = tokio::spawn(async move {
            // It belongs to the work, and not to whoever waits for it.
            let _place = place;
            let tx = Arc::new(begin(&pool, with).await?);
            let worked = IN_TRANSACTION.scope((), work(tx.clone())).await;
            let tx = tx.ended()?;
            match worked {
                Ok(done) => {
                    commits.count(&*tx.commit().await?);
                    Ok(done)
                }
                Err(error) => {
                    // Nobody learns that it failed before its locks are free.
                    drop(tx.conn.rollback().await);
                    Err(error)
                }
            }
        });
        task.await.map_err(|_| DbErr::Custom("the work panicked".to_owned()))?
    }
}
