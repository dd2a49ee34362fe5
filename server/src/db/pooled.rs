//! Writing on PostgreSQL: each piece of work is a transaction of the pool, in a task of its own. Once begun, it runs to
//! its end, even if the client hangs up.

use std::sync::Arc;

use sea_orm::error::ConnAcquireErr;
use sea_orm::{DatabaseConnection, DbErr};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::commits::Commits;
use super::connect::{ACQUIRE, CONNECTIONS};
use super::writer::{IN_TRANSACTION, Tx, begin};

/// How many transactions write at once: this leaves some connections for reading, also from inside a transaction.
const WRITERS: u32 = CONNECTIONS - 4;

/// What else may be going on during a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// Other transactions.
    Others,
    /// No other transaction.
    Nobody,
}

/// The pool, and a semaphore for writing.
#[derive(Clone, Debug)]
pub(super) struct Pooled {
    pool: DatabaseConnection,
    places: Arc<Semaphore>,
}

impl Pooled {
    pub(super) fn new(pool: DatabaseConnection) -> Self {
        Self { pool, places: Arc::new(Semaphore::new(WRITERS as usize)) }
    }

    /// Does `work` in a transaction. If the caller hangs up before it may start, nothing is done.
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
            // It belongs to the work, not to the caller.
            let _place = place;
            let tx = Arc::new(begin(&pool, with).await?);
            let worked = IN_TRANSACTION.scope((), work(tx.clone())).await;
            match (worked, tx.ended()) {
                (Ok(done), tx) => {
                    commits.count(&*tx?.commit().await?);
                    Ok(done)
                }
                (Err(error), tx) => {
                    if let Ok(tx) = tx {
                        // The failure is reported only once the locks are free.
                        drop(tx.conn.rollback().await);
                    }
                    Err(error)
                }
            }
        });
        task.await.map_err(|_| DbErr::Custom("the work panicked".to_owned()))?
    }
}
