//! Invariant 4: gone means gone. A byte search of the data folder finds nothing of who was erased, and each search here
//! is shown to find what it looks for before the mechanism has run that takes it away.

use std::path::Path;

use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::dump::Inside;
use crate::support::people::{ADA, ADAS_ADDRESS, ADAS_TRACES, BEN};
use crate::support::trace::{files_with, holds};

const SUPPER: &str = "/events/supper";

/// What is stored of a person in place of what was written: ciphertexts and blind indexes.
pub async fn sealed(inside: &Inside) -> Vec<Vec<u8>> {
    let mut sealed = Vec::new();
    for (table, column) in
        [("registration", "address_sealed"), ("registration", "address_index"), ("answer_part", "answers_sealed")]
    {
        let found = inside.bytes(&format!("SELECT {column} FROM {table}")).await;
        assert!(!found.is_empty(), "{table}.{column}");
        // From its middle, past version, epoch and whatever a page boundary may cut.
        sealed.extend(found.into_iter().map(|bytes| bytes[bytes.len() / 3..][..20].to_vec()));
    }
    sealed
}

/// The files that hold any of these needles.
fn found(folder: &Path, needles: &[Vec<u8>]) -> Vec<String> {
    needles.iter().flat_map(|needle| files_with(folder, needle)).collect()
}

fn written() -> Vec<Vec<u8>> {
    ADAS_TRACES.map(|text| text.as_bytes().to_vec()).to_vec()
}

pub async fn nothing_is_left(app: &TestApp, sealed: &[Vec<u8>]) {
    let folder = app.database.folder();
    assert_eq!(found(folder, &written()), [] as [&str; 0], "what was written");
    assert_eq!(found(folder, sealed), [] as [&str; 0], "what was sealed");
    let dump = format!("{:?}", app.dump().await).to_lowercase();
    for needle in sealed {
        let hex: String = needle.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(!dump.contains(&hex), "what was sealed");
    }
    for text in ADAS_TRACES {
        assert!(!dump.contains(&text.to_lowercase()), "{text}");
    }
}

both!(after_a_cancellation_a_byte_search_finds_nothing);
async fn after_a_cancellation_a_byte_search_finds_nothing(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    app.mails_to(ADAS_ADDRESS).await;
    let sealed = sealed(&app.inside().await).await;
    let folder = app.database.folder();
    let mailed = files_with(folder, ADAS_ADDRESS.as_bytes());
    assert!(mailed.len() == 2 && mailed.iter().all(|name| name.ends_with(".eml")), "only mails: {mailed:?}");
    for secret in &written()[3..] {
        assert!(!files_with(folder, secret).iter().any(|name| name.starts_with("onpurpose.db")), "it is sealed");
    }

    app.post(&format!("{own}/cancel"), &[]).await;
    if engine == Engine::Sqlite {
        let left = found(folder, &sealed);
        assert!(left.contains(&"onpurpose.db-wal".to_owned()), "the search sees what the log still holds: {left:?}");
    }
    assert_eq!(files_with(folder, ADAS_ADDRESS.as_bytes()).len(), 2, "the search sees the mails");
    app.checkpoint().await;
    nothing_is_left(&app, &sealed).await;
}

both!(after_expiry_a_byte_search_finds_nothing);
async fn after_expiry_a_byte_search_finds_nothing(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(SUPPER, &ADA).await;
    app.mails_to(ADAS_ADDRESS).await;
    app.submit("/your-data", &[("email", ADAS_ADDRESS)]).await;
    app.submit("/events/small", &BEN).await;
    let sealed = sealed(&app.inside().await).await;
    // So that it is in the database itself, and not in its log alone.
    app.checkpoint().await;
    if engine == Engine::Sqlite {
        assert!(found(app.database.folder(), &sealed).contains(&"onpurpose.db".to_owned()), "the search sees rows");
    }
    app.wait(TimeDelta::days(40));
    app.sweep().await;
    app.checkpoint().await;
    nothing_is_left(&app, &sealed).await;
}

both!(a_changed_answer_leaves_nothing_of_the_one_before);
async fn a_changed_answer_leaves_nothing_of_the_one_before(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    let sealed = app.inside().await.bytes("SELECT answers_sealed FROM answer_part").await;
    app.submit(&format!("{own}/change"), &[("seats", "2"), ("name", "Ada King")]).await;
    app.checkpoint().await;
    let needles: Vec<Vec<u8>> = sealed.iter().map(|bytes| bytes[30..60].to_vec()).collect();
    assert_eq!(found(app.database.folder(), &needles), [] as [&str; 0]);
}

/// The negative control: the same deletion on a copy of the database whose `secure_delete` is off leaves what the
/// search looks for, so the search would fail if the site had it off.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_secure_delete_the_search_would_find_what_was_erased_on_sqlite() {
    let app = TestApp::new(Engine::Sqlite).await;
    app.sign_up_and_confirm(SUPPER, &ADA).await;
    let sealed = sealed(&app.inside().await).await;
    app.checkpoint().await;
    for (is_secure, is_found) in [("OFF", true), ("ON", false)] {
        let copy = app.database.folder().join(format!("copy-{is_secure}.db"));
        std::fs::copy(app.database.folder().join("onpurpose.db"), &copy).expect("a copy");
        let inside = Inside::open(&format!("sqlite://{}?mode=rw", copy.display())).await;
        // One connection each time: the setting is a connection's own.
        let sql = format!(
            "PRAGMA foreign_keys = ON; PRAGMA secure_delete = {is_secure}; DELETE FROM registration; \
             PRAGMA wal_checkpoint(TRUNCATE)"
        );
        inside.execute(&sql).await;
        inside.close().await;
        let bytes = std::fs::read(&copy).expect("the copy");
        assert_eq!(sealed.iter().any(|needle| holds(&bytes, needle)), is_found, "secure_delete {is_secure}");
    }
}

both!(cancelling_erases_what_was_typed_again_for_the_same_address_too);
async fn cancelling_erases_what_was_typed_again_for_the_same_address_too(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    app.submit(SUPPER, &ADA).await;
    app.submit("/events/small", &[("email", ADAS_ADDRESS), ("seats", "1")]).await;
    assert_eq!(app.count("registration").await, 3);
    app.post(&format!("{own}/cancel"), &[]).await;
    assert_eq!(app.count("registration").await, 1, "what is held for the other event stays");
}

both!(the_journal_names_nobody);
async fn the_journal_names_nobody(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &ADA).await;
    let link = app.mail_to(ADAS_ADDRESS).await.link("/cancel");
    app.post(&link, &[("never", "yes")]).await;
    let journal = std::fs::read_to_string(app.database.folder().join("journal")).expect("the journal");
    assert!(journal.contains("erase") && journal.contains("suppress"), "{journal}");
    for text in ADAS_TRACES {
        assert!(!journal.contains(text), "{text}");
    }
}
