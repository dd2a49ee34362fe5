//! The one way to write. On SQLite all writes share one connection: everything that is waiting is done in one IMMEDIATE
//! transaction, each piece of work under its own savepoint, so that one durable commit acknowledges many
//! (group commit). On PostgreSQL each piece of work is a transaction of the pool, see [`super::pooled`].

use std::collections::HashMap;
use std::error::Error;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use app::domain::event::Event;
use app::domain::newsletter::Newsletter;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait as _,
};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::bells::{Bells, Done};
use super::commits::Commits;
use super::connect::Connections;
use super::endings::{Endings, Lost, Pending};
use super::pooled::{Pooled, With};
use super::queue::WriteQueue;
use super::records::RecordKind;
use super::trouble::Trouble;
use super::{contents, epochs};
use crate::room::Room;

mod group;

use group::{Job, Serial, write_all};

tokio::task_local! {
    /// Set while a piece of work is inside its transaction, see [`Db::read`].
    pub(super) static IN_TRANSACTION: ();
}

/// The database of one process.
#[derive(Clone, Debug)]
pub struct Db {
    reader: DatabaseConnection,
    writer: Writer,
    commits: Arc<Commits>,
    room: Arc<Room>,
}

/// A transaction in progress, with the epoch it seals under. The epoch can't be rotated while it lasts.
#[derive(Debug)]
pub struct Tx {
    /// The connection for the queries.
    pub conn: DatabaseTransaction,
    /// The current epoch.
    pub epoch: i32,
    done: Arc<Done>,
    events: Mutex<HashMap<Uuid, Event>>,
    // Declared after the connection: the rollback comes before the callbacks.
    endings: Endings,
}

impl Tx {
    /// The transaction itself, once all work in it has ended.
    ///
    /// # Errors
    /// When a piece of work has kept a reference to it.
    pub(super) fn ended(self: Arc<Self>) -> Result<Self, DbErr> {
        Arc::into_inner(self).ok_or_else(|| DbErr::Custom("a piece of work kept its transaction".to_owned()))
    }

    /// Commits. Returns what jobs have to be told.
    pub(super) async fn commit(self) -> Result<Arc<Done>, DbErr> {
        let pending = self.endings.take().commits();
        self.conn.commit().await?;
        pending.committed();
        Ok(self.done)
    }

    /// Marks this transaction as changing what is published: the events and wordings that forms use. Call it before
    /// writing the change.
    pub fn publishes(&self) {
        self.done.publishes.store(true, Ordering::Release);
        self.events().clear();
    }

    /// Marks this transaction as queueing a mail, so that delivery is woken once it's committed.
    pub(super) fn queues_mail(&self) {
        self.done.queues_mail.store(true, Ordering::Release);
    }

    /// Marks this transaction as erasing something, so that there is a checkpoint once it's committed.
    pub(super) fn erases(&self) {
        self.done.erases.store(true, Ordering::Release);
    }

    /// Calls `hears` if this work isn't known to be committed in the end, for what it did outside the database.
    pub fn if_lost(&self, hears: impl FnOnce(Lost) + Send + 'static) {
        self.endings.add(Box::new(hears));
    }

    /// The event of a purpose, with its room locked until the transaction ends. It's read once for all work that shares
    /// the commit.
    pub async fn lock_event(&self, purpose: Uuid) -> Result<Option<Event>, DbErr> {
        if let Some(event) = self.events().get(&purpose).cloned() {
            return Ok(Some(event));
        }
        let event = contents::lock_event(&self.conn, purpose).await?;
        // Work that publishes may be undone, and what it published with it.
        if let Some(event) = event.clone().filter(|_| !self.done.publishes.load(Ordering::Acquire)) {
            self.events().insert(purpose, event);
        }
        Ok(event)
    }

