//! The one way to write. On SQLite all writes go through one connection: whatever is waiting is done in one IMMEDIATE
//! transaction, each piece of work under a savepoint of its own, so that one durable commit acknowledges many
//! (group commit). On PostgreSQL each piece of work is a transaction of the pool, see [`super::pooled`].

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use app::domain::event::Event;
use app::domain::newsletter::Newsletter;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use sea_orm::{
    ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait as _,
};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::commits::Commits;
use super::connect::Connections;
use super::endings::{Endings, Lost, Pending};
use super::pooled::{Pooled, With};
use super::queue::Queue;
use super::records::Kind;
use super::{contents, epochs};

/// How many pieces of work share one commit at most.
const BATCH: usize = 64;

/// The database of one process.
#[derive(Clone, Debug)]
pub struct Db {
    reader: DatabaseConnection,
    writer: Writer,
    commits: Arc<Commits>,
}

/// A transaction in progress, with the epoch that it seals under. The epoch cannot turn while it lasts.
#[derive(Debug)]
pub struct Tx {
    /// The connection for the queries.
    pub conn: DatabaseTransaction,
    /// The current epoch.
    pub epoch: i32,
    is_publishing: Arc<AtomicBool>,
    events: Mutex<HashMap<Uuid, Event>>,
    // Behind the connection: it is rolled back before anybody hears of it.
    endings: Endings,
}

impl Tx {
    /// Commits. Returns whether it changed what is published.
    pub(super) async fn commit(self) -> Result<bool, DbErr> {
        let is_publishing = self.is_publishing.load(Ordering::Acquire);
        let pending = self.endings.take().commits();
        self.conn.commit().await?;
        pending.committed();
        Ok(is_publishing)
    }

    /// Says that this transaction changes what is published: events and wordings, as forms are read by. Said before
    /// the change is written.
    pub fn publishes(&self) {
        self.is_publishing.store(true, Ordering::Release);
        self.events().clear();
    }

    /// Has `hears` called if this work is not known to be committed in the end: for what it did outside the database.
    pub fn if_lost(&self, hears: impl FnOnce(Lost) + Send + 'static) {
        self.endings.add(Box::new(hears));
    }

    /// The event of a purpose, whose room nobody else counts until the transaction ends. Read once for all work that
    /// shares the commit.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn lock_event(&self, purpose: Uuid) -> Result<Option<Event>, DbErr> {
        if let Some(event) = self.events().get(&purpose).cloned() {
            return Ok(Some(event));
        }
        let event = contents::lock_event(&self.conn, purpose).await?;
        // What publishes may be undone, and what it published with it.
        if let Some(event) = event.clone().filter(|_| !self.is_publishing.load(Ordering::Acquire)) {
            self.events().insert(purpose, event);
        }
        Ok(event)
    }

    /// Locks what a record is for until the transaction ends: its event or its newsletter.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn lock(&self, kind: Kind, purpose: Uuid) -> Result<(Option<Event>, Option<Newsletter>), DbErr> {
        Ok(match kind {
            Kind::Registration => (self.lock_event(purpose).await?, None),
            Kind::Subscription => (None, contents::lock_newsletter(&self.conn, purpose).await?),
        })
    }

    fn events(&self) -> MutexGuard<'_, HashMap<Uuid, Event>> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Clone, Debug)]
enum Writer {
    Serial(mpsc::Sender<Job>),
    Pool(Pooled),
}

/// A piece of work: done in the transaction, or told why there is none; told afterwards whether it was committed.
type Job = Box<dyn for<'t> FnOnce(Result<&'t Tx, String>) -> BoxFuture<'t, Ran> + Send>;

struct Ran {
    keep: bool,
    tell: Box<dyn FnOnce(Option<String>) + Send>,
}

impl Db {
    /// A database over these connections. On SQLite a task is started that does the writing.
    #[must_use]
    pub fn new(connections: Connections) -> Self {
        let Connections { reader, writer, queue } = connections;
        let commits = Arc::new(Commits::default());
        let writer = match queue {
            Some(queue) => {
                let (jobs, waiting) = mpsc::channel(4096);
                tokio::spawn(write_all(Serial { writer, queue }, waiting, commits.clone()));
                Writer::Serial(jobs)
            }
            None => Writer::Pool(Pooled::new(writer)),
        };
        Self { reader, writer, commits }
    }

