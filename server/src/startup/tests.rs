//! What stops a start, and what a start does before it answers anybody.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::EntityTrait as _;
use tempfile::{TempDir, tempdir};

use super::*;
use crate::clock;
use crate::db::entity::suppression;
use crate::db::epochs;
use crate::db::purposes::ADMINISTRATION;
use crate::vault::journal::Act;

fn now() -> DateTime<Utc> {
    "2027-05-20T17:40:00Z".parse().unwrap()
}

fn config(folder: &Path, more: &[(&str, &str)]) -> Config {
    let folder = folder.display().to_string();
    let set = [("ONPURPOSE_DATA_DIR", folder.as_str()), ("ONPURPOSE_LISTEN", "127.0.0.1:0")];
    let set: Vec<(&str, &str)> = more.iter().copied().chain(set).collect();
    Config::from(|name| set.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned())).unwrap()
}

async fn build(folder: &Path, more: &[(&str, &str)]) -> Result<Application, StartError> {
    Application::build(config(folder, more), Arc::new(Clock::test(now()))).await
}

async fn refusal(folder: &Path, more: &[(&str, &str)]) -> String {
    build(folder, more).await.err().expect("a refusal").to_string()
}

/// A folder that a site was started in before.
async fn used() -> TempDir {
    let folder = tempdir().unwrap();
    drop(build(folder.path(), &[]).await.unwrap());
    folder
}

#[tokio::test]
async fn a_first_start_makes_a_folder_that_others_cannot_read_and_takes_a_free_port() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("new/data");
    let application = build(&data, &[]).await.unwrap();
    assert_ne!(application.address().port(), 0);
    assert_eq!(std::fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
    assert!(data.join("keyring").is_file() && data.join("journal").is_file());
}

#[tokio::test]
async fn a_second_server_on_the_same_folder_is_refused() {
    let folder = tempdir().unwrap();
    let _first = build(folder.path(), &[]).await.unwrap();
    assert!(refusal(folder.path(), &[]).await.contains("Another Onpurpose server is using the folder"));
}

#[tokio::test]
async fn a_second_server_on_the_same_file_is_refused_from_another_folder_too() {
    let (folder, other) = (tempdir().unwrap(), tempdir().unwrap());
    let _first = build(folder.path(), &[]).await.unwrap();
    let url = format!("sqlite://{}/onpurpose.db", folder.path().display());
    let refused = refusal(other.path(), &[("ONPURPOSE_DATABASE_URL", &url)]).await;
    assert!(refused.contains("Another Onpurpose server"), "{refused}");
}

#[tokio::test]
async fn a_command_works_beside_a_running_server() {
    let folder = tempdir().unwrap();
    let _first = build(folder.path(), &[]).await.unwrap();
    assert!(open_site(config(folder.path(), &[]), Arc::new(Clock::test(now()))).await.is_ok());
}

#[tokio::test]
async fn a_keyring_that_is_not_there_or_of_another_database_stops_the_start() {
    let (folder, other) = (used().await, used().await);
    let keyring = other.path().join("keyring").display().to_string();
    let refused = refusal(folder.path(), &[("ONPURPOSE_KEYRING", &keyring)]).await;
    assert!(refused.contains("belongs to another database"), "{refused}");
    std::fs::remove_file(folder.path().join("keyring")).unwrap();
    assert!(refusal(folder.path(), &[]).await.starts_with("There is no keyring at"));
    assert!(!folder.path().join("keyring").exists());
}

#[tokio::test]
async fn an_old_copy_of_the_keyring_stops_the_start() {
    let folder = used().await;
    let (keyring, copy) = (folder.path().join("keyring"), folder.path().join("copy"));
    std::fs::copy(&keyring, &copy).unwrap();
    let site = open_site(config(folder.path(), &[]), Arc::new(Clock::test(now()))).await.unwrap();
    site.vault.add_epoch(2, now()).unwrap();
    let rotated = site.db.write(move |tx| async move { epochs::rotate(&tx.conn, 2, now()).await }).await;
    rotated.unwrap();
    drop(site);
    std::fs::rename(&copy, &keyring).unwrap();
    assert!(refusal(folder.path(), &[]).await.contains("no key for epoch 2"));
}

#[tokio::test]
async fn production_without_an_organisation_is_refused() {
    let folder = tempdir().unwrap();
    let production = [
        ("ONPURPOSE_MODE", "production"),
        ("ONPURPOSE_BASE_URL", "https://events.example.org"),
        ("ONPURPOSE_MAIL_FROM", "no-reply@example.org"),
        ("ONPURPOSE_SMTP_URL", "smtps://mail.example.org"),
    ];
    assert!(refusal(folder.path(), &production).await.contains("[organisation]"));
}

