//! The keyring file: created once, whole at every moment, and without a key once that is destroyed.

use std::os::unix::fs::PermissionsExt;

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use chrono::TimeDelta;
use secrecy::ExposeSecret;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;

const CONTEXT: SealContext<'_> =
    SealContext { table: "registrations", column: "email", record: Uuid::from_u128(2), purpose: Uuid::from_u128(1) };

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keyring");
    (folder, path)
}

fn at() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

fn believed() -> Believed {
    Believed::for_tests(at())
}

fn refusal(path: &Path) -> String {
    Vault::open(path, true).err().unwrap().to_string()
}

#[test]
fn the_keyring_is_made_once_for_its_owner_alone() {
    let (_folder, path) = folder();
    let made = Vault::open(&path, true).unwrap();
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(made.epochs(), [1]);
    let text = fs::read(&path).unwrap();
    let again = Vault::open(&path, true).unwrap();
    assert_eq!(again.fingerprint(), made.fingerprint());
    assert_eq!(fs::read(&path).unwrap(), text);
}

#[test]
fn two_that_make_the_keyring_at_once_get_the_same_one() {
    let (_folder, path) = folder();
    let open = || Vault::open(&path, true).unwrap().fingerprint();
    let (one, two) = std::thread::scope(|scope| {
        let (one, two) = (scope.spawn(open), scope.spawn(open));
        (one.join().unwrap(), two.join().unwrap())
    });
    assert_eq!(one, two);
}

#[test]
fn what_was_sealed_opens_after_the_file_is_opened_again() {
    let (_folder, path) = folder();
    let vault = Vault::open(&path, true).unwrap();
    vault.add_epoch(2, at()).unwrap();
    let sealed = [1, 2].map(|epoch| vault.seal(epoch, CONTEXT, b"ada").unwrap());
    let vault = Vault::open(&path, false).unwrap();
    assert_eq!((vault.newest_epoch(), vault.epochs()), (2, vec![1, 2]));
    for sealed in sealed {
        assert_eq!(**vault.open_sealed(CONTEXT, &sealed).unwrap(), *b"ada");
    }
}

