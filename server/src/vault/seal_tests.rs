//! Sealed values and indexes: what mustn't open, and what mustn't match.

use chrono::TimeDelta;
use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;

const PURPOSE: Uuid = Uuid::from_u128(1);
const CONTEXT: SealContext<'_> =
    SealContext { table: "registrations", column: "email", record: Uuid::from_u128(2), purpose: PURPOSE };

fn vault() -> (TempDir, Vault) {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::open(&folder.path().join("keyring"), true).unwrap();
    (folder, vault)
}

fn at() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

fn believed() -> Believed {
    Believed::for_tests(at())
}

#[test]
fn a_sealed_value_opens_in_its_place() {
    let (_folder, vault) = vault();
    for plain in [&b""[..], b"ada@example.org", &[0; 200]] {
        let sealed = vault.seal(1, CONTEXT, plain).unwrap();
        assert_eq!(Vault::sealed_epoch(&sealed), Some(1));
        assert_eq!(**vault.open_sealed(CONTEXT, &sealed).unwrap(), *plain);
    }
}

#[test]
fn a_value_moved_to_another_place_does_not_open() {
    let (_folder, vault) = vault();
    let sealed = vault.seal(1, CONTEXT, b"ada@example.org").unwrap();
    let other = Uuid::from_u128(9);
    let contexts = [
        SealContext { table: "subscriptions", ..CONTEXT },
        SealContext { column: "name", ..CONTEXT },
        SealContext { table: "registrationse", column: "mail", ..CONTEXT },
        SealContext { record: other, ..CONTEXT },
        SealContext { purpose: other, ..CONTEXT },
        SealContext { record: CONTEXT.purpose, purpose: CONTEXT.record, ..CONTEXT },
    ];
    for context in contexts {
        let refused = vault.open_sealed(context, &sealed);
        assert!(matches!(refused, Err(VaultError::DoesNotOpen)), "{context:?}");
    }
}

#[test]
fn swapped_values_of_two_rows_do_not_open() {
    let (_folder, vault) = vault();
    let other = SealContext { record: Uuid::from_u128(3), ..CONTEXT };
    let ada = vault.seal(1, CONTEXT, b"ada@example.org").unwrap();
    let bob = vault.seal(1, other, b"bob@example.org").unwrap();
    assert!(vault.open_sealed(CONTEXT, &bob).is_err());
    assert!(vault.open_sealed(other, &ada).is_err());
}

#[test]
fn a_value_does_not_open_under_another_epoch_or_keyring() {
    let ((_one, here), (_two, there)) = (vault(), vault());
    here.add_epoch(2, at()).unwrap();
    let mut sealed = here.seal(1, CONTEXT, b"ada@example.org").unwrap();
    assert!(matches!(there.open_sealed(CONTEXT, &sealed), Err(VaultError::DoesNotOpen)));
    sealed[4] = 2;
    assert!(matches!(here.open_sealed(CONTEXT, &sealed), Err(VaultError::DoesNotOpen)));
    sealed[4] = 3;
    assert!(matches!(here.open_sealed(CONTEXT, &sealed), Err(VaultError::UnknownEpoch(3))));
}

#[test]
fn a_value_changed_in_any_bit_or_cut_anywhere_does_not_open() {
    let (_folder, vault) = vault();
    let sealed = vault.seal(1, CONTEXT, b"ada@example.org").unwrap();
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(vault.open_sealed(CONTEXT, &changed).is_err(), "{at}");
        assert!(vault.open_sealed(CONTEXT, &sealed[..at]).is_err(), "{at}");
    }
}

#[test]
fn the_same_value_is_sealed_differently_each_time() {
    let (_folder, vault) = vault();
    let one = vault.seal(1, CONTEXT, b"ada@example.org").unwrap();
    assert_ne!(one, vault.seal(1, CONTEXT, b"ada@example.org").unwrap());
}

#[test]
fn padding_hides_the_length_within_64_bytes() {
    let (_folder, vault) = vault();
    let length = |plain: usize| vault.seal(1, CONTEXT, &vec![b'a'; plain]).unwrap().len();
    assert!((0..=60).all(|plain| length(plain) == length(0)));
    assert!((61..=124).all(|plain| length(plain) == length(0) + 64));
}

