//! The file of the keys, from the first keys to a rotation.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;

use super::{DkimAlgorithm, DkimError, DkimKeys, DkimState};

fn may() -> DateTime<Utc> {
    "2027-05-20T17:40:00Z".parse().unwrap()
}

fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("dkim-keys");
    (folder, path)
}

fn selectors(keys: &DkimKeys) -> Vec<(String, DkimState)> {
    keys.all().iter().map(|key| (key.selector(), key.state)).collect()
}

#[test]
fn first_keys_are_in_a_file_that_nobody_else_reads_and_are_read_back() {
    let (folder, _) = folder();
    let data = folder.path().join("data");
    let path = data.join("dkim-keys");
    assert!(DkimKeys::read(&path).unwrap().is_none());
    let made = DkimKeys::create(&path, may()).unwrap();
    assert_eq!(fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700, "before the first start");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let read = DkimKeys::read(&path).unwrap().unwrap();
    let signing = |name: &str| (name.to_owned(), DkimState::Signing);
    assert_eq!(selectors(&read), [signing("202705-rsa"), signing("202705-ed25519")]);
    for (made, read) in made.all().iter().zip(read.all()) {
        assert_eq!((&made.public, made.private()), (&read.public, read.private()));
    }
    assert_eq!([294, 32], [&read.all()[0], &read.all()[1]].map(|key| key.public.len()), "2048 bits, 256 bits");
    assert!(matches!(DkimKeys::create(&path, may()), Err(DkimError::Exists(_))));
}

#[test]
fn a_rotation_keeps_the_old_records_for_a_while_and_destroys_the_old_private_keys() {
    let (_folder, path) = folder();
    assert!(matches!(DkimKeys::prepare(&path, may()), Err(DkimError::None(_))));
    let first = DkimKeys::create(&path, may()).unwrap();
    assert!(matches!(DkimKeys::finish(&path, may()), Err(DkimError::NothingWaits)));

    let prepared = DkimKeys::prepare(&path, may()).unwrap();
    assert_eq!(prepared.signing(DkimAlgorithm::Rsa).unwrap().0, "202705-rsa", "the old keys sign until the end");
    assert_eq!(prepared.all()[2].selector(), "202705b-rsa");
    assert!(matches!(DkimKeys::prepare(&path, may()), Err(DkimError::Waiting)));

    let finished = DkimKeys::finish(&path, may()).unwrap();
    assert_eq!(finished.signing(DkimAlgorithm::Ed25519).unwrap().0, "202705b-ed25519");
    let retired = &finished.all()[0];
    assert_eq!((retired.selector().as_str(), retired.private()), ("202705-rsa", None));
    assert_eq!(retired.public, first.all()[0].public);
    assert_eq!(retired.state, DkimState::Retired(may() + TimeDelta::days(35)));

    let june = may() + TimeDelta::days(36);
    let prepared = DkimKeys::prepare(&path, june).unwrap();
    let names: Vec<String> = prepared.all().iter().map(super::DkimKey::selector).collect();
    assert_eq!(names, ["202705b-rsa", "202705b-ed25519", "202706-rsa", "202706-ed25519"]);
}

#[test]
fn a_damaged_file_is_refused_in_words_that_show_no_key() {
    let (_folder, path) = folder();
    DkimKeys::create(&path, may()).unwrap();
    let whole = fs::read_to_string(&path).unwrap();
    let key_line = whole.lines().find(|line| line.starts_with("signing")).unwrap().to_owned();
    let damages = [
        whole[..whole.len() / 2].to_owned(),
        whole.replace("signing", "sinning"),
        whole.replacen(&key_line[60..70], "AAAAAAAAAA", 1),
        whole.replace("dkim 1", "dkim 9"),
        String::new(),
    ];
    for damaged in damages {
        fs::write(&path, &damaged).unwrap();
        let error = DkimKeys::read(&path).unwrap_err().to_string();
        assert!(error.contains("is damaged") && error.contains("dkim new") && !error.contains(&key_line[60..90]));
    }
    fs::write(&path, [0xff, 0xfe]).unwrap();
    assert!(DkimKeys::read(&path).unwrap_err().to_string().contains("it is not text"));
    fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    assert!(matches!(DkimKeys::read(&path), Err(DkimError::Exposed(_))));
}

#[test]
fn keys_are_not_printed() {
    let (_folder, path) = folder();
    let keys = DkimKeys::create(&path, may()).unwrap();
    let private: Vec<String> = keys.all()[1].private().unwrap()[20..24].iter().map(u8::to_string).collect();
    assert!(!format!("{keys:?}").contains(&private.join(", ")));
}
