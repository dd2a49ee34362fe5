//! Opens the database. SQLite: one writer, a pool of readers, and the settings that erasure and durability rest on,
//! set on every connection and read back. PostgreSQL: a pool that waits as long for a lock, and an advisory lock for the one serving process.

use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement};

/// How long a statement waits for a lock before it gives up.
const BUSY: Duration = Duration::from_secs(5);

/// How much of the database SQLite's writer and each of its readers keep in memory (negative: in KiB). The writer touches
/// a page for every index of every row; what readers ask again and again is little.
const WRITER_CACHE: &str = "-2000";
const READER_CACHE: &str = "-500";
/// How many prepared statements each connection to SQLite keeps: those that are asked again and again. A question about
/// some ids is another statement for every number of them.
const STATEMENTS: usize = 32;
/// After how many pages SQLite's log is moved into the database: 16 MiB, so that a page that many sign-ups share is
/// moved once for all of them. What was erased is moved at once, see [`truncate_log`].
const CHECKPOINT: &str = "4000";

/// The connections of one process.
#[derive(Clone, Debug)]
pub struct Connections {
    /// For reading.
    pub reader: DatabaseConnection,
    /// For writing: a single connection on SQLite.
    pub writer: DatabaseConnection,
}

/// Connects to `url` (`sqlite://…` or `postgres://…`).
///
/// # Errors
/// When the database cannot be reached, or a setting does not hold.
pub async fn connect(url: &str) -> Result<Connections, DbErr> {
    if url.starts_with("sqlite:") {
        let writer = Database::connect(sqlite(url, 1, WRITER_CACHE)).await?;
        read_back(&writer).await?;
        let reader = Database::connect(sqlite(url, readers(), READER_CACHE)).await?;
        Ok(Connections { reader, writer })
    } else {
        let mut options = ConnectOptions::new(url);
        options.max_connections(16).connect_timeout(Duration::from_secs(10)).sqlx_logging(false);
        // Unless the operator's URL says otherwise.
        if !url.contains("lock_timeout") {
            let milliseconds = BUSY.as_millis().to_string();
            options.map_sqlx_postgres_opts(move |options| options.options([("lock_timeout", &milliseconds)]));
        }
        let pool = Database::connect(options).await?;
        Ok(Connections { reader: pool.clone(), writer: pool })
    }
}

/// One reader a core, for each is a thread that never waits for a disk long; two at least, so that a long list does not
/// hold up all the rest.
fn readers() -> u32 {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    u32::try_from(cores).unwrap_or(u32::MAX).clamp(2, 16)
}

fn sqlite(url: &str, connections: u32, cache: &'static str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        // It lies in this process: asking first whether it is still there costs as much as a query.
        .test_before_acquire(false)
        .sqlx_logging(false)
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

/// Reads the settings back: a build of SQLite that ignores one must not serve.
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

/// Takes the lock that one serving process holds on a PostgreSQL database, on a connection of its own that lives
/// as long as the returned value. `None` when another process has it.
///
/// # Errors
/// When the database cannot be reached.
pub async fn lock_postgres(url: &str) -> Result<Option<DatabaseConnection>, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None).sqlx_logging(false);
    let connection = Database::connect(options).await?;
    // "onpurpos" as a number: the same for every installation, told apart by their databases.
    let statement = Statement::from_string(DbBackend::Postgres, "SELECT pg_try_advisory_lock(8029759185026510707)");
    let row = connection.query_one_raw(statement).await?;
    let locked = row.map(|row| row.try_get_by_index::<bool>(0)).transpose()?.unwrap_or(false);
    Ok(locked.then_some(connection))
}

/// Moves the write-ahead log into the database file and cuts it to nothing, so that erased bytes leave the disk.
/// On a connection of its own, with a short wait, for the cut keeps writers waiting. `false` when a reader was in the
/// way: try again.
///
/// # Errors
/// When the database cannot be reached.
pub async fn truncate_log(connection: &DatabaseConnection) -> Result<bool, DbErr> {
    // Most of the work is done by this, which keeps nobody waiting.
    connection.execute_unprepared("PRAGMA wal_checkpoint(PASSIVE)").await?;
    let row =
        connection.query_one_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)")).await?;
    Ok(row.map(|row| row.try_get_by_index::<i64>(0)).transpose()? == Some(0))
}

/// The connection for [`truncate_log`]; `None` on PostgreSQL, for which there is [`vacuum`].
///
/// # Errors
/// When the database cannot be opened.
pub async fn checkpoint_connection(url: &str) -> Result<Option<DatabaseConnection>, DbErr> {
    if !url.starts_with("sqlite:") {
        return Ok(None);
    }
    let mut options = sqlite(url, 1, READER_CACHE);
    options.map_sqlx_sqlite_opts(|options| {
        options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("secure_delete", "ON")
            .busy_timeout(Duration::from_millis(25))
    });
    Ok(Some(Database::connect(options).await?))
}

/// Lets PostgreSQL use the room of erased rows again, on a connection of its own; SQLite has none to give.
///
/// # Errors
/// When the database refuses.
pub async fn vacuum(url: &str, tables: &[&str]) -> Result<(), DbErr> {
    if url.starts_with("sqlite:") {
        return Ok(());
    }
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await?;
    for table in tables {
        connection.execute_unprepared(&format!("VACUUM {table}")).await?;
    }
    connection.close().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn sqlite_is_compiled_as_the_settings_of_cargo_say() {
        let db = Database::connect("sqlite::memory:").await.unwrap();
        let rows = db.query_all_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA compile_options")).await.unwrap();
        let options: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        let has = |option: &str| options.iter().any(|one| one == option);
        assert!(has("ENABLE_QPSG") && has("DEFAULT_MEMSTATUS=0"), "{options:?}");
        assert!(!has("ENABLE_MEMORY_MANAGEMENT"), "{options:?}");
    }
}