#[test]
fn the_sealed_form_is_version_epoch_nonce_and_padded_text() {
    let (_folder, vault) = vault();
    let sealed = vault.seal(1, CONTEXT, b"").unwrap();
    assert_eq!(sealed[..5], [1, 0, 0, 0, 1]);
    assert_eq!(sealed.len(), 5 + 24 + 64 + 16);
    assert_eq!(Vault::sealed_epoch(&[2, 0, 0, 0, 1, 0]), None);
    assert_eq!(Vault::sealed_epoch(&[1, 0, 0, 0]), None);
}

#[test]
fn indexes_differ_by_purpose_epoch_address_and_keyring() {
    let ((_one, here), (_two, there)) = (vault(), vault());
    here.add_epoch(2, at()).unwrap();
    let index = here.index(1, PURPOSE, "ada@example.org").unwrap();
    assert_eq!(index, here.index(1, PURPOSE, "ada@example.org").unwrap());
    let others = [
        here.index(2, PURPOSE, "ada@example.org"),
        here.index(1, Uuid::from_u128(9), "ada@example.org"),
        here.index(1, PURPOSE, "bob@example.org"),
        there.index(1, PURPOSE, "ada@example.org"),
    ];
    for other in others {
        assert_ne!(index, other.unwrap());
    }
    assert!(matches!(here.index(3, PURPOSE, ""), Err(VaultError::UnknownEpoch(3))));
}

#[test]
fn a_look_up_asks_every_living_epoch_newest_first() {
    let (_folder, vault) = vault();
    vault.add_epoch(2, at()).unwrap();
    vault.add_epoch(3, at()).unwrap();
    vault.destroy_epochs(&[2], believed()).unwrap();
    let expected = [3, 1].map(|epoch| vault.index(epoch, PURPOSE, "ada@example.org").unwrap());
    assert_eq!(vault.indexes(PURPOSE, "ada@example.org"), expected);
}

#[test]
fn long_lived_hashes_outlive_epochs_and_join_no_purposes() {
    let (_folder, vault) = vault();
    let address = "ada@example.org";
    let suppression = vault.suppression_hash(PURPOSE, address);
    let evidence = vault.evidence_hash(PURPOSE, address);
    vault.add_epoch(2, at()).unwrap();
    vault.destroy_epochs(&[1], believed()).unwrap();
    assert_eq!(vault.suppression_hash(PURPOSE, address), suppression);
    assert_eq!(vault.evidence_hash(PURPOSE, address), evidence);
    assert_ne!(suppression, evidence);
    assert_ne!(vault.suppression_hash(Uuid::from_u128(9), address), suppression);
    assert_ne!(vault.evidence_hash(Uuid::from_u128(9), address), evidence);
}

#[test]
fn a_message_id_is_the_same_for_the_same_mail_only() {
    let (_folder, vault) = vault();
    let id = vault.message_id(PURPOSE);
    assert_eq!(id, vault.message_id(PURPOSE));
    assert_ne!(id, vault.message_id(Uuid::from_u128(9)));
    assert_eq!(id.len(), 32);
    assert!(!id.contains(&PURPOSE.simple().to_string()[20..]));
}

#[test]
fn a_wrapped_value_opens_with_its_label_alone() {
    let (_folder, vault) = vault();
    let wrapped = vault.wrap("sent", b"ada@example.org");
    assert_eq!(vault.open_wrapped("sent", &wrapped).unwrap(), b"ada@example.org");
    assert_eq!(vault.open_wrapped("form", &wrapped), None);
    assert_eq!(vault.open_wrapped("sent", &wrapped[1..]), None);
    assert_eq!(vault.open_wrapped("sent", ""), None);
    assert_ne!(vault.wrap("sent", b"ada@example.org"), wrapped);
}

#[test]
fn a_wrapped_value_is_unreadable_once_the_key_of_its_epoch_is_gone() {
    let (_folder, vault) = vault();
    let wrapped = vault.wrap("sent", b"ada@example.org");
    vault.add_epoch(2, at()).unwrap();
    assert_eq!(vault.open_wrapped("sent", &wrapped).unwrap(), b"ada@example.org");
    vault.destroy_epochs(&[1], believed()).unwrap();
    assert_eq!(vault.open_wrapped("sent", &wrapped), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_at_all_make_opening_panic(bytes: Vec<u8>, text in "\\PC{0,200}") {
        let (_folder, vault) = vault();
        prop_assert!(vault.open_sealed(CONTEXT, &bytes).is_err());
        let sealed = [&[1, 0, 0, 0, 1], &bytes[..]].concat();
        prop_assert!(vault.open_sealed(CONTEXT, &sealed).is_err());
        prop_assert_eq!(vault.open_wrapped("sent", &text), None);
    }
}
