//! The one way to write. On SQLite all writes go through one connection: whatever is waiting is done in one IMMEDIATE
//! transaction, each piece of work under a savepoint of its own, so that one durable commit acknowledges many
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

/// A transaction in progress, with the epoch that it seals under. The epoch cannot turn while it lasts.
#[derive(Debug)]
pub struct Tx {
    /// The connection for the queries.
    pub conn: DatabaseTransaction,
    /// The current epoch.
    pub epoch: i32,
    done: Arc<Done>,
    events: Mutex<HashMap<Uuid, Event>>,
    // Behind the connection: it is rolled back before anybody hears of it.
    endings: Endings,
}

impl Tx {
    /// Its only owner, once all work in it has ended.
    ///
    /// # Errors
    /// When a piece of work has kept it.
    pub(super) fn ended(self: Arc<Self>) -> Result<Self, DbErr> {
        Arc::into_inner(self).ok_or_else(|| DbErr::Custom("a piece of work kept its transaction".to_owned()))
    }

    /// Commits. Returns what it did that others hear of.
    pub(super) async fn commit(self) -> Result<Arc<Done>, DbErr> {
        let pending = self.endings.take().commits();
        self.conn.commit().await?;
        pending.committed();
        Ok(self.done)
    }

    /// Says that this transaction changes what is published: events and wordings, as forms are read by. Said before
    /// the change is written.
    pub fn publishes(&self) {
        self.done.publishes.store(true, Ordering::Release);
        self.events().clear();
    }

    /// Says that this transaction queues a mail, so that delivery is woken once it is committed.
    pub(super) fn queues_mail(&self) {
        self.done.queues_mail.store(true, Ordering::Release);
    }

    /// Says that this transaction erases something, so that the log is truncated once it is committed.
    pub(super) fn erases(&self) {
        self.done.erases.store(true, Ordering::Release);
    }

    /// Has `hears` called if this work is not known to be committed in the end: for what it did outside the database.
    pub fn if_lost(&self, hears: impl FnOnce(Lost) + Send + 'static) {
        self.endings.add(Box::new(hears));
    }

    /// The event of a purpose, whose room nobody else counts until the transaction ends. Read once for all work that
    /// shares the commit.
    pub async fn lock_event(&self, purpose: Uuid) -> Result<Option<Event>, DbErr> {
        if let Some(event) = self.events().get(&purpose).cloned() {
            return Ok(Some(event));
        }
        let event = contents::lock_event(&self.conn, purpose).await?;
        // What publishes may be undone, and what it published with it.
        if let Some(event) = event.clone().filter(|_| !self.done.publishes.load(Ordering::Acquire)) {
            self.events().insert(purpose, event);
        }
        Ok(event)
    }

    /// Locks what a record is for until the transaction ends: its event or its newsletter.
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
    /// A database over these connections. On SQLite a task is started that does the writing.
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

    /// For reading outside any transaction. Work that is inside one reads through it: else it sees an older state, and on
    /// PostgreSQL waits for a second connection while it holds the first, which a full pool never gives.
    ///
    /// # Panics
    /// In a debug build, from inside a write.
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        debug_assert!(IN_TRANSACTION.try_with(|()| ()).is_err(), "work inside a transaction reads through it");
        &self.reader
    }

    /// What is rung after a commit.
    #[must_use]
    pub fn bells(&self) -> &Bells {
        &self.commits.bells
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
    /// stops waiting for it does not stop it. While the disk is full, it is refused.
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

    /// The same, and how it goes with others: the rotation of the epoch writes with nobody, in any process. It waits its
    /// turn, and whoever asks later waits for it.
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

    /// The same for work that ends what is held, or ends what would be done twice otherwise: on a full disk it is done
    /// in the room that is reserved for it.
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
        // By now the reserve has been given up.
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

/// Begins a transaction, in an epoch that cannot turn until it ends.
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
