//! What the start calls a database, a keyring or a journal that is damaged, missing, another's or cut short: each by its
//! own name, with a way out, and nothing is made worse.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::TimeDelta;
use sea_orm::ConnectionTrait as _;
use server::clock::Clock;
use server::db::connect::single;

use crate::support::app::{TestApp, refusal};
use crate::support::both::both;
use crate::support::database::{Engine, TestDatabase};
use crate::support::people::{ADA, BEN};

const SUPPER: &str = "/events/supper";

/// The files of an installation in which two people have cancelled.
struct Kept {
    folder: tempfile::TempDir,
}

impl Kept {
    async fn of(app: TestApp) -> (Self, TestDatabase, Arc<Clock>) {
        for person in [&ADA[..], &BEN] {
            let own = app.sign_up_and_confirm(SUPPER, person).await;
            assert_eq!(app.post(&format!("{own}/cancel"), &[]).await.status, 200);
        }
        // Longer than one mail for an address and an event keeps off the next.
        app.wait(TimeDelta::minutes(11));
        app.sign_up_and_confirm(SUPPER, &ADA).await;
        app.checkpoint().await;
        let (database, clock) = app.stop().await;
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["onpurpose.db", "keyring", "journal"] {
            let path = database.folder().join(name);
            if path.exists() {
                fs::copy(path, folder.path().join(name)).expect("a copy");
            }
        }
        (Self { folder }, database, clock)
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// Puts everything back as it was.
    fn put_back(&self, folder: &Path) {
        for name in ["onpurpose.db-wal", "onpurpose.db-shm"] {
            drop(fs::remove_file(folder.join(name)));
        }
        for name in ["onpurpose.db", "keyring", "journal"] {
            if self.path(name).exists() {
                fs::copy(self.path(name), folder.join(name)).expect("a copy");
            }
        }
    }
}

/// What is done to a file; `None` takes it away.
type Change<'c> = &'c dyn Fn(&[u8]) -> Option<Vec<u8>>;

/// What is said then: how it begins, and what to do.
async fn tell(
    kept: &Kept,
    database: &TestDatabase,
    clock: &Arc<Clock>,
    (name, change): (&str, Change<'_>),
    (what, way_out): (&str, &str),
) -> String {
    kept.put_back(database.folder());
    let path = database.folder().join(name);
    let changed = change(&fs::read(&path).expect("a file"));
    match &changed {
        Some(bytes) => fs::write(&path, bytes).expect("a file"),
        None => fs::remove_file(&path).expect("a file"),
    }
    let said = refusal(database, clock).await;
    assert!(said.contains(what) && said.contains(way_out) && said.ends_with('.'), "{name}, {what}: {said}");
    assert!(said.contains(name) && !said.contains("code:"), "{name}, {what}: {said}");
    assert_eq!(fs::read(&path).ok(), changed, "{name}, {what}: a refused start leaves it as it was");
    said
}

fn without_its_end(bytes: &[u8]) -> Option<Vec<u8>> {
    Some(bytes[..bytes.len() / 2].to_vec())
}

fn nothing(_: &[u8]) -> Option<Vec<u8>> {
    Some(Vec::new())
}

fn gone(_: &[u8]) -> Option<Vec<u8>> {
    None
}

fn another_file(_: &[u8]) -> Option<Vec<u8>> {
    Some(b"milk, bread and eggs\n".to_vec())
}

/// One letter of a line is another.
fn changed_in(line: usize) -> impl Fn(&[u8]) -> Option<Vec<u8>> {
    move |bytes| {
        let mut bytes = bytes.to_vec();
        let start: usize = bytes.split_inclusive(|byte| *byte == b'\n').take(line - 1).map(<[u8]>::len).sum();
        let at = &mut bytes[start + 40];
        *at = if *at == b'A' { b'B' } else { b'A' };
        Some(bytes)
    }
}

both!(a_keyring_or_a_journal_that_is_damaged_missing_foreign_or_cut_short_is_called_so_with_a_way_out);
async fn a_keyring_or_a_journal_that_is_damaged_missing_foreign_or_cut_short_is_called_so_with_a_way_out(
    engine: Engine,
) {
    let (other, _other_database, _) = Kept::of(TestApp::new(Engine::Sqlite).await).await;
    let (kept, database, clock) = Kept::of(TestApp::new(engine).await).await;
    let others = |name: &'static str| {
        let bytes = fs::read(other.path(name)).expect("a file");
        move |_: &[u8]| Some(bytes.clone())
    };
    let a_line_less = |bytes: &[u8]| {
        let end = bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').expect("lines");
        Some(bytes[..=end].to_vec())
    };
    let a_line_torn = |bytes: &[u8]| Some(bytes[..bytes.len() - 5].to_vec());
    let copy = "Put back the copy that you keep of it";
    let newest = "ut back the newest";
    let lost = "\"A lost journal\"";
    let cases: [(&str, Change<'_>, &str, &str); 15] = [
        ("keyring", &changed_in(5), "it was changed", copy),
        ("keyring", &gone, "There is no keyring at", "Put the file back, or set ONPURPOSE_KEYRING"),
        ("keyring", &another_file, "it does not begin as a keyring", "set ONPURPOSE_KEYRING to where it is"),
        ("keyring", &others("keyring"), "belongs to another database", "Put back the keyring of this database"),
        ("keyring", &without_its_end, "it was cut short", copy),
        ("keyring", &nothing, "it is empty", copy),
        ("journal", &changed_in(2), "Line 2 of the journal", "put back the newest good copy"),
        ("journal", &changed_in(1), "Line 1 of the journal", "put back the newest good copy"),
        ("journal", &gone, "There is no journal at", newest),
        ("journal", &another_file, "is another file: it does not begin as a journal", lost),
        ("journal", &others("journal"), "it is of another installation", lost),
        ("journal", &without_its_end, "was cut short", lost),
        ("journal", &a_line_torn, "was cut short or damaged after entry", newest),
        ("journal", &a_line_less, "it is an old copy, or its end was cut off", newest),
        ("journal", &nothing, "is empty: it was cut to nothing", lost),
    ];
    let mut told = BTreeSet::new();
    for (name, change, what, way_out) in cases {
        told.insert(tell(&kept, &database, &clock, (name, change), (what, way_out)).await);
    }
    assert!(told.len() >= 14, "each is called otherwise: {told:#?}");
    kept.put_back(database.folder());
    let app = TestApp::over(database, clock, &[]).await;
    assert_eq!(app.left("supper").await, 78, "with its own files it starts");
}

mod a_database_that_is_damaged_missing_foreign_or_cut_short_is_called_so_with_a_way_out {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn on_sqlite() {
        let (other, _other_database, _) = Kept::of(TestApp::new(Engine::Sqlite).await).await;
        let (kept, database, clock) = Kept::of(TestApp::new(Engine::Sqlite).await).await;
        let of_another_program = tempfile::tempdir().expect("a folder");
        let shop = of_another_program.path().join("shop.db");
        let db = single(&format!("sqlite://{}?mode=rwc", shop.display())).await.expect("a database");
        db.execute_unprepared("CREATE TABLE basket (id INTEGER)").await.expect("a table");
        db.close().await.expect("its end");
        let from = |path: &Path| {
            let bytes = fs::read(path).expect("a file");
            move |_: &[u8]| Some(bytes.clone())
        };
        let in_the_middle = |bytes: &[u8]| {
            let (start, end) = (bytes.len() / 3, bytes.len() * 2 / 3);
            Some([&bytes[..start], &vec![b'x'; end - start], &bytes[end..]].concat())
        };
        let at_the_start = |bytes: &[u8]| Some([&[0; 100], &bytes[100..]].concat());
        let newer = tempfile::tempdir().expect("a folder");
        let newer = newer.path().join("newer.db");
        fs::copy(kept.path("onpurpose.db"), &newer).expect("a copy");
        let db = single(&format!("sqlite://{}", newer.display())).await.expect("a database");
        db.execute_unprepared("INSERT INTO seaql_migrations VALUES ('m20991231_000001_of_tomorrow', 0)")
            .await
            .expect("a row");
        db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("a whole file");
        db.close().await.expect("its end");
        let backup = "ut back the newest backup";
        let cases: [(Change<'_>, &str, &str); 9] = [
            (&in_the_middle, "is damaged", "ut back its newest backup"),
            (&at_the_start, "is no SQLite database", "put back its newest backup"),
            (&gone, "There is no database at", backup),
            (&nothing, "There is no database at", backup),
            (&another_file, "is no SQLite database", "Set ONPURPOSE_DATABASE_URL to where the database is"),
            (
                &from(&shop),
                "is of another program: it holds tables that are not Onpurpose's, such as basket",
                "of its own",
            ),
            (&without_its_end, "was cut short", "ut back its newest backup"),
            (&|bytes: &[u8]| Some(bytes[..60].to_vec()), "was cut short", "-wal and -shm"),
            (&from(&newer), "by a newer Onpurpose", "Use that version"),
        ];
        let mut told = BTreeSet::new();
        for (change, what, way_out) in cases {
            told.insert(tell(&kept, &database, &clock, ("onpurpose.db", change), (what, way_out)).await);
        }
        assert!(told.len() >= 6, "each is called otherwise: {told:#?}");

        kept.put_back(database.folder());
        fs::copy(other.path("onpurpose.db"), database.folder().join("onpurpose.db")).expect("a copy");
        let said = refusal(&database, &clock).await;
        assert!(said.contains("belongs to another database") && said.contains("from elsewhere"), "{said}");

        kept.put_back(database.folder());
        let app = TestApp::over(database, clock, &[]).await;
        assert_eq!(app.left("supper").await, 78, "with its own files it starts");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn on_postgresql() {
        let (_kept, database, clock) = Kept::of(TestApp::new(Engine::Postgresql).await).await;
        let inside = crate::support::dump::Inside::open(&database.url()).await;
        inside.execute("INSERT INTO seaql_migrations VALUES ('m20991231_000001_of_tomorrow', 0)").await;
        let said = refusal(&database, &clock).await;
        assert!(said.contains("by a newer Onpurpose") && !said.contains("postgres@"), "{said}");

        inside.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public").await;
        let said = refusal(&database, &clock).await;
        assert!(said.contains("There is no database at") && said.contains("newest backup"), "{said}");
        assert_eq!(inside.tables().await, [""; 0], "none is begun");

        inside.execute("CREATE TABLE basket (id INTEGER)").await;
        let said = refusal(&database, &clock).await;
        assert!(said.contains("is of another program") && said.contains("basket"), "{said}");
        assert_eq!(inside.tables().await, ["basket"]);
        inside.close().await;

        let url = format!("{}_of_nobody", database.url().split('?').next().expect("a URL"));
        let rest = database.url().split_once('?').map_or(String::new(), |(_, rest)| format!("?{rest}"));
        let refused = TestApp::build(&database, clock, &[("ONPURPOSE_DATABASE_URL", &format!("{url}{rest}"))]).await;
        let said = refused.err().expect("a refusal").to_string();
        assert!(said.contains("does not exist") && said.contains("Look at ONPURPOSE_DATABASE_URL"), "{said}");
    }
}