    /// For reading.
    #[must_use]
    pub const fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Counts this process's commits: what was read at an older count may be out of date.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.commits.all.load(Ordering::Acquire)
    }

    /// Counts those of them that changed what is published, see [`Tx::publishes`].
    #[must_use]
    pub fn published(&self) -> u64 {
        self.commits.publishing.load(Ordering::Acquire)
    }

    /// Does `work` in a transaction. When this returns `Ok`, it is durable; on `Err` nothing of it was written. Whoever
    /// stops waiting for it does not stop it.
    ///
    /// # Errors
    /// What `work` returns, or that the database refused.
    pub async fn write<T, E, W>(&self, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbErr> + Send + 'static,
        W: for<'t> FnOnce(&'t Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        self.write_with(With::Others, work).await
    }

    /// The same, and how it goes with others: the turn of the epoch writes with nobody, in any process. It waits its
    /// turn, and whoever asks later waits for it.
    ///
    /// # Errors
    /// What `work` returns, or that the database refused.
    pub async fn write_with<T, E, W>(&self, with: With, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbErr> + Send + 'static,
        W: for<'t> FnOnce(&'t Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        match &self.writer {
            Writer::Serial(queue) => {
                let (tell, told) = oneshot::channel();
                let job: Job = Box::new(move |tx| {
                    Box::pin(async move {
                        let result = match tx {
                            Ok(tx) => work(tx).await,
                            Err(why) => Err(E::from(DbErr::Custom(why))),
                        };
                        ran(result, tell)
                    })
                });
                queue.send(job).await.map_err(|_| DbErr::Custom("the writer has stopped".to_owned()))?;
                told.await.map_err(|_| DbErr::Custom("the work panicked".to_owned()))?
            }
            Writer::Pool(pool) => pool.write(&self.commits, with, work).await,
        }
    }
}

/// The result of a piece of work, kept back until the commit is known.
fn ran<T, E>(result: Result<T, E>, tell: oneshot::Sender<Result<T, E>>) -> Ran
where
    T: Send + 'static,
    E: From<DbErr> + Send + 'static,
{
    Ran {
        keep: result.is_ok(),
        tell: Box::new(move |failure| {
            let answer = match failure {
                Some(why) if result.is_ok() => Err(E::from(DbErr::Custom(why))),
                _ => result,
            };
            // The asker may have gone away: what was committed stays committed.
            drop(tell.send(answer));
        }),
    }
}

/// Begins a transaction, in an epoch that cannot turn until it ends.
pub(super) async fn begin(writer: &DatabaseConnection, with: With) -> Result<Tx, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let conn = writer.begin_with_options(options).await?;
    epochs::hold(&conn, with == With::Nobody).await?;
    let epoch = epochs::current(&conn).await?;
    Ok(Tx { conn, epoch, is_publishing: Arc::default(), events: Mutex::default(), endings: Endings::default() })
}

/// SQLite's one writing connection, and where it waits for other processes.
struct Serial {
    writer: DatabaseConnection,
    queue: Queue,
}

async fn write_all(serial: Serial, mut jobs: mpsc::Receiver<Job>, commits: Arc<Commits>) {
    let mut batch = Vec::with_capacity(BATCH);
    while jobs.recv_many(&mut batch, BATCH).await > 0 {
        let mut waiting = std::mem::take(&mut batch).into_iter();
        let mut done = Vec::with_capacity(waiting.len());
        let written = write_batch(&serial, &commits, &mut waiting, &mut done).await;
        let failure = written.err().map(|error| error.to_string());
        for ran in done {
            (ran.tell)(failure.clone());
        }
        for job in waiting {
            let why = failure.clone().unwrap_or_default();
            (job(Err(why)).await.tell)(None);
        }
    }
}

/// Does what waits in one transaction. On an error nothing is written, and what was not begun still waits.
async fn write_batch(
    serial: &Serial,
    commits: &Commits,
    waiting: &mut impl Iterator<Item = Job>,
    done: &mut Vec<Ran>,
) -> Result<(), DbErr> {
    let place = serial.queue.enter().await?;
    let tx = begin(&serial.writer, With::Others).await?;
    drop(place);
    let is_publishing = tx.is_publishing.clone();
    let written = write_in(tx, waiting, done).await;
    commits.count(is_publishing.load(Ordering::Acquire));
    if written.is_err() {
        renew(&serial.writer).await;
    }
    written
}

async fn write_in(tx: Tx, waiting: &mut impl Iterator<Item = Job>, done: &mut Vec<Ran>) -> Result<(), DbErr> {
    let mut apart = "SAVEPOINT work";
    let mut kept: Vec<Pending> = Vec::new();
    for job in waiting {
        tx.conn.execute_raw(Statement::from_string(DbBackend::Sqlite, apart)).await?;
        let ran = AssertUnwindSafe(job(Ok(&tx))).catch_unwind().await;
        let keep = matches!(&ran, Ok(Ran { keep: true, .. }));
        // Work that panicked has dropped its end of the channel: the asker gets an error.
        done.extend(ran.ok());
        let pending = tx.endings.take();
        if keep {
            kept.push(pending.commits());
        } else {
            tx.conn.execute_unprepared("ROLLBACK TO work").await?;
        }
        // One call for two statements, as every call is a trip to the connection's thread.
        apart = "RELEASE work; SAVEPOINT work";
    }
    // The commit releases the last savepoint.
    tx.conn.commit().await?;
    kept.into_iter().for_each(Pending::committed);
    Ok(())
}

/// Opens the writer's connection anew. SQLite rolls some transactions back by itself, as when the disk is full; SQLx
/// (0.9.0) goes on taking the connection to be in that transaction, and whatever it begins later is DEFERRED.
async fn renew(writer: &DatabaseConnection) {
    if let Ok(connection) = writer.get_sqlite_connection_pool().acquire().await
        && let Err(error) = connection.close().await
    {
        tracing::warn!(%error, "a connection to the database did not close well");
    }
}
