//! The disk is full: nothing is half done, and as soon as there is room everything goes on.

use std::process::Command;

use chrono::TimeDelta;
use sea_orm::ConnectionTrait as _;
use server::actions::Failure;
use server::vault::journal::{Act, Journal};
use uuid::Uuid;

use super::{ADA, SUPPER, everything};
use crate::support::app::{TestApp, start};
use crate::support::both::both;
use crate::support::database::{Engine, TestDatabase};
use crate::support::log;
use crate::support::people::{self, ADAS_ADDRESS};
use crate::support::process::{Process, import};
use crate::support::visitor::Visitor;

/// Lets the database grow no further, or as far as it likes.
pub async fn limit(app: &TestApp, pages: &'static str) {
    let work = app.site.db.write::<_, Failure, _, _>(move |tx| async move {
        tx.conn.execute_unprepared(&format!("PRAGMA max_page_count = {pages}")).await?;
        Ok(())
    });
    work.await.expect("a setting");
}

/// Whether a transaction of the site keeps other writers out from its beginning.
async fn is_immediate(app: &TestApp) -> bool {
    let url = app.database.url();
    let work = app.site.db.write::<_, Failure, _, _>(move |_| async move {
        let other = server::db::connect::single(&url).await?;
        other.execute_unprepared("PRAGMA busy_timeout = 0").await?;
        let refused = other.execute_unprepared("BEGIN IMMEDIATE; ROLLBACK").await.is_err();
        other.close().await?;
        Ok(refused)
    });
    work.await.expect("a transaction")
}

