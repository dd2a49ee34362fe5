//! `verify`, `keys check` and `expire --dry-run` look and change nothing: no byte of a file, no row, nothing new.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use server::vault::journal::{Act, Journal};
use uuid::Uuid;

use crate::support::app::start;
use crate::support::both::both;
use crate::support::database::{Engine, TestDatabase};
use crate::support::dump::Inside;
use crate::support::people::{ADA, ADAS_ADDRESS};
use crate::support::process::{Process, command, import};
use crate::support::visitor::Visitor;

const CHECKS: [&[&str]; 3] = [&["verify"], &["keys", "check"], &["expire", "--dry-run"]];

fn run(database: &TestDatabase, check: &[&str]) -> Output {
    command(database).args(check).output().expect("a process")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Every file with its bytes. Where SQLite's readers note how far they read lies in a file, and is no data.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.display().to_string();
        if path.is_dir() {
            found.insert(name, vec![]);
            found.extend(files(&path));
        } else if !name.ends_with("-shm") {
            found.insert(name, fs::read(&path).expect("a file"));
        }
    }
    found
}

/// Somebody has signed up, and the program has ended as it likes.
async fn used(engine: Engine, kill: bool) -> TestDatabase {
    let database = TestDatabase::new(engine).await;
    import(&database);
    let log = tempfile::NamedTempFile::new().expect("a file");
    let process = Process::start(&database, log.path()).await;
    let mut ada = Visitor::new(&process, &database);
    ada.submit("/events/supper", &ADA).await;
    ada.mail(ADAS_ADDRESS, "Please confirm").await;
    if kill {
        process.kill();
    } else {
        process.stop();
    }
    database
}

both!(a_check_changes_no_file_and_no_row_and_says_what_the_journal_has_above_the_database);
async fn a_check_changes_no_file_and_no_row_and_says_what_the_journal_has_above_the_database(engine: Engine) {
    for kill in [false, true] {
        let database = used(engine, kill).await;
        let path = database.folder().join("journal");
        let erase = |id| Act::Erase { table: "registration".to_owned(), id: Uuid::from_u128(id) };
        Journal::open(&path).expect("the journal").append(start(), &[erase(1), erase(2)]).expect("two entries");
        // A line that a power cut has torn.
        let torn = [fs::read(&path).expect("the journal"), b"half a li".to_vec()].concat();
        fs::write(&path, torn).expect("the journal");
        fs::remove_dir_all(database.folder().join("mail")).expect("the folder of mails");

        let before = files(database.folder());
        let rows = match engine {
            Engine::Postgresql => Some(Inside::open(&database.url()).await.dump().await),
            Engine::Sqlite => None,
        };
        for check in CHECKS {
            let output = run(&database, check);
            assert!(output.status.success(), "{check:?}: {}", said(&output));
            assert!(said(&output).contains("2 entries of the journal are not in the database"), "{}", said(&output));
            let after = files(database.folder());
            let names: Vec<_> = after.keys().filter(|name| before.get(*name) != after.get(*name)).collect();
            assert!(names.is_empty() && before.len() == after.len(), "{check:?} changed {names:?}");
        }
        if let Some(rows) = rows {
            assert_eq!(Inside::open(&database.url()).await.dump().await, rows);
        }
    }
}

both!(a_check_works_beside_a_running_server);
async fn a_check_works_beside_a_running_server(engine: Engine) {
    let database = TestDatabase::new(engine).await;
    import(&database);
    let log = tempfile::NamedTempFile::new().expect("a file");
    let process = Process::start(&database, log.path()).await;
    let mut ada = Visitor::new(&process, &database);
    for check in CHECKS {
        assert_eq!(ada.submit("/events/supper", &ADA).await.status, 303);
        let output = run(&database, check);
        assert!(output.status.success(), "{check:?}: {}", said(&output));
    }
}

both!(a_check_of_an_older_or_newer_database_says_so_and_migrates_nothing);
async fn a_check_of_an_older_or_newer_database_says_so_and_migrates_nothing(engine: Engine) {
    let database = used(engine, false).await;
    let last = "SELECT MAX(version) FROM seaql_migrations";
    for (change, says) in [
        (format!("DELETE FROM seaql_migrations WHERE version = ({last})"), "by an older Onpurpose"),
        ("INSERT INTO seaql_migrations VALUES ('m20991231_000001_of_tomorrow', 0)".to_owned(), "by a newer Onpurpose"),
    ] {
        let inside = Inside::open(&database.url()).await;
        inside.execute(&change).await;
        let applied = inside.number("SELECT COUNT(*) FROM seaql_migrations").await;
        inside.close().await;
        for check in CHECKS {
            let output = run(&database, check);
            assert_eq!(output.status.code(), Some(1), "{check:?}");
            assert!(said(&output).contains(says) && said(&output).ends_with(".\n"), "{}", said(&output));
        }
        let inside = Inside::open(&database.url()).await;
        assert_eq!(inside.number("SELECT COUNT(*) FROM seaql_migrations").await, applied);
        inside.close().await;
    }
}

both!(a_check_refuses_what_is_missing_and_makes_nothing);
async fn a_check_refuses_what_is_missing_and_makes_nothing(engine: Engine) {
    let database = used(engine, false).await;
    for (name, says) in [("keyring", "There is no keyring at"), ("journal", "There is no journal at")] {
        let (path, kept) = (database.folder().join(name), database.folder().join("kept"));
        fs::rename(&path, &kept).expect("a file");
        let before = files(database.folder());
        for check in CHECKS {
            let output = run(&database, check);
            assert_eq!(output.status.code(), Some(1), "{check:?}: {}", said(&output));
            assert!(said(&output).contains(says), "{}", said(&output));
        }
        assert_eq!(files(database.folder()), before);
        fs::rename(&kept, &path).expect("a file");
    }
    let new = TestDatabase::new(engine).await;
    let folder = new.folder().join("not there");
    for check in CHECKS {
        let mut command = command(&new);
        if engine == Engine::Sqlite {
            command.env("ONPURPOSE_DATABASE_URL", format!("sqlite://{}/onpurpose.db?mode=rwc", folder.display()));
        }
        let output = command.env("ONPURPOSE_DATA_DIR", &folder).args(check).output().expect("a process");
        assert_eq!(output.status.code(), Some(1), "{check:?}");
        assert!(said(&output).contains("There is nothing to check"), "{}", said(&output));
        assert!(!folder.exists());
    }
    if engine == Engine::Postgresql {
        assert_eq!(Inside::open(&new.url()).await.tables().await, [""; 0]);
    }
}
