//! The turn of an epoch: look-ups in the middle of it, a turn that is cut off, and what an old copy can still show.

use chrono::TimeDelta;
use server::actions::check_keys::check_keys;
use server::actions::rotate_epoch::{begin, rotate, rotate_if_due};
use server::actions::{answers, confirm, erase, held};
use server::commands::keys;
use server::db::{connect, records};

use super::fixture::{Fixture, database_url};

const OLD: &str = "SELECT count(*) FROM registration WHERE epoch = 1";

#[tokio::test]
async fn a_turn_seals_everything_anew_and_everything_still_opens() {
    let site = Fixture::new().await;
    let mut ids = vec![];
    for name in 0..210 {
        ids.push(site.register(&format!("person{name}@example.org")).await.id());
    }
    ids.push(site.subscribed("ada@example.org").await.id());
    assert_eq!(rotate(&site.site, site.believed()).await.unwrap(), 2);
    for table in ["registration", "subscription", "answer_part"] {
        assert_eq!(site.number(&format!("SELECT count(*) FROM {table} WHERE epoch <> 2")).await, 0, "{table}");
    }
    for id in ids {
        let record = site.find(id).await.unwrap();
        let held = held::open(&site.site, &record).await.unwrap();
        assert!(held.email.to_mail().ends_with("@example.org"));
    }
}

#[tokio::test]
async fn a_turn_comes_every_week_and_old_keys_end_four_weeks_later() {
    let site = Fixture::new().await;
    site.registered("ada@example.org").await;
    rotate_if_due(&site.site).await.unwrap();
    assert_eq!(site.site.vault.epochs(), [1]);
    let mut all = vec![];
    for _ in 0..6 {
        site.wait(TimeDelta::days(7));
        rotate_if_due(&site.site).await.unwrap();
        all.push(site.site.vault.epochs());
    }
    assert_eq!(all[3], [1, 2, 3, 4, 5]);
    assert_eq!(all[4], [2, 3, 4, 5, 6]);
    assert_eq!(all[5], [3, 4, 5, 6, 7]);
    assert_eq!(site.number("SELECT count(*) FROM epoch WHERE destroyed_at IS NOT NULL").await, 2);
}

#[tokio::test]
async fn no_key_is_made_or_destroyed_while_the_clock_is_doubted() {
    let site = Fixture::new().await;
    rotate(&site.site, site.believed()).await.unwrap();
    site.site.clock.jump(TimeDelta::days(100));
    rotate_if_due(&site.site).await.unwrap();
    assert_eq!(site.site.vault.epochs(), [1, 2]);
    let refusal = keys::rotate(&site.site, &mut vec![]).await.unwrap_err().to_string();
    assert!(refusal.contains("onpurpose clock accept"), "{refusal}");
    assert_eq!(site.site.vault.epochs(), [1, 2]);
}

#[tokio::test]
async fn an_epoch_that_began_by_a_wrong_clock_is_over_once_the_clock_is_right() {
    let site = Fixture::new().await;
    site.registered("ada@example.org").await;
    site.site.clock.jump(TimeDelta::days(400));
    site.site.guard.accept().unwrap();
    rotate(&site.site, site.believed()).await.unwrap();
    site.site.clock.jump(TimeDelta::days(-400));
    site.site.guard.accept().unwrap();
    let wrong = check_keys(&site.site).await.unwrap().wrong;
    assert!(wrong.len() == 1 && wrong[0].contains("Epoch 2 began on"), "{wrong:?}");

    rotate_if_due(&site.site).await.unwrap();
    assert_eq!(site.site.vault.epochs(), [1, 2, 3]);
    assert!(check_keys(&site.site).await.unwrap().wrong.is_empty());
    for _ in 0..4 {
        site.wait(TimeDelta::days(7));
        rotate_if_due(&site.site).await.unwrap();
    }
    assert_eq!(site.site.vault.epochs(), [3, 4, 5, 6, 7], "and its key goes on time");
}

#[tokio::test]
async fn a_check_of_the_keys_says_that_no_epoch_has_begun_for_long() {
    let site = Fixture::new().await;
    rotate_if_due(&site.site).await.unwrap();
    site.wait(TimeDelta::days(8));
    assert!(check_keys(&site.site).await.unwrap().wrong.is_empty());
    site.wait(TimeDelta::days(1));
    let wrong = check_keys(&site.site).await.unwrap().wrong;
    assert!(wrong.len() == 1 && wrong[0].ends_with("a running server begins one each week."), "{wrong:?}");
    rotate(&site.site, site.believed()).await.unwrap();
    assert!(check_keys(&site.site).await.unwrap().wrong.is_empty());
    site.wait(TimeDelta::days(30));
    let wrong = check_keys(&site.site).await.unwrap().wrong;
    assert!(wrong[0].starts_with("The key of epoch 1 should be gone."), "{wrong:?}");
}

