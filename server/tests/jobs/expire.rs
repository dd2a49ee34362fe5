//! Expiry: what goes, what is noted of it, and when nothing goes.

use chrono::TimeDelta;
use server::actions::compact_journal::compact_journal;
use server::actions::expire::{Swept, due, expire, sweep};
use server::actions::rotate_epoch::rotate_if_due;
use server::actions::{deliver, erase, unsubscribe};
use server::vault::Action;
use server::vault::journal::Act;

use super::fixture::Fixture;

const REGISTRATIONS: &str = "SELECT count(*) FROM registration";

#[tokio::test]
async fn what_is_past_its_end_goes_answers_first_and_receipts_say_how_many() {
    let site = Fixture::new().await;
    for name in ["ada", "eve", "max"] {
        site.registered(&format!("{name}@example.org")).await;
    }
    // The supper ends on 12 June; its special answers go 3 days later, all else after 14.
    site.wait(TimeDelta::days(27));
    sweep(&site.site).await.unwrap();
    assert_eq!(site.number(REGISTRATIONS).await, 3);
    assert_eq!(site.number("SELECT count(*) FROM answer_part").await, 3);
    site.wait(TimeDelta::days(11));
    sweep(&site.site).await.unwrap();
    for table in ["registration", "answer_part", "outbox", "consent"] {
        assert_eq!(site.number(&format!("SELECT count(*) FROM {table}")).await, 0, "{table}");
    }
    let receipts = |what: &str| format!("SELECT sum(count) FROM receipt WHERE what = '{what}'");
    assert_eq!(site.number(&receipts("registration")).await, 3);
    assert_eq!(site.number(&receipts("answer_part")).await, 6);
    assert_eq!(site.number("SELECT count(*) FROM receipt WHERE what = 'registration'").await, 1);
}

#[tokio::test]
async fn what_has_ended_is_not_there_though_the_job_never_runs() {
    let site = Fixture::new().await;
    let record = site.registered("ada@example.org").await;
    site.wait(TimeDelta::days(38));
    assert!(site.find(record.id()).await.is_none());
    assert_eq!(site.number(REGISTRATIONS).await, 1);
}

#[tokio::test]
async fn many_batches_make_one_receipt() {
    let site = Fixture::new().await;
    site.register("ada@example.org").await;
    let columns = "purpose_id, version_id, state, language, epoch, address_index, address_sealed, generation, \
                   created_at, confirmed_at, expires_at, seats, held_until, ticket_code, asked_if_coming";
    site.execute(&format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1099)
         INSERT INTO registration (id, {columns}) SELECT randomblob(16), {columns} FROM registration, n"
    ))
    .await;
    site.wait(TimeDelta::days(8));
    let counted = due(&site.site).await.unwrap();
    let registrations = counted.iter().find(|row| row.table == "registration").unwrap();
    assert_eq!((registrations.count, registrations.name.as_str()), (1100, "/events/supper"));
    expire(&site.site, site.believed()).await.unwrap();
    assert_eq!(site.number(REGISTRATIONS).await, 0);
    assert_eq!(site.number("SELECT count FROM receipt WHERE what = 'registration'").await, 1100);
    assert!(due(&site.site).await.unwrap().is_empty());
}

#[tokio::test]
async fn nothing_goes_while_the_clock_is_doubted_and_what_is_due_goes_once_it_is_believed() {
    let site = Fixture::new().await;
    site.registered("ada@example.org").await;
    site.site.clock.jump(TimeDelta::days(1000));
    assert!(matches!(sweep(&site.site).await.unwrap(), Swept::Paused));
    assert_eq!(site.number(REGISTRATIONS).await, 1);
    site.site.clock.synchronise(true);
    assert!(matches!(sweep(&site.site).await.unwrap(), Swept::Rows(1..)));
    assert_eq!(site.number(REGISTRATIONS).await, 0);
}

#[tokio::test]
async fn no_mail_is_given_up_while_the_clock_is_doubted_and_it_goes_once_it_is_believed() {
    let site = Fixture::new().await;
    site.register("ada@example.org").await;
    site.site.clock.jump(TimeDelta::days(1000));
    let queued = "SELECT count(*) FROM outbox WHERE state = 'queued'";
    let owed = site.number(queued).await;
    assert_eq!((site.deliver().await, site.number(queued).await), (0, owed));
    site.site.clock.jump(TimeDelta::days(-1000));
    sweep(&site.site).await.unwrap();
    assert_eq!(site.deliver().await, 1);
}

#[tokio::test]
async fn who_left_a_list_stays_off_it_as_long_as_it_is_open_and_24_months_more() {
    let site = Fixture::new().await;
    let list = site.subscribed("ada@example.org").await;
    let token = site.site.vault.token(Action::Unsubscribe, list.id(), 0);
    unsubscribe::unsubscribe(&site.site, &token, false).await.unwrap();
    let suppressions = "SELECT count(*) FROM suppression";
    for _ in 0..60 {
        site.wait(TimeDelta::days(25));
        sweep(&site.site).await.unwrap();
        assert_eq!(site.number(suppressions).await, 1);
    }
    let closed = site.now();
    site.execute(&format!("UPDATE newsletter SET closed_at = '{}'", closed.to_rfc3339())).await;
    while site.now() < closed + TimeDelta::days(725) {
        site.wait(TimeDelta::days(25));
        sweep(&site.site).await.unwrap();
        assert_eq!(site.number(suppressions).await, i64::from(site.now() < closed + TimeDelta::days(730)));
    }
    site.wait(TimeDelta::days(100));
    sweep(&site.site).await.unwrap();
    assert_eq!(site.number(suppressions).await, 0);
}

