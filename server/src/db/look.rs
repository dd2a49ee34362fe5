//! Looks at a database before anything is done to it: what's in it, whether its file is whole; and a connection that
//! can't change it.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use super::connect::{self, Connections};
use super::trouble::Trouble;

/// What a database holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// No table at all.
    Nothing,
    /// Another program's tables; one of them.
    Foreign(String),
    /// Our tables, as an older program made them.
    Older,
    /// Our tables as this program makes them.
    Ours,
    /// Our tables, as a newer program made them.
    Newer,
}

/// Finds out what a database holds; `known` are the names of this program's migrations.
pub async fn holds<C: ConnectionTrait>(db: &C, known: &[String]) -> Result<Holds, DbErr> {
    let tables = match db.get_database_backend() {
        DbBackend::Sqlite => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
        }
        _ => {
            "SELECT table_name::text FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1"
        }
    };
    let tables = texts(db, tables).await?;
    let Some(first) = tables.first() else { return Ok(Holds::Nothing) };
    if !tables.iter().any(|table| table == "seaql_migrations") {
        return Ok(Holds::Foreign(first.clone()));
    }
    let applied = texts(db, "SELECT version FROM seaql_migrations").await?;
    let ours = applied.iter().filter(|name| known.contains(name)).count();
    Ok(match (ours, applied.len()) {
        (0, 1..) => Holds::Foreign(first.clone()),
        (ours, all) if ours < all => Holds::Newer,
        (ours, _) if ours < known.len() => Holds::Older,
        _ => Holds::Ours,
    })
}

async fn texts<C: ConnectionTrait>(db: &C, sql: &str) -> Result<Vec<String>, DbErr> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// The file of a SQLite database; `None` on PostgreSQL.
#[must_use]
pub fn file_of(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path).split('?').next().unwrap_or_default();
    Some(PathBuf::from(percent_decode_str(path).decode_utf8_lossy().into_owned()))
}

/// What is wrong with a file that SQLite can't open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatabaseFault {
    /// It doesn't begin like a database.
    NoDatabase,
    /// It's shorter than its header says.
    CutShort,
    /// Its length is right, but its content isn't.
    Damaged,
}

/// Looks at a file that SQLite can't open. <https://www.sqlite.org/fileformat.html#the_database_header>
#[must_use]
pub fn fault_of(file: &Path) -> DatabaseFault {
    const MAGIC: &[u8] = b"SQLite format 3\0";
    let mut head = Vec::new();
    let read = File::open(file).and_then(|file| file.take(100).read_to_end(&mut head));
    let is = fs::metadata(file).map_or(0, |file| file.len());
    if read.is_err() || !head.starts_with(MAGIC) {
        return DatabaseFault::NoDatabase;
    }
    let (Some(&[a, b]), Some(&[c, d, e, f])) = (head.get(16..18), head.get(28..32)) else {
        return DatabaseFault::CutShort;
    };
    // 65536 doesn't fit into two bytes and is written as 1.
    let page = match u16::from_be_bytes([a, b]) {
        1 => 65_536,
        page => u64::from(page),
    };
    if is < page * u64::from(u32::from_be_bytes([c, d, e, f])) {
        DatabaseFault::CutShort
    } else {
        DatabaseFault::Damaged
    }
}

/// Checks the whole file of a SQLite database on a separate connection: `false` when it's damaged. PostgreSQL looks
/// after its own files.
///
/// # Errors
/// When the database can't be read.
pub async fn is_whole(url: &str) -> Result<bool, DbErr> {
    if file_of(url).is_none() {
        return Ok(true);
    }
    let db = connect::to_read(url, 1).await?;
    let said = texts(&db, "PRAGMA quick_check(1)").await;
    db.close().await?;
    match said {
        Ok(said) => Ok(said == ["ok"]),
        Err(error) if Trouble::of(&error) == Trouble::Damaged => Ok(false),
        Err(error) => Err(error),
    }
}

/// Connects read-only: creates, moves and changes nothing.
///
/// # Errors
/// When the database doesn't exist or can't be reached.
pub async fn connect_to_read(url: &str) -> Result<Connections, DbErr> {
    let reader = connect::to_read(url, 2).await?;
    Ok(Connections { writer: reader.clone(), reader, queue: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_database_is_read_from_its_url() {
        let file = |url| file_of(url).map(|file| file.display().to_string());
        assert_eq!(file("sqlite:///srv/our%20data/x.db?mode=rwc").as_deref(), Some("/srv/our data/x.db"));
        assert_eq!(file("sqlite://./data/x.db").as_deref(), Some("./data/x.db"));
        assert_eq!(file("sqlite:x.db").as_deref(), Some("x.db"));
        assert_eq!(file("postgres://u@h/x"), None);
    }
}
