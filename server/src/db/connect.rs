//! Opens the database. SQLite: one writer, a pool of readers, and the settings that erasure and durability depend on,
//! set on every connection and read back. PostgreSQL: a pool that waits as long for a lock.
//!
//! No pool here has SQLx's reaper (`idle_timeout`, `max_lifetime`, `min_connections`): in 0.9.0 it can count 2^64 idle
//! connections and check each of them, using a whole core, for ever (launchbadge/sqlx#3645). Old or dead connections
//! are found when they are taken from the pool instead.

use std::time::Duration;

use sea_orm::sqlx::Connection as _;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement};

use super::look::file_of;
use super::queue::WriteQueue;
use crate::files;

/// How long a statement waits for a lock before it gives up.
pub(super) const BUSY: Duration = Duration::from_secs(5);

/// The most connections to PostgreSQL.
pub(super) const CONNECTIONS: u32 = 16;
/// How long to wait for one of them.
pub(super) const ACQUIRE: Duration = Duration::from_secs(10);
/// The age at which one is replaced: PostgreSQL keeps plans and caches for each.
const OLDEST: Duration = Duration::from_mins(30);
/// How long one may have been idle: a firewall may have dropped it by then, and using it hangs.
const LONGEST_IDLE: Duration = Duration::from_mins(10);
/// For how long after its last use a connection is assumed to be alive.
const FRESH: Duration = Duration::from_secs(1);

/// How much of the database SQLite's writer and each of its readers cache (negative: in KiB). The writer touches a page
/// for every index of every row; readers only ask for a little, again and again.
const WRITER_CACHE: &str = "-2000";
const READER_CACHE: &str = "-500";
/// How many prepared statements each connection to SQLite keeps: those that are used again and again. A query over a
/// list of ids is a different statement for every length of the list.
const STATEMENTS: usize = 32;
/// The number of WAL pages at which SQLite does a checkpoint: 16 MiB, so that a page shared by many sign-ups is moved
/// once for all of them. Erasures are checkpointed at once, see [`WriteAheadLog`].
const CHECKPOINT: &str = "4000";

/// One process's connections.
#[derive(Debug)]
pub struct Connections {
    /// For reading.
    pub reader: DatabaseConnection,
    /// For writing: a single connection on SQLite.
    pub writer: DatabaseConnection,
    /// Where SQLite's writer queues with other processes.
    pub queue: Option<WriteQueue>,
}

/// Connects to `url` (`sqlite://…` or `postgres://…`).
///
/// # Errors
/// When the database can't be reached, or a setting has no effect.
pub async fn connect(url: &str) -> Result<Connections, DbErr> {
    if let Some(file) = file_of(url) {
        let writer = Database::connect(sqlite(url, 1, WRITER_CACHE)).await?;
        read_back(&writer).await?;
        let reader = Database::connect(sqlite(url, readers(), READER_CACHE)).await?;
        Ok(Connections { reader, writer, queue: Some(WriteQueue::of(&file)?) })
    } else {
        let pool = Database::connect(postgres(url, CONNECTIONS)).await?;
        Ok(Connections { reader: pool.clone(), writer: pool, queue: None })
    }
}

/// A separate connection with the bare settings, to look in from outside the site.
///
/// # Errors
/// When the database can't be reached.
pub async fn single(url: &str) -> Result<DatabaseConnection, DbErr> {
    Database::connect(bare(url, 1)).await
}

/// Read-only connections: they create, move and change nothing.
///
/// # Errors
/// When the database doesn't exist or can't be reached.
pub(super) async fn to_read(url: &str, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = bare(url, connections);
    // Nobody has the database open if there is no WAL. Even reading would create one.
    let is_open = file_of(url).is_some_and(|file| files::beside(&file, "-wal").exists());
    options
        .map_sqlx_sqlite_opts(move |options| {
            options.read_only(true).create_if_missing(false).immutable(!is_open).busy_timeout(BUSY)
        })
        .map_sqlx_postgres_opts(|options| options.options([("default_transaction_read_only", "on")]));
    Database::connect(options).await
}

/// Options for a pool without a reaper.
fn bare(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).idle_timeout(None).max_lifetime(None).sqlx_logging(false);
    options
}

fn postgres(url: &str, connections: u32) -> ConnectOptions {
    let mut options = bare(url, connections);
    options.acquire_timeout(ACQUIRE).test_before_acquire(false).map_sqlx_postgres_before_acquire(|connection, of| {
        Box::pin(async move {
            if of.age > OLDEST || of.idle_for > LONGEST_IDLE {
                return Ok(false);
            }
            if of.idle_for > FRESH {
                connection.ping().await?;
            }
            Ok(true)
        })
    });
    // Unless the operator's URL says otherwise.
    if !url.contains("lock_timeout") {
        let milliseconds = BUSY.as_millis().to_string();
        options.map_sqlx_postgres_opts(move |options| options.options([("lock_timeout", &milliseconds)]));
    }
    options
}

