//! The sort of trouble an error means, decided only here: by SQLite's result codes, PostgreSQL's SQLSTATE and the
//! system's error numbers. An error's text is for people.

use std::error::Error;
use std::io::{self, ErrorKind};
use std::iter::successors;

use sea_orm::sqlx::error::DatabaseError;
use sea_orm::sqlx::postgres::PgDatabaseError;
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlxError};

use crate::room;

/// The sort of trouble an error means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Something is locked, or no connection is free: trying again later can help.
    Busy,
    /// The disk is full, or the share of it that the operator allows.
    DiskFull,
    /// What is stored was changed from outside, or cut short.
    Damaged,
    /// Anything else.
    Other,
}

impl Trouble {
    /// Looks at an error and its causes, from the database or a file.
    #[must_use]
    pub fn of(error: &(dyn Error + 'static)) -> Self {
        causes(error).map(of_one).find(|trouble| *trouble != Self::Other).unwrap_or(Self::Other)
    }
}

/// The database error behind an error, if there is one.
pub(super) fn cause(error: &(dyn Error + 'static)) -> Option<DbErr> {
    causes(error).find_map(|error| error.downcast_ref::<DbErr>()).cloned()
}

/// The error of a database that is out of space.
pub(super) fn no_room() -> DbErr {
    let error = io::Error::new(ErrorKind::StorageFull, "the disk is full");
    DbErr::Exec(RuntimeErr::SqlxError(SqlxError::Io(error).into()))
}

fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    let cause: fn(&&'e (dyn Error + 'static)) -> Option<&'e (dyn Error + 'static)> = |error| (*error).source();
    successors(Some(error), cause)
}

fn of_one(error: &(dyn Error + 'static)) -> Trouble {
    if let Some(error) = error.downcast_ref::<DbErr>() {
        return match error {
            DbErr::Conn(error) | DbErr::Exec(error) | DbErr::Query(error) => of_runtime(error),
            DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => Trouble::Busy,
            _ => Trouble::Other,
        };
    }
    error.downcast_ref::<io::Error>().map_or(Trouble::Other, of_system)
}

fn of_runtime(error: &RuntimeErr) -> Trouble {
    let RuntimeErr::SqlxError(error) = error else { return Trouble::Other };
    match &**error {
        SqlxError::PoolTimedOut => Trouble::Busy,
        SqlxError::Io(error) => of_system(error),
        SqlxError::Database(error) => match error.try_downcast_ref::<PgDatabaseError>() {
            Some(error) => of_postgres(error),
            None => of_sqlite(&**error),
        },
        _ => Trouble::Other,
    }
}

fn of_system(error: &io::Error) -> Trouble {
    if room::is_no_room(error) { Trouble::DiskFull } else { Trouble::Other }
}

/// <https://www.sqlite.org/rescode.html>
fn of_sqlite(error: &dyn DatabaseError) -> Trouble {
    const BUSY: [i32; 2] = [5, 6];
    const CORRUPT: [i32; 2] = [11, 26];
    const FULL: i32 = 13;
    // A quota or a limit on file size comes as a failed write (SQLITE_IOERR_WRITE), or as shared memory that can't grow
    // (SQLITE_IOERR_SHMSIZE), without the system's reason.
    const NOT_WRITTEN: [i32; 2] = [778, 4874];
    let code: i32 = error.code().and_then(|code| code.parse().ok()).unwrap_or_default();
    match code & 0xff {
        FULL => Trouble::DiskFull,
        _ if NOT_WRITTEN.contains(&code) => Trouble::DiskFull,
        primary if BUSY.contains(&primary) => Trouble::Busy,
        primary if CORRUPT.contains(&primary) => Trouble::Damaged,
        _ => Trouble::Other,
    }
}

/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
fn of_postgres(error: &PgDatabaseError) -> Trouble {
    match error.code() {
        "53100" => Trouble::DiskFull,
        // A file that can't grow for another reason has no code of its own.
        "XX000" if error.routine().is_some_and(|routine| routine.contains("extend")) => Trouble::DiskFull,
        "55P03" | "40001" | "40P01" | "57014" | "57P03" | "53300" => Trouble::Busy,
        "XX001" | "XX002" => Trouble::Damaged,
        _ => Trouble::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("a line was not written")]
    struct Outer(#[from] io::Error);

    #[test]
    fn a_full_disk_is_known_by_its_number_behind_any_other_error() {
        // ENOSPC, EDQUOT, EFBIG
        for number in [28, 122, 27] {
            let error = Outer(io::Error::from_raw_os_error(number));
            assert_eq!(Trouble::of(&error), Trouble::DiskFull, "{number}");
        }
        assert_eq!(Trouble::of(&no_room()), Trouble::DiskFull);
        assert_eq!(Trouble::of(&io::Error::from_raw_os_error(5)), Trouble::Other, "EIO is a disk that fails");
    }

    #[test]
    fn words_alone_say_nothing() {
        for words in ["database is locked", "No space left on device", "the disk is full"] {
            assert_eq!(Trouble::of(&DbErr::Custom(words.to_owned())), Trouble::Other);
        }
    }

    #[tokio::test]
    async fn sqlite_tells_a_full_disk_a_lock_and_damage_apart_by_its_codes() {
        use sea_orm::ConnectionTrait as _;

        use crate::db::connect::single;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.db");
        let url = format!("sqlite://{}?mode=rwc", path.display());
        let one = single(&url).await.unwrap();
        one.execute_unprepared("PRAGMA journal_mode = DELETE; CREATE TABLE t (x)").await.unwrap();
        one.execute_unprepared("PRAGMA max_page_count = 2").await.unwrap();
        let full = one.execute_unprepared("INSERT INTO t VALUES (zeroblob(100000))").await.unwrap_err();
        assert_eq!(Trouble::of(&full), Trouble::DiskFull, "{full}");
        assert_eq!(cause(&full), Some(full));

        let two = single(&url).await.unwrap();
        two.execute_unprepared("PRAGMA busy_timeout = 0").await.unwrap();
        one.execute_unprepared("BEGIN IMMEDIATE").await.unwrap();
        let busy = two.execute_unprepared("BEGIN IMMEDIATE").await.unwrap_err();
        assert_eq!(Trouble::of(&busy), Trouble::Busy, "{busy}");
        one.close().await.unwrap();
        two.close().await.unwrap();

        std::fs::write(&path, "a shopping list").unwrap();
        let damaged = single(&url).await.unwrap_err();
        assert_eq!(Trouble::of(&damaged), Trouble::Damaged, "{damaged}");
    }
}