    /// Locks the record's event or newsletter until the transaction ends.
    pub async fn lock(&self, kind: RecordKind, purpose: Uuid) -> Result<(Option<Event>, Option<Newsletter>), DbErr> {
        Ok(match kind {
            RecordKind::Registration => (self.lock_event(purpose).await?, None),
            RecordKind::Subscription => (None, contents::lock_newsletter(&self.conn, purpose).await?),
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

impl Db {
    /// A database over these connections. On SQLite this starts a task that does the writing.
    #[must_use]
    pub fn new(connections: Connections, room: Arc<Room>) -> Self {
        let Connections { reader, writer, queue } = connections;
        let commits = Arc::new(Commits::default());
        let writer = match queue {
            Some(queue) => {
                let (jobs, waiting) = mpsc::channel(4096);
                tokio::spawn(write_all(Serial { writer, queue }, waiting, commits.clone(), room.clone()));
                Writer::Serial(jobs)
            }
            None => Writer::Pool(Pooled::new(writer)),
        };
        Self { reader, writer, commits, room }
    }

    /// For reading outside transactions. Work inside one must read through it: otherwise it sees an older state, and on
    /// PostgreSQL waits for a second connection while it holds the first, which a full pool never gives.
    ///
    /// # Panics
    /// In a debug build, from inside a write.
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        debug_assert!(IN_TRANSACTION.try_with(|()| ()).is_err(), "work inside a transaction reads through it");
        &self.reader
    }

    /// The bells rung after a commit.
    #[must_use]
    pub fn bells(&self) -> &Bells {
        &self.commits.bells
    }

    /// The number of this process's commits: what was read at an older count may be out of date.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.commits.all.load(Ordering::Acquire)
    }

    /// The number of those that changed what is published, see [`Tx::publishes`].
    #[must_use]
    pub fn published(&self) -> u64 {
        self.commits.publishing.load(Ordering::Acquire)
    }

    /// Does `work` in a transaction. If this returns `Ok`, it's durable; on `Err` nothing was written. If the caller
    /// stops waiting, the work goes on. It's refused while the disk is full.
    ///
    /// # Errors
    /// What `work` returns, or that the database refused.
    pub async fn write<T, E, W, F>(&self, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: Error + From<DbErr> + Send + 'static,
        W: FnOnce(Arc<Tx>) -> F + Send + 'static,
        F: Future<Output = Result<T, E>> + Send + 'static,
    {
        self.write_with(With::Others, work).await
    }

    /// The same, with a choice of what else may run: the rotation writes alone, across all processes. It waits for its
    /// turn, and later writers wait for it.
    ///
    /// # Errors
    /// What `work` returns, or that the database refused.
    pub async fn write_with<T, E, W, F>(&self, with: With, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: Error + From<DbErr> + Send + 'static,
        W: FnOnce(Arc<Tx>) -> F + Send + 'static,
        F: Future<Output = Result<T, E>> + Send + 'static,
    {
        let done = self.attempt(with, work, false).await;
        match &done {
            Ok(_) => self.room.note_written(),
            Err(error) => self.note(error),
        }
        done
    }

    /// The same for work that ends what is held, or would otherwise be done twice: on a full disk it uses the space
    /// that is reserved for it.
    ///
    /// # Errors
    /// What `work` returns, or that the database refused.
    pub async fn write_on_reserve<T, E, W, F>(&self, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: Error + From<DbErr> + Send + 'static,
        W: FnOnce(Arc<Tx>) -> F + Clone + Send + 'static,
        F: Future<Output = Result<T, E>> + Send + 'static,
    {
        let done = self.attempt(With::Others, work.clone(), true).await;
        let Err(error) = &done else { return done };
        self.note(error);
        // By now the reserve has been released.
        if Trouble::of(error) == Trouble::DiskFull { self.attempt(With::Others, work, true).await } else { done }
    }

    fn note(&self, error: &(dyn Error + 'static)) {
        if Trouble::of(error) == Trouble::DiskFull {
            self.room.note_full();
        }
    }

    async fn attempt<T, E, W, F>(&self, with: With, work: W, makes_room: bool) -> Result<T, E>
    where
        T: Send + 'static,
        E: Error + From<DbErr> + Send + 'static,
        W: FnOnce(Arc<Tx>) -> F + Send + 'static,
        F: Future<Output = Result<T, E>> + Send + 'static,
    {
        match &self.writer {
            Writer::Serial(queue) => {
                let (tell, told) = oneshot::channel();
                queue
                    .send(Job::new(work, makes_room, tell))
                    .await
                    .map_err(|_| DbErr::Custom("the writer has stopped".to_owned()))?;
                told.await.map_err(|_| DbErr::Custom("the work panicked".to_owned()))?
            }
            Writer::Pool(pool) => pool.write(&self.commits, with, work).await,
        }
    }
}

/// Begins a transaction, in an epoch that can't be rotated until it ends.
pub(super) async fn begin(writer: &DatabaseConnection, with: With) -> Result<Tx, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let conn = writer.begin_with_options(options).await?;
    epochs::hold(&conn, with == With::Nobody).await?;
    let epoch = epochs::current(&conn).await?;
    Ok(Tx { conn, epoch, done: Arc::default(), events: Mutex::default(), endings: Endings::default() })
}
