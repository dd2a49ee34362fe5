//! Group commit on SQLite: everything that is waiting is done in one IMMEDIATE transaction, each piece of work under
//! its own savepoint. On a full disk only work that frees space is done.

use std::error::Error;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr, Statement};
use tokio::sync::{mpsc, oneshot};

use super::{Commits, IN_TRANSACTION, Pending, Tx, With, WriteQueue, begin};
use crate::db::trouble::{cause, no_room};
use crate::room::Room;

/// The most pieces of work that share a commit.
const BATCH: usize = 64;

/// A piece of work in the queue.
pub(super) struct Job {
    /// Whether it's done even on a full disk.
    makes_room: bool,
    work: Work,
}

/// Gets the transaction, or the reason why there is none; afterwards it's told whether it was committed.
type Work = Box<dyn FnOnce(Result<Arc<Tx>, DbErr>) -> BoxFuture<'static, Ran> + Send>;

struct Ran {
    keep: bool,
    /// The database's error, if that is why it's undone.
    cause: Option<DbErr>,
    tell: Box<dyn FnOnce(Option<DbErr>) + Send>,
}

impl Job {
    /// A piece of work, and where to send its result.
    pub(super) fn new<T, E, W, F>(work: W, makes_room: bool, tell: oneshot::Sender<Result<T, E>>) -> Self
    where
        T: Send + 'static,
        E: Error + From<DbErr> + Send + 'static,
        W: FnOnce(Arc<Tx>) -> F + Send + 'static,
        F: Future<Output = Result<T, E>> + Send + 'static,
    {
        let work: Work = Box::new(move |tx| {
            Box::pin(async move {
                let result = match tx {
                    Ok(tx) => IN_TRANSACTION.scope((), work(tx)).await,
                    Err(why) => Err(E::from(why)),
                };
                ran(result, tell)
            })
        });
        Self { makes_room, work }
    }
}

/// The result of a piece of work, kept back until the commit is known.
fn ran<T, E>(result: Result<T, E>, tell: oneshot::Sender<Result<T, E>>) -> Ran
where
    T: Send + 'static,
    E: Error + From<DbErr> + Send + 'static,
{
    Ran {
        keep: result.is_ok(),
        cause: result.as_ref().err().and_then(|error| cause(error)),
        tell: Box::new(move |failure| {
            let answer = match failure {
                Some(why) if result.is_ok() => Err(E::from(why)),
                _ => result,
            };
            // The caller may have gone away: what was committed stays committed.
            drop(tell.send(answer));
        }),
    }
}

/// SQLite's one writing connection, and its queue with other processes.
pub(super) struct Serial {
    pub(super) writer: DatabaseConnection,
    pub(super) queue: WriteQueue,
}

/// Does everything in the queue.
pub(super) async fn write_all(serial: Serial, mut jobs: mpsc::Receiver<Job>, commits: Arc<Commits>, room: Arc<Room>) {
    let mut batch = Vec::with_capacity(BATCH);
    while jobs.recv_many(&mut batch, BATCH).await > 0 {
        let is_rationed = room.is_rationed();
        let refused = batch.extract_if(.., |job| is_rationed && !job.makes_room).collect();
        refuse(refused, &no_room()).await;
        let mut waiting = std::mem::take(&mut batch).into_iter();
        let mut done = Vec::with_capacity(waiting.len());
        if waiting.len() == 0 {
            continue;
        }
        let failure = write_batch(&serial, &commits, &mut waiting, &mut done).await.err();
        for ran in done {
            (ran.tell)(failure.clone());
        }
        if let Some(why) = failure {
            refuse(waiting.collect(), &why).await;
        }
    }
}

/// Tells work that wasn't begun why it won't be.
async fn refuse(jobs: Vec<Job>, why: &DbErr) {
    for job in jobs {
        ((job.work)(Err(why.clone())).await.tell)(None);
    }
}

/// Does everything that waits in one transaction. On an error nothing is written, and work not begun still waits.
async fn write_batch(
    serial: &Serial,
    commits: &Commits,
    waiting: &mut impl Iterator<Item = Job>,
    done: &mut Vec<Ran>,
) -> Result<(), DbErr> {
    let place = serial.queue.enter().await?;
    let tx = begin(&serial.writer, With::Others).await?;
    drop(place);
    let done_in_all = tx.done.clone();
    let written = write_in(tx, waiting, done).await;
    commits.count(&done_in_all);
    if written.is_err() {
        renew(&serial.writer).await;
    }
    written
}

async fn write_in(tx: Tx, waiting: &mut impl Iterator<Item = Job>, done: &mut Vec<Ran>) -> Result<(), DbErr> {
    let tx = Arc::new(tx);
    let mut apart = "SAVEPOINT work";
    let mut kept: Vec<Pending> = Vec::new();
    for job in waiting {
        tx.conn.execute_raw(Statement::from_string(DbBackend::Sqlite, apart)).await?;
        let ran = AssertUnwindSafe((job.work)(Ok(tx.clone()))).catch_unwind().await;
        let keep = matches!(&ran, Ok(Ran { keep: true, .. }));
        let cause = ran.as_ref().ok().and_then(|ran| ran.cause.clone());
        // Work that panicked has dropped its end of the channel: the caller gets an error.
        done.extend(ran.ok());
        let pending = tx.endings.take();
        if keep {
            kept.push(pending.commits());
        } else if let Err(error) = tx.conn.execute_unprepared("ROLLBACK TO work").await {
            // SQLite has rolled everything back itself. Only that work was told why; the others need to know too.
            return Err(cause.unwrap_or(error));
        }
        // Two statements in one call, as every call is a trip to the connection's thread.
        apart = "RELEASE work; SAVEPOINT work";
    }
    // The commit releases the last savepoint.
    tx.ended()?.conn.commit().await?;
    kept.into_iter().for_each(Pending::committed);
    Ok(())
}

/// Reopens the writer's connection. SQLite rolls back some transactions itself, e.g. when the disk is full; SQLx
/// (0.9.0) still believes the connection to be in that transaction, and whatever it begins later is DEFERRED.
async fn renew(writer: &DatabaseConnection) {
    if let Ok(connection) = writer.get_sqlite_connection_pool().acquire().await
        && let Err(error) = connection.close().await
    {
        tracing::warn!(%error, "a connection to the database did not close well");
    }
}