#[tokio::test]
async fn the_journal_forgets_a_suppression_five_weeks_after_its_end() {
    let site = Fixture::new().await;
    let list = site.subscribed("ada@example.org").await;
    let token = site.site.vault.token(Action::Unsubscribe, list.id(), 0);
    unsubscribe::unsubscribe(&site.site, &token, false).await.unwrap();
    site.execute(&format!("UPDATE newsletter SET closed_at = '{}'", site.now().to_rfc3339())).await;
    let suppresses = || {
        let entries = site.site.journal.above(0).unwrap();
        entries.iter().filter(|entry| matches!(entry.act, Act::Suppress { .. })).count()
    };
    site.wait(TimeDelta::days(700));
    weekly(&site).await;
    assert_eq!(suppresses(), 1, "it stands");
    site.wait(TimeDelta::days(100));
    sweep(&site.site).await.unwrap();
    assert_eq!(site.number("SELECT count(*) FROM suppression").await, 0);
    assert_eq!(site.number("SELECT journal_mark FROM vault").await, site.site.journal.last(), "the database knows");
    weekly(&site).await;
    assert!(!site.site.journal.above(0).unwrap().is_empty(), "the lift is young");
    for _ in 0..6 {
        site.wait(TimeDelta::days(7));
        weekly(&site).await;
    }
    assert!(site.site.journal.above(0).unwrap().is_empty());
}

/// What the jobs do in a week.
async fn weekly(site: &Fixture) {
    rotate_if_due(&site.site).await.unwrap();
    compact_journal(&site.site).unwrap();
}

#[tokio::test]
async fn the_journal_keeps_an_erasure_while_a_backup_from_before_it_can_be_opened() {
    let site = Fixture::new().await;
    let record = site.registered("ada@example.org").await;
    erase::cancel(&site.site, record, false).await.unwrap();
    let entries = || site.site.journal.above(0).unwrap().len();
    site.wait(TimeDelta::days(100));
    compact_journal(&site.site).unwrap();
    assert_eq!(entries(), 1, "its key lives");
    rotate_if_due(&site.site).await.unwrap();
    compact_journal(&site.site).unwrap();
    assert_eq!(entries(), 1, "its key still lives");
    site.wait(TimeDelta::days(28));
    rotate_if_due(&site.site).await.unwrap();
    assert_eq!(site.site.vault.epochs(), [2, 3]);
    site.site.clock.jump(TimeDelta::days(100));
    compact_journal(&site.site).unwrap();
    assert_eq!(entries(), 1, "the clock is doubted");
    site.site.clock.jump(TimeDelta::days(-100));
    compact_journal(&site.site).unwrap();
    assert_eq!(entries(), 0);
}

#[tokio::test]
async fn evidence_of_consent_outlives_the_subscription_by_24_months() {
    let site = Fixture::new().await;
    site.subscribed("ada@example.org").await;
    site.wait(TimeDelta::days(24 * 31));
    sweep(&site.site).await.unwrap();
    assert_eq!(site.number("SELECT count(*) FROM subscription").await, 0);
    assert_eq!(site.number("SELECT count(*) FROM consent").await, 1);
    site.wait(TimeDelta::days(24 * 31));
    sweep(&site.site).await.unwrap();
    assert_eq!(site.number("SELECT count(*) FROM consent").await, 0);
}

#[tokio::test]
async fn mail_files_go_with_their_rows() {
    let site = Fixture::new().await;
    site.register("ada@example.org").await;
    deliver::deliver_due(&site.site).await.unwrap();
    let files = || std::fs::read_dir(site.folder.path().join("mail")).unwrap().count();
    sweep(&site.site).await.unwrap();
    assert_eq!(files(), 1);
    site.wait(TimeDelta::days(8));
    sweep(&site.site).await.unwrap();
    assert_eq!(files(), 0);
}

#[tokio::test]
async fn a_review_ends_though_many_are_near_an_end_that_stays() {
    let site = Fixture::new().await;
    // One list that many have left, closed long ago, so that a review finds them and has nothing to move.
    let list = site.subscribed("ada@example.org").await;
    let token = site.site.vault.token(Action::Unsubscribe, list.id(), 0);
    unsubscribe::unsubscribe(&site.site, &token, false).await.unwrap();
    let closed = site.now();
    site.execute(&format!("UPDATE newsletter SET closed_at = '{}'", closed.to_rfc3339())).await;
    site.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
         INSERT INTO suppression (id, purpose_id, address_hash, created_at, expires_at)
         SELECT randomblob(16), purpose_id, randomblob(32), created_at, expires_at FROM suppression, n",
    )
    .await;
    site.wait(TimeDelta::days(710));
    sweep(&site.site).await.unwrap();
    sweep(&site.site).await.unwrap();
    assert_eq!(site.number("SELECT count(*) FROM suppression").await, 1201);
    site.wait(TimeDelta::days(30));
    sweep(&site.site).await.unwrap();
    assert_eq!(site.number("SELECT count(*) FROM suppression").await, 0);
}
