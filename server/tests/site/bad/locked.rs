//! The database is locked by somebody else for longer than anybody waits.

use std::sync::Arc;

use chrono::TimeDelta;
use sea_orm::{DbBackend, Statement, TransactionTrait as _};
use server::actions::Failure;
use server::actions::samples::CONTENTS;
use server::clock::Clock;

use super::{ADA, SUPPER, everything};
use crate::support::app::{TestApp, start};
use crate::support::database::{Engine, TestDatabase};
use crate::support::log;

/// The site waits five seconds for a lock; the tests do not.
async fn be_impatient(app: &TestApp) {
    let work = app.site.db.write::<_, Failure, _, _>(move |tx| async move {
        sea_orm::ConnectionTrait::execute_unprepared(&tx.conn, "PRAGMA busy_timeout = 20").await?;
        Ok(())
    });
    work.await.expect("a setting");
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_database_is_locked_a_page_says_so_and_afterwards_everything_works() {
    log::capture();
    let app = TestApp::new(Engine::Sqlite).await;
    app.submit(SUPPER, &[("email", "ben@harbour.example"), ADA[1]]).await;
    let confirm = app.mail_to("ben@harbour.example").await.link("/confirm/");
    let form = app.get(SUPPER).await;
    app.wait(TimeDelta::seconds(5));
    let before = everything(&app).await;
    be_impatient(&app).await;

    let other = server::db::connect::single(&app.database.url()).await.expect("another program");
    let immediate = Some(sea_orm::SqliteTransactionMode::Immediate);
    let options = sea_orm::TransactionOptions { sqlite_transaction_mode: immediate, ..Default::default() };
    let lock = other.begin_with_options(options).await.expect("its lock");
    for (path, fields) in [(SUPPER, &ADA[..]), (&confirm, &[])] {
        let answer = app.resubmit(path, &form, fields).await;
        assert_eq!(answer.status, 503, "{path}: {}", answer.text());
        assert!(answer.says("We’re very busy right now") && answer.says("Nothing was changed"), "{}", answer.text());
    }
    assert_eq!(app.get(SUPPER).await.status, 200, "who only reads is not in the way");
    assert!(server::actions::deliver::deliver_due(&app.site).await.is_err());
    lock.rollback().await.expect("its end");

    assert_eq!(everything(&app).await, before);
    assert_eq!(app.resubmit(SUPPER, &form, &ADA).await.status, 303);
    assert_eq!(app.post(&confirm, &[]).await.status, 303);
    assert_eq!(app.mails_to(ADA[0].1).await.len(), 1);
    log::holds_none_of(&[ADA[0].1, "ben@harbour.example"]);
}

mod while_rows_are_locked_a_page_says_so_and_afterwards_everything_works {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn on_postgresql() {
        let database = TestDatabase::new(Engine::Postgresql).await;
        // How long a statement waits is the operator's to set in the URL; the test does not wait.
        let impatient = format!("{}&options=-c%20lock_timeout%3D20", database.url());
        let settings = [("ONPURPOSE_DATABASE_URL", impatient.as_str())];
        let app = TestApp::over(database, Arc::new(Clock::test(start())), &settings).await;
        app.import(CONTENTS).await;
        let form = app.get(SUPPER).await;
        app.wait(TimeDelta::seconds(5));
        let other = server::db::connect::single(&app.database.url()).await.expect("another program");
        let lock = other.begin_with_options(sea_orm::TransactionOptions::default()).await.expect("its transaction");
        sea_orm::ConnectionTrait::execute_unprepared(&lock, "SELECT * FROM event FOR UPDATE").await.expect("its lock");

        let answer = app.resubmit(SUPPER, &form, &ADA).await;
        assert_eq!(answer.status, 503, "{}", answer.text());
        assert_eq!(everything(&app).await, 0);
        assert_eq!(app.get(SUPPER).await.status, 200, "who only reads is not in the way");
        lock.rollback().await.expect("its end");

        assert_eq!(app.resubmit(SUPPER, &form, &ADA).await.status, 303);
        assert_eq!(app.mails_to(ADA[0].1).await.len(), 1);
    }
}

mod a_statement_waits_five_seconds_for_a_lock_and_no_longer {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn on_postgresql() {
        let app = TestApp::new(Engine::Postgresql).await;
        let work = app.site.db.write::<_, Failure, _, _>(move |tx| async move {
            let asked = Statement::from_string(DbBackend::Postgres, "SHOW lock_timeout");
            let row = sea_orm::ConnectionTrait::query_one_raw(&tx.conn, asked).await?.expect("a setting");
            Ok(row.try_get_by_index::<String>(0)?)
        });
        assert_eq!(work.await.expect("a transaction"), "5s");
    }
}