#[tokio::test]
async fn what_the_journal_has_above_the_database_is_done_at_the_start_and_once() {
    let folder = used().await;
    let open = || open_site(config(folder.path(), &[]), Arc::new(Clock::test(now())));
    let site = open().await.unwrap();
    let acts = [
        Act::Erase { table: "registration".to_owned(), id: clock::random_id() },
        Act::Suppress { purpose: ADMINISTRATION, hash: vec![1; 32] },
        Act::Suppress { purpose: ADMINISTRATION, hash: vec![2; 32] },
        Act::Suppress { purpose: clock::random_id(), hash: vec![3; 32] },
        Act::Lift { purpose: ADMINISTRATION, hash: vec![1; 32] },
    ];
    let last = site.journal.append(now() - TimeDelta::days(1), &acts).unwrap();
    drop(site);
    for _ in 0..2 {
        let site = open().await.unwrap();
        let kept = suppression::Entity::find().all(site.db.read()).await.unwrap();
        assert_eq!(kept.iter().map(|row| row.address_hash.clone()).collect::<Vec<_>>(), [vec![2; 32]]);
        assert_eq!(mark(&site).await, last);
    }
}

#[tokio::test]
async fn a_lost_or_older_journal_stops_the_start_until_the_newest_is_put_back() {
    let folder = used().await;
    let open = || open_site(config(folder.path(), &[]), Arc::new(Clock::test(now())));
    let (journal, old, newest) =
        (folder.path().join("journal"), folder.path().join("old"), folder.path().join("newest"));
    let site = open().await.unwrap();
    let erase = || [Act::Erase { table: "registration".to_owned(), id: clock::random_id() }];
    site.journal.append(now(), &erase()).unwrap();
    std::fs::copy(&journal, &old).unwrap();
    site.journal.append(now(), &erase()).unwrap();
    drop(site);
    drop(open().await.unwrap());
    std::fs::rename(&journal, &newest).unwrap();

    for (copy, said) in
        [(None, "There is no journal at"), (Some(&old), "ends at entry 1, and the database knows entry 2")]
    {
        if let Some(copy) = copy {
            std::fs::copy(copy, &journal).unwrap();
        }
        let refused = refusal(folder.path(), &[]).await;
        assert!(refused.contains(said) && refused.contains("Put back the newest copy."), "{refused}");
        assert_eq!(journal.exists(), copy.is_some(), "none is made");
    }
    std::fs::rename(&newest, &journal).unwrap();
    assert!(build(folder.path(), &[]).await.is_ok());
}

#[tokio::test]
async fn a_new_database_beside_an_old_journal_starts_and_one_that_knows_no_entry_beside_none() {
    let folder = used().await;
    std::fs::remove_file(folder.path().join("journal")).unwrap();
    let site = open_site(config(folder.path(), &[]), Arc::new(Clock::test(now()))).await.unwrap();
    let last = site.journal.append(now(), &[Act::Lift { purpose: ADMINISTRATION, hash: vec![1; 32] }]).unwrap();
    drop(site);
    let url = format!("sqlite://{}/new.db?mode=rwc", folder.path().display());
    std::fs::remove_file(folder.path().join("keyring")).unwrap();
    let application = build(folder.path(), &[("ONPURPOSE_DATABASE_URL", &url)]).await.unwrap();
    assert_eq!(mark(&application.site()).await, last);
}

#[tokio::test]
async fn the_journal_mark_never_goes_back() {
    let folder = used().await;
    let site = open_site(config(folder.path(), &[]), Arc::new(Clock::test(now()))).await.unwrap();
    for number in [7, 5] {
        let set = site.db.write(move |tx| async move { epochs::set_journal_mark(&tx.conn, number).await });
        set.await.unwrap();
        assert_eq!(mark(&site).await, 7);
    }
}

async fn mark(site: &Site) -> i64 {
    epochs::vault(site.db.read()).await.unwrap().unwrap().journal_mark
}

#[tokio::test]
async fn an_address_that_is_taken_stops_the_start() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = tempdir().unwrap();
    let refused = build(folder.path(), &[("ONPURPOSE_LISTEN", &address)]).await.err().expect("a refusal").to_string();
    assert!(refused.starts_with(&format!("Onpurpose cannot listen on {address}")), "{refused}");
}