/// A minute after the last failure the next write shows that all is well.
pub(super) async fn is_said_to_be_over(app: &TestApp) {
    app.wait(TimeDelta::seconds(61));
    assert_eq!(app.submit(SUPPER, &[("email", "late@harbour.example"), ADA[1]]).await.status, 303);
    let ready = app.get("/readyz").await;
    assert_eq!((ready.status, ready.body.as_str()), (200, "ready\n"));
    assert_eq!(log::text().matches("there is room on the disk again").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_full_disk_a_page_says_so_and_with_room_everything_goes_on() {
    log::capture();
    let app = TestApp::new(Engine::Sqlite).await;
    let own = app.sign_up_and_confirm(SUPPER, &[("email", "ben@harbour.example"), ADA[1], ("name", "Ben")]).await;
    let form = app.get(SUPPER).await;
    app.wait(TimeDelta::seconds(5));
    assert!(is_immediate(&app).await);
    limit(&app, "1").await;
    // The room in pages that are there already is soon taken.
    let mut taken = 0;
    let full = loop {
        let email = format!("person{taken}@harbour.example");
        let food = "Kumquat ".repeat(200);
        let fields = [("email", email.as_str()), ADA[1], ("food", &food), ("private_agree", "yes")];
        let answer = app.resubmit(SUPPER, &form, &fields).await;
        if answer.status != 303 {
            break answer;
        }
        taken += 1;
        assert!(taken < 90, "the disk is never full");
    };
    assert_eq!(full.status, 507, "{}", full.text());
    assert!(full.says("nothing was saved"), "{}", full.text());
    assert_eq!(full.value_of("email"), Some(format!("person{taken}@harbour.example")), "what was typed is kept");
    let ready = app.get("/readyz").await;
    assert_eq!((ready.status, ready.body.contains("disk full")), (503, true), "{}", ready.body);
    let food = "Kumquat ".repeat(200);
    // A page that is there already may still have room for one of them.
    let (mut refused, mut more) = (0, 0);
    while refused < 5 {
        // The writer's connection is a new one after each failure.
        limit(&app, "1").await;
        let email = format!("more{more}@harbour.example");
        let fields = [("email", email.as_str()), ADA[1], ("food", &food), ("private_agree", "yes")];
        match app.resubmit(SUPPER, &form, &fields).await.status {
            303 => more += 1,
            status => {
                assert_eq!(status, 507);
                refused += 1;
            }
        }
        assert!(more < 90, "the disk is never full");
    }
    assert_eq!(log::text().matches("disk full").count(), 1, "said once: {}", log::text());
    let half =
        "SELECT COUNT(*) FROM registration r WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.registration_id = r.id)";
    assert_eq!(app.inside().await.number(half).await, 0, "no record without its mail");
    assert_eq!(app.count("registration").await, taken + more + 1);
    assert_eq!(app.get(&own).await.status, 200, "what is there can be read");

    limit(&app, "1000000").await;
    assert!(is_immediate(&app).await);
    let before = everything(&app).await;
    assert_eq!(app.resubmit(SUPPER, &form, &ADA).await.status, 303);
    assert_eq!(everything(&app).await, before + 3, "a record, its mail and its reminder");
    assert_eq!(app.mails_to(ADA[0].1).await.len(), 1);
    is_said_to_be_over(&app).await;
    log::holds_none_of(&[ADA[0].1, "ben@harbour.example", "person", "Kumquat"]);
}

mod on_a_full_disk_of_postgresql_a_page_says_so_and_with_room_everything_goes_on {
    use super::*;

    /// Makes the table of answers, of which there are none yet, larger than a piece of the server's log, by rows that fill
    /// a page each and are past their end: it is the file that cannot grow when none may grow beyond it.
    const FILLED: &str = "ALTER TABLE answer_part ALTER answers_sealed SET STORAGE PLAIN; \
        INSERT INTO answer_part SELECT gen_random_uuid(), purpose_id, id, NULL, epoch, \
        decode(repeat('00', 8000), 'hex'), TIMESTAMP '2000-01-01' FROM registration, generate_series(1, 2200)";

    async fn limit(app: &TestApp, bytes: Option<u64>) {
        let all = "SELECT pid::text FROM pg_stat_activity \
                   WHERE datname = current_database() AND backend_type = 'client backend'";
        let soft = bytes.map_or("unlimited".to_owned(), |bytes| bytes.to_string());
        for pid in app.inside().await.texts(all).await {
            // Where the tests run as root, the cluster runs as `postgres`, and is only the owner's to limit.
            let mut owner = Command::new(if rustix::process::geteuid().is_root() { "runuser" } else { "env" });
            if rustix::process::geteuid().is_root() {
                owner.args(["-u", "postgres", "--"]);
            }
            let done = owner.args(["prlimit", "--pid", &pid, &format!("--fsize={soft}:")]).status();
            assert!(done.expect("prlimit of util-linux").success(), "a limit for {pid}");
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn on_postgresql() {
        log::capture();
        let app = TestApp::new(Engine::Postgresql).await;
        let own = app.sign_up_and_confirm(SUPPER, &[("email", "ben@harbour.example"), ADA[1]]).await;
        app.inside().await.execute(FILLED).await;
        let form = app.get(SUPPER).await;
        app.wait(TimeDelta::seconds(5));
        let before = everything(&app).await;

        let size = app.inside().await.number("SELECT pg_relation_size('answer_part')").await;
        limit(&app, u64::try_from(size).ok()).await;
        let with_name = [ADA[0], ADA[1], ("name", "Kumquat")];
        let answer = app.resubmit(SUPPER, &form, &with_name).await;
        assert_eq!(answer.status, 507, "{}", answer.text());
        assert!(answer.says("nothing was saved"), "{}", answer.text());
        assert_eq!(everything(&app).await, before, "no record without its answers and its mail");
        assert_eq!(app.get(&own).await.status, 200, "what is there can be read");

        limit(&app, None).await;
        assert_eq!(app.resubmit(SUPPER, &form, &with_name).await.status, 303);
        assert_eq!(app.mails_to(ADA[0].1).await.len(), 1);
        log::holds_none_of(&[ADA[0].1, "ben@harbour.example", "Kumquat"]);
    }
}

/// So many entries make the journal the longest file of all by far.
const ENTRIES: u128 = 15_000;

both!(on_a_full_disk_under_the_journal_nobody_is_erased_by_half);
async fn on_a_full_disk_under_the_journal_nobody_is_erased_by_half(engine: Engine) {
    let database = TestDatabase::new(engine).await;
    import(&database);
    let log = database.folder().join("process.log");
    let process = Process::start_for_limits(&database, &log).await;
    let mut ada = Visitor::new(&process, &database);
    let own = ada.sign_up_and_confirm(SUPPER, &people::ADA, ADAS_ADDRESS).await;

    let path = database.folder().join("journal");
    let journal = Journal::open(&path).expect("the journal");
    let erase = |id| Act::Erase { table: "registration".to_owned(), id: Uuid::from_u128(id) };
    let last = journal.append(start(), &(0..ENTRIES).map(erase).collect::<Vec<_>>()).expect("entries");
    let length = || std::fs::metadata(&path).expect("the journal").len();
    let before = length();

    process.limit_files(Some(before + 10));
    let answer = ada.post(&format!("{own}/cancel"), &[]).await;
    answer.shows_nothing_inner();
    assert_eq!(answer.status, 507, "{}", answer.text());
    assert!(answer.says("nothing was saved"), "{}", answer.text());
    assert_eq!(length(), before, "no half of an entry");
    assert_eq!(ada.get(&own).await.status, 200, "she is still there");

    process.limit_files(None);
    assert_eq!(ada.post(&format!("{own}/cancel"), &[]).await.status, 200);
    assert_eq!(ada.get(&own).await.status, 404);
    assert_eq!(journal.above(last).expect("the journal").len(), 1, "one erasure, one entry");
    assert!(!process.said().contains(ADAS_ADDRESS));
}
