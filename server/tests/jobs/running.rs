//! The jobs as they run beside the web, the commands, and what is left on the disk after an erasure.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use server::actions::checkpoint::Wal;
use server::actions::erase;
use server::commands::expire::{ExpireMode, expire};
use server::commands::verify::verify;
use server::commands::{clock, keys};
use server::db::records::Record;
use server::jobs;
use tokio::sync::watch;

use super::fixture::Fixture;
use super::peer::{Does, Peer};
use super::trace::files_with;

/// Far more than anything here takes.
const LONG: Duration = Duration::from_secs(20);

async fn until(done: impl AsyncFn() -> bool) {
    let started = Instant::now();
    while !done().await {
        assert!(started.elapsed() < LONG, "it never came");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn jobs_deliver_what_is_queued_erase_what_has_ended_and_stop_when_told() {
    let peer = Peer::start(&[], Does::Takes).await;
    let site = Fixture::relayed(&peer.url, LONG).await;
    site.register("old@example.org").await;
    site.wait(TimeDelta::days(8));
    let (stop, stopped) = watch::channel(false);
    let jobs = jobs::start(&site.site, stopped);
    site.register("ada@example.org").await;
    until(async || peer.taken().iter().any(|mail| mail.contains("To: ada@example.org"))).await;
    until(async || site.number("SELECT count(*) FROM registration").await == 1).await;
    until(async || site.number("SELECT count(*) FROM epoch").await == 2).await;
    stop.send_replace(true);
    tokio::time::timeout(LONG, jobs.join_all()).await.unwrap();
}

#[tokio::test]
async fn after_an_erasure_no_file_holds_the_ciphertext_or_the_index_once_the_log_is_cut() {
    let site = Fixture::new().await;
    let record = site.registered("ada@example.org").await;
    let Record::Registration(row) = record.clone() else { panic!("a registration") };
    let log = Wal::open(&site.site).await.unwrap();
    log.truncate().await.unwrap();
    let everything = [row.address_sealed, row.address_index];
    for bytes in &everything {
        assert_eq!(files_with(site.folder.path(), bytes), ["onpurpose.db"]);
    }
    site.execute("UPDATE registration SET seats = 2").await;
    erase::cancel(&site.site, record, false).await.unwrap();
    for bytes in &everything {
        assert!(!files_with(site.folder.path(), bytes).is_empty(), "the log still holds it");
    }
    log.truncate().await.unwrap();
    for bytes in &everything {
        assert!(files_with(site.folder.path(), bytes).is_empty());
    }
}

#[tokio::test]
async fn a_dry_run_counts_by_purpose_and_deletes_nothing() {
    let site = Fixture::new().await;
    site.register("ada@example.org").await;
    site.wait(TimeDelta::days(8));
    let mut out = vec![];
    expire(&site.site, ExpireMode::DryRun, &mut out).await.unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("/events/supper  registration  1\n"), "{out}");
    assert_eq!(site.number("SELECT count(*) FROM registration").await, 1);
    let mut out = vec![];
    expire(&site.site, ExpireMode::Sweep, &mut out).await.unwrap();
    assert!(String::from_utf8(out).unwrap().ends_with(" rows deleted.\n"));
    assert_eq!(site.number("SELECT count(*) FROM registration").await, 0);
}

#[tokio::test]
async fn a_doubted_clock_is_said_and_can_be_overruled() {
    let site = Fixture::new().await;
    site.register("ada@example.org").await;
    site.site.clock.reboot(TimeDelta::days(9));
    let mut out = vec![];
    expire(&site.site, ExpireMode::DryRun, &mut out).await.unwrap();
    let said = String::from_utf8(out).unwrap();
    let refusals = [
        expire(&site.site, ExpireMode::Sweep, &mut vec![]).await.unwrap_err().to_string(),
        clock::check(&site.site, &mut vec![]).unwrap_err().to_string(),
        keys::check(&site.site, &mut vec![]).await.unwrap_err().to_string(),
        verify(&site.site, None, &mut vec![]).await.unwrap_err().to_string(),
    ];
    for said in refusals.iter().chain([&said]) {
        assert!(said.contains("the clock may be wrong") && said.contains("onpurpose clock accept"), "{said}");
    }
    assert_eq!(site.number("SELECT count(*) FROM registration").await, 1);
    expire(&site.site, ExpireMode::Force, &mut vec![]).await.unwrap();
    assert_eq!(site.number("SELECT count(*) FROM registration").await, 0);
    clock::check(&site.site, &mut vec![]).unwrap();
}

#[tokio::test]
async fn a_clock_that_a_person_says_is_right_is_believed() {
    let site = Fixture::new().await;
    site.register("ada@example.org").await;
    site.site.clock.jump(TimeDelta::days(9));
    let mut out = vec![];
    clock::accept(&site.site, &mut out).unwrap();
    assert!(String::from_utf8(out).unwrap().starts_with("The clock is believed: "));
    expire(&site.site, ExpireMode::Sweep, &mut vec![]).await.unwrap();
    assert_eq!(site.number("SELECT count(*) FROM registration").await, 0);
}