/// One reader per core, as each is a thread that never waits for a disk for long; at least two, so that a long list
/// doesn't hold up the rest.
fn readers() -> u32 {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    u32::try_from(cores).unwrap_or(u32::MAX).clamp(2, 16)
}

fn sqlite(url: &str, connections: u32, cache: &'static str) -> ConnectOptions {
    let mut options = bare(url, connections);
    options
        // It's in this process: checking that it's alive would cost as much as a query.
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(move |options| {
            options
                .statement_cache_capacity(STATEMENTS)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(BUSY)
                .pragma("secure_delete", "ON")
                .pragma("temp_store", "MEMORY")
                .pragma("cache_size", cache)
                .pragma("wal_autocheckpoint", CHECKPOINT)
        });
    options
}

/// Reads the settings back: a build of SQLite that ignores one mustn't serve.
async fn read_back(db: &DatabaseConnection) -> Result<(), DbErr> {
    for (pragma, wanted) in
        [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("secure_delete", "1")]
    {
        let row = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {pragma}"))).await?;
        let found = match &row {
            Some(row) => {
                row.try_get_by_index::<String>(0).or_else(|_| row.try_get_by_index::<i64>(0).map(|n| n.to_string()))?
            }
            None => String::new(),
        };
        if found != wanted {
            return Err(DbErr::Custom(format!("SQLite's {pragma} is {found:?}, not {wanted:?}")));
        }
    }
    Ok(())
}

/// SQLite's write-ahead log, on a separate connection that doesn't wait long, as truncating blocks writers.
#[derive(Debug)]
pub struct WriteAheadLog {
    connection: DatabaseConnection,
    queue: WriteQueue,
}

impl WriteAheadLog {
    /// Opens the connection; `None` on PostgreSQL, for which there is [`vacuum`].
    ///
    /// # Errors
    /// When the database can't be opened.
    pub async fn open(url: &str) -> Result<Option<Self>, DbErr> {
        let Some(file) = file_of(url) else { return Ok(None) };
        let mut options = sqlite(url, 1, READER_CACHE);
        options.map_sqlx_sqlite_opts(|options| {
            options
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .pragma("secure_delete", "ON")
                .busy_timeout(Duration::from_millis(25))
        });
        let connection = Database::connect(options).await?;
        Ok(Some(Self { connection, queue: WriteQueue::of(&file)? }))
    }

    /// Does a checkpoint and truncates the log, so that erased bytes leave the disk. `false` when somebody was in the
    /// way: try again.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn truncate(&self) -> Result<bool, DbErr> {
        // This does most of the work, and blocks nobody.
        self.connection.execute_unprepared("PRAGMA wal_checkpoint(PASSIVE)").await?;
        let _place = self.queue.enter().await?;
        let cut = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
        let row = self.connection.query_one_raw(cut).await?;
        Ok(row.map(|row| row.try_get_by_index::<i64>(0)).transpose()? == Some(0))
    }
}

/// Lets PostgreSQL reuse the space of erased rows, on a separate connection; SQLite doesn't need it.
pub async fn vacuum(url: &str, tables: &[&str]) -> Result<(), DbErr> {
    if url.starts_with("sqlite:") {
        return Ok(());
    }
    let connection = single(url).await?;
    for table in tables {
        connection.execute_unprepared(&format!("VACUUM {table}")).await?;
    }
    connection.close().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pool_has_a_reaper() {
        let (sqlite_url, postgres_url) = ("sqlite::memory:", "postgres://localhost/x");
        let all = [
            bare(sqlite_url, 1),
            bare(postgres_url, 1),
            sqlite(sqlite_url, 1, WRITER_CACHE),
            postgres(postgres_url, CONNECTIONS),
        ];
        for options in all {
            // If unset, SQLx has its own defaults: ten minutes and half an hour.
            assert_eq!((options.get_idle_timeout(), options.get_max_lifetime()), (Some(None), Some(None)));
            assert_eq!(options.get_min_connections(), None);
        }
    }

    #[tokio::test]
    async fn sqlite_is_compiled_as_the_settings_of_cargo_say() {
        let db = single("sqlite::memory:").await.unwrap();
        let rows = db.query_all_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA compile_options")).await.unwrap();
        let options: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        let has = |option: &str| options.iter().any(|one| one == option);
        assert!(has("ENABLE_QPSG") && has("DEFAULT_MEMSTATUS=0"), "{options:?}");
        assert!(!has("ENABLE_MEMORY_MANAGEMENT"), "{options:?}");
    }
}