#[test]
fn a_missing_keyring_is_not_made_unless_asked() {
    let (folder, path) = folder();
    let error = Vault::open(&path, false).err().unwrap();
    assert!(error.to_string().starts_with("There is no keyring at"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn another_keyring_has_another_fingerprint() {
    let ((_one, here), (_two, there)) = (folder(), folder());
    let print = |path: &Path| Vault::open(path, true).unwrap().fingerprint();
    assert_ne!(print(&here), print(&there));
}

#[test]
fn a_file_with_wrong_content_is_refused_in_a_clear_sentence_and_left_alone() {
    let (_folder, path) = folder();
    Vault::open(&path, true).unwrap();
    let good = fs::read_to_string(&path).unwrap();
    let epoch = good.find("epoch 1").unwrap();
    let wrong = [
        (String::new(), "it is empty"),
        ("a shopping list".to_owned(), "does not begin as a keyring"),
        (good.replacen("keyring 2", "keyring 3", 1), "does not begin as a keyring"),
        (good[..good.len() - 20].to_owned(), "cut short"),
        (good[..epoch].to_owned(), "its last line is missing"),
        (good.replacen("epoch 1", "epoch 2", 1), "it was changed"),
        (good.replacen("epoch 1", "epoch x", 1), "an epoch has no number"),
        (good.replacen("epoch 1 - ", "epoch 1 ", 1), "an epoch has no times"),
        (good.replacen("epoch 1 -", "epoch 1 noon", 1), "a time is not a time"),
        (good.replacen("root ", "stem ", 1), "the root key is missing"),
        (good.replacen("root ", "root A", 1), "a key is not a key"),
        (good.replacen("epoch ", "ages ", 1), "a line is not the line of a key"),
    ];
    for (text, reason) in wrong {
        fs::write(&path, &text).unwrap();
        let sentence = refusal(&path);
        assert!(sentence.contains("is not a whole keyring"), "{sentence}");
        assert!(sentence.contains(reason), "{sentence}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn a_keyring_cut_at_any_byte_is_refused() {
    let (_folder, path) = folder();
    Vault::open(&path, true).unwrap();
    let good = fs::read(&path).unwrap();
    // The newline after the last letter carries nothing.
    for end in 0..good.len() - 1 {
        fs::write(&path, &good[..end]).unwrap();
        assert!(Vault::open(&path, true).is_err(), "{end}");
    }
}

#[test]
fn a_keyring_that_others_can_read_is_refused() {
    let (_folder, path) = folder();
    Vault::open(&path, true).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert!(refusal(&path).contains("Run: chmod 600"));
}

#[test]
fn an_added_epoch_is_in_the_file_and_adding_it_again_changes_nothing() {
    let (_folder, path) = folder();
    let vault = Vault::open(&path, true).unwrap();
    vault.add_epoch(2, at()).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("\nepoch 2 "));
    vault.add_epoch(2, at()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn destroying_an_epoch_takes_its_key_out_of_the_file_and_out_of_use() {
    let (_folder, path) = folder();
    let vault = Vault::open(&path, true).unwrap();
    vault.add_epoch(2, at()).unwrap();
    let sealed = vault.seal(1, CONTEXT, b"ada").unwrap();
    let key = BASE64.encode(vault.keys().epochs[&1].key.expose_secret());
    let mut old = fs::File::open(&path).unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains(&key));

    vault.destroy_epochs(&[1, 77], believed()).unwrap();

    assert!(!fs::read_to_string(&path).unwrap().contains(&key));
    let mut wiped = Vec::new();
    std::io::Read::read_to_end(&mut old, &mut wiped).unwrap();
    assert!(wiped.iter().all(|byte| *byte == 0));
    assert_eq!(vault.epochs(), [2]);
    let refused = vault.open_sealed(CONTEXT, &sealed);
    assert!(matches!(refused, Err(VaultError::UnknownEpoch(1))));
    assert!(vault.seal(1, CONTEXT, b"ada").is_err());
}

#[test]
fn the_newest_epoch_is_not_destroyed_and_a_destroyed_one_not_made_again() {
    let (_folder, path) = folder();
    let vault = Vault::open(&path, true).unwrap();
    vault.add_epoch(2, at()).unwrap();
    let refused = vault.destroy_epochs(&[1, 2], believed());
    assert!(matches!(refused, Err(VaultError::NewestEpoch(2))));
    assert_eq!(vault.epochs(), [1, 2]);
    vault.destroy_epochs(&[1], believed()).unwrap();
    let refused = vault.add_epoch(1, at());
    assert!(matches!(refused, Err(VaultError::PastEpoch { asked: 1, newest: 2 })));
}

#[test]
fn another_process_sees_epochs_come_and_go_at_once() {
    let (_folder, path) = folder();
    let server = Vault::open(&path, true).unwrap();
    let command = Vault::open(&path, false).unwrap();
    command.add_epoch(2, at()).unwrap();
    assert_eq!(server.newest_epoch(), 2);
    let sealed = command.seal(2, CONTEXT, b"ada").unwrap();
    assert_eq!(**server.open_sealed(CONTEXT, &sealed).unwrap(), *b"ada");
    command.destroy_epochs(&[1], believed()).unwrap();
    assert_eq!(server.indexes(CONTEXT.purpose, "ada").len(), 1);
    assert!(server.seal(1, CONTEXT, b"ada").is_err());
}

#[test]
fn what_a_cut_off_change_left_behind_is_wiped_at_the_next_start() {
    let (folder, path) = folder();
    Vault::open(&path, true).unwrap();
    let left = folder.path().join("keyring.new");
    fs::copy(&path, &left).unwrap();
    let mut copy = fs::File::open(&left).unwrap();
    Vault::open(&path, false).unwrap();
    assert!(!left.exists());
    let mut wiped = Vec::new();
    std::io::Read::read_to_end(&mut copy, &mut wiped).unwrap();
    assert!(wiped.iter().all(|byte| *byte == 0));
}

#[test]
fn two_processes_that_add_epochs_at_once_keep_each_others_keys() {
    let (_folder, path) = folder();
    let (one, two) = (Vault::open(&path, true).unwrap(), Vault::open(&path, true).unwrap());
    one.add_epoch(2, at()).unwrap();
    two.add_epoch(2, at()).unwrap();
    let sealed = one.seal(2, CONTEXT, b"ada").unwrap();
    assert_eq!(**two.open_sealed(CONTEXT, &sealed).unwrap(), *b"ada");
}

#[test]
fn a_lost_file_stops_changes_and_a_reload_but_not_the_reading() {
    let (_folder, path) = folder();
    let vault = Vault::open(&path, true).unwrap();
    let sealed = vault.seal(1, CONTEXT, b"ada").unwrap();
    fs::remove_file(&path).unwrap();
    assert!(matches!(vault.reload(), Err(VaultError::Missing(_))));
    assert!(matches!(vault.add_epoch(2, at()), Err(VaultError::Missing(_))));
    assert_eq!(**vault.open_sealed(CONTEXT, &sealed).unwrap(), *b"ada");
    assert!(!path.exists());
}

#[test]
fn a_linked_keyring_is_changed_where_it_lies() {
    let (folder, path) = folder();
    let kept = folder.path().join("kept");
    Vault::open(&kept, true).unwrap();
    std::os::unix::fs::symlink(&kept, &path).unwrap();
    Vault::open(&path, true).unwrap().add_epoch(2, at()).unwrap();
    assert!(path.is_symlink());
    assert_eq!(Vault::open(&kept, false).unwrap().newest_epoch(), 2);
}

fn age(number: i32, began: Option<DateTime<Utc>>, ended: Option<DateTime<Utc>>) -> Age {
    Age { number, began, ended }
}

#[test]
fn the_keyring_says_when_each_epoch_began_and_ended() {
    let (_folder, path) = folder();
    let (vault, later) = (Vault::open(&path, true).unwrap(), at() + TimeDelta::days(7));
    vault.add_epoch(2, at()).unwrap();
    vault.add_epoch(3, later).unwrap();
    vault.date_epochs(&[age(1, Some(DateTime::UNIX_EPOCH), None)], Believed::for_tests(later)).unwrap();
    let ages =
        [age(1, Some(DateTime::UNIX_EPOCH), Some(at())), age(2, Some(at()), Some(later)), age(3, Some(later), None)];
    assert_eq!(Vault::open(&path, false).unwrap().ages(), ages);
}

#[test]
fn a_key_that_is_current_or_was_until_later_is_not_destroyed() {
    let (_folder, path) = folder();
    let vault = Vault::open(&path, true).unwrap();
    vault.add_epoch(2, at() + TimeDelta::seconds(1)).unwrap();
    vault.destroy_epochs(&[1], believed()).unwrap();
    assert_eq!(vault.epochs(), [1, 2]);
}

#[test]
fn times_that_a_wrong_clock_left_in_the_future_have_come_and_the_rest_stays() {
    let (_folder, path) = folder();
    let vault = Vault::open(&path, true).unwrap();
    let year = at() + TimeDelta::days(365);
    vault.add_epoch(2, year).unwrap();
    vault.date_epochs(&[], believed()).unwrap();
    assert_eq!(vault.ages(), [age(1, Some(at()), Some(at())), age(2, Some(year), None)]);
}

#[test]
fn a_keyring_of_the_first_format_is_read_and_written_anew_with_the_times_that_the_database_has() {
    let (_folder, path) = folder();
    let vault = Vault::open(&path, true).unwrap();
    vault.add_epoch(2, at()).unwrap();
    vault.add_epoch(3, at()).unwrap();
    let sealed = vault.seal(1, CONTEXT, b"ada").unwrap();
    fs::write(&path, vault.keys().to_first_text()).unwrap();

    let vault = Vault::open(&path, false).unwrap();
    assert_eq!(**vault.open_sealed(CONTEXT, &sealed).unwrap(), *b"ada");
    assert_eq!(vault.ages(), [1, 2, 3].map(|number| age(number, None, None)));
    let known = [age(1, Some(at() - TimeDelta::days(9)), Some(at() - TimeDelta::days(2)))];
    vault.date_epochs(&known, believed()).unwrap();
    let ages = Vault::open(&path, false).unwrap().ages();
    assert_eq!(ages, [known[0], age(2, Some(at()), Some(at())), age(3, Some(at()), None)]);
    assert!(fs::read_to_string(&path).unwrap().starts_with("onpurpose keyring 2\n"));
}