#[tokio::test]
async fn in_the_middle_of_a_turn_an_address_is_found_and_signed_up_once() {
    let site = Fixture::new().await;
    let first = site.registered("ada@example.org").await;
    begin(&site.site, site.believed()).await.unwrap();
    assert_eq!(site.number(OLD).await, 1, "not resealed yet");
    let second = site.register("ada@example.org").await;
    let refused = confirm::confirm(&site.site, second).await;
    assert!(matches!(refused, Err(confirm::ConfirmError::Already(known)) if known.id() == first.id()));
    let other = site.registered("eve@example.org").await;
    assert!(site.find(other.id()).await.is_some());
}

#[tokio::test]
async fn a_turn_that_was_cut_off_goes_on() {
    let site = Fixture::new().await;
    let record = site.registered("ada@example.org").await;
    // Cut off before the database knew: the key is used, and not a third one made.
    site.site.vault.add_epoch(2, site.now()).unwrap();
    assert_eq!(begin(&site.site, site.believed()).await.unwrap(), 2);
    // Cut off before anything was resealed: the next sweep does it, though no rotation is due.
    assert_eq!(site.number(OLD).await, 1);
    rotate_if_due(&site.site).await.unwrap();
    assert_eq!(site.number(OLD).await, 0);
    assert_eq!(site.site.vault.epochs(), [1, 2]);
    let record = site.find(record.id()).await.unwrap();
    assert!(held::open(&site.site, &record).await.is_ok());
}

#[tokio::test]
async fn a_damaged_row_keeps_its_key_and_nothing_else_from_being_sealed_anew() {
    let site = Fixture::new().await;
    let damaged = site.registered("ada@example.org").await;
    site.registered("eve@example.org").await;
    let id = damaged.id().simple();
    site.execute(&format!("UPDATE registration SET address_sealed = x'0100000001' WHERE hex(id) = upper('{id}')"))
        .await;
    rotate(&site.site, site.believed()).await.unwrap();
    assert_eq!(site.number(OLD).await, 1);
    site.wait(TimeDelta::days(30));
    rotate_if_due(&site.site).await.unwrap();
    assert!(site.site.vault.epochs().contains(&1));
}

#[tokio::test]
async fn when_the_old_key_is_gone_yesterdays_copy_cannot_open_what_was_erased() {
    let site = Fixture::new().await;
    let record = site.registered("ada@example.org").await;
    let copy = tempfile::TempDir::new().unwrap();
    let target = copy.path().join("onpurpose.db");
    // Outside a transaction, as VACUUM wants it.
    let connection = connect::connect(&database_url(site.folder.path())).await.unwrap();
    sea_orm::ConnectionTrait::execute_unprepared(&connection.writer, &format!("VACUUM INTO '{}'", target.display()))
        .await
        .unwrap();
    let yesterday = connect::connect(&database_url(copy.path())).await.unwrap();
    let copied = records::find(&yesterday.reader, record.id(), site.now()).await.unwrap().unwrap();
    assert!(held::address(&site.site.vault, &copied).is_ok());
    erase::cancel(&site.site, record, false).await.unwrap();
    rotate(&site.site, site.believed()).await.unwrap();
    site.wait(TimeDelta::days(28));
    rotate_if_due(&site.site).await.unwrap();
    assert!(held::address(&site.site.vault, &copied).is_err());
    assert!(answers::read(&site.site, &yesterday.reader, &copied).await.is_err());
}

#[tokio::test]
async fn a_check_of_the_keys_says_what_is_wrong() {
    let site = Fixture::new().await;
    site.registered("ada@example.org").await;
    assert!(check_keys(&site.site).await.unwrap().wrong.is_empty());
    let mut out = vec![];
    keys::rotate(&site.site, &mut out).await.unwrap();
    keys::check(&site.site, &mut out).await.unwrap();
    assert!(String::from_utf8(out).unwrap().contains("Everything is sealed under epoch 2."));
    site.execute("UPDATE registration SET epoch = 1").await;
    site.site.vault.destroy_epochs(&[1], site.believed()).unwrap();
    let refusal = keys::check(&site.site, &mut vec![]).await.unwrap_err().to_string();
    assert_eq!(refusal, "There are rows of epoch 1, and the keyring has no key for it.");
}
