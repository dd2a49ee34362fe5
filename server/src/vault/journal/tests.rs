//! The journal: what happens to it in a power cut, with a broken line and with a second process.

use std::{fs, os::unix::fs::PermissionsExt};

use chrono::TimeDelta;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::clock::guard::Believed;

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    (folder, path)
}

fn day(day: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(day)
}

fn believed() -> Believed {
    Believed::for_tests(day(100))
}

fn erase(id: u128) -> Act {
    Act::Erase { table: "registrations".to_owned(), id: Uuid::from_u128(id) }
}

fn suppress(hash: u8) -> Act {
    Act::Suppress { purpose: Uuid::from_u128(7), hash: vec![hash; 32] }
}

fn lift(hash: u8) -> Act {
    Act::Lift { purpose: Uuid::from_u128(7), hash: vec![hash; 32] }
}

fn numbers(journal: &Journal, mark: i64) -> Vec<i64> {
    let entries = journal.above(mark).unwrap();
    entries.iter().map(|entry| entry.number).collect()
}

#[test]
fn entries_come_back_as_they_were_appended() {
    let (_folder, path) = folder();
    let journal = Journal::open(&path).unwrap();
    assert_eq!((journal.last(), numbers(&journal, 0)), (0, vec![]));
    let acts = [erase(1), suppress(2), lift(2)];
    assert_eq!(journal.append(day(1), &acts).unwrap(), 3);
    assert_eq!(journal.append(day(2), &[]).unwrap(), 3);
    assert_eq!(journal.append(day(2), &[erase(2)]).unwrap(), 4);

    let journal = Journal::open(&path).unwrap();
    assert_eq!(journal.last(), 4);
    let entries = journal.above(0).unwrap();
    assert_eq!(entries.len(), 4);
    for (entry, act) in entries.iter().zip(acts) {
        assert_eq!((entry.at, &entry.act), (day(1), &act));
    }
    assert_eq!(numbers(&journal, 3), [4]);
}

#[test]
fn the_file_is_for_its_owner_alone() {
    let (_folder, path) = folder();
    Journal::open(&path).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_last_line_torn_at_any_byte_is_cut_off_and_its_number_given_again() {
    let (_folder, path) = folder();
    let journal = Journal::open(&path).unwrap();
    journal.append(day(1), &[erase(1)]).unwrap();
    let whole = fs::read(&path).unwrap();
    journal.append(day(2), &[erase(2)]).unwrap();
    let both = fs::read(&path).unwrap();
    for end in whole.len()..both.len() {
        fs::write(&path, &both[..end]).unwrap();
        let journal = Journal::open(&path).unwrap();
        assert_eq!(journal.last(), 1);
        assert_eq!(fs::read(&path).unwrap(), whole);
        assert_eq!(journal.append(day(3), &[erase(3)]).unwrap(), 2);
    }
}

#[test]
fn a_last_line_of_zeros_is_cut_off() {
    let (_folder, path) = folder();
    let journal = Journal::open(&path).unwrap();
    journal.append(day(1), &[erase(1)]).unwrap();
    let whole = fs::read(&path).unwrap();
    fs::write(&path, [&whole[..], &[0; 100]].concat()).unwrap();
    assert_eq!(numbers(&Journal::open(&path).unwrap(), 0), [1]);
    assert_eq!(fs::read(&path).unwrap(), whole);
}

#[test]
fn a_line_torn_by_another_process_is_cut_off_before_the_next_one() {
    let (_folder, path) = folder();
    let journal = Journal::open(&path).unwrap();
    journal.append(day(1), &[erase(1)]).unwrap();
    let mut other = OpenOptions::new().append(true).open(&path).unwrap();
    other.write_all(b"half a li").unwrap();
    assert_eq!(journal.append(day(2), &[erase(2)]).unwrap(), 2);
    assert_eq!(numbers(&Journal::open(&path).unwrap(), 0), [1, 2]);
}

#[test]
fn a_broken_line_in_the_middle_is_an_error_that_names_it_and_changes_nothing() {
    let (_folder, path) = folder();
    let journal = Journal::open(&path).unwrap();
    journal.append(day(1), &[erase(1), erase(2), erase(3)]).unwrap();
    let good = fs::read_to_string(&path).unwrap();
    let broken = good.replacen("\"number\":2", "\"number\":9", 1);
    fs::write(&path, &broken).unwrap();
    let error = Journal::open(&path).err().unwrap();
    assert!(matches!(error, JournalError::Broken { line: 3, .. }));
    assert!(error.to_string().starts_with("Line 3 of the journal"));
    assert_eq!(fs::read_to_string(&path).unwrap(), broken);
}

#[test]
fn a_line_broken_while_the_journal_is_open_is_named_and_nothing_is_appended() {
    let (_folder, path) = folder();
    let journal = Journal::open(&path).unwrap();
    journal.append(day(1), &[erase(1), erase(2)]).unwrap();
    let mut other = OpenOptions::new().append(true).open(&path).unwrap();
    other.write_all(b"broken\nbroken\n").unwrap();
    let length = fs::metadata(&path).unwrap().len();
    let refused = journal.append(day(2), &[erase(3)]);
    assert!(matches!(refused, Err(JournalError::Broken { line: 4, .. })));
    assert_eq!(fs::metadata(&path).unwrap().len(), length);
}

#[test]
fn a_whole_line_out_of_order_is_an_error_even_at_the_end() {
    let (_folder, path) = folder();
    let journal = Journal::open(&path).unwrap();
    journal.append(day(1), &[erase(1)]).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let line = text.lines().last().unwrap();
    fs::write(&path, format!("{text}{line}\n")).unwrap();
    assert!(matches!(Journal::open(&path).err().unwrap(), JournalError::Broken { line: 3, .. }));
}

#[test]
fn a_file_that_is_no_journal_is_left_alone() {
    let (_folder, path) = folder();
    for text in ["", "a shopping list", "a\nb\n"] {
        fs::write(&path, text).unwrap();
        assert!(matches!(Journal::open(&path).err().unwrap(), JournalError::NoJournal { .. }), "{text}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn a_journal_names_its_keyring_and_another_keyring_does_not_take_it() {
    let (_folder, path) = folder();
    Journal::open(&path).unwrap().append(day(1), &[erase(1), erase(2)]).unwrap();
    let (ours, other) = ([7; 32], [8; 32]);
    let journal = Journal::open_of(&path, &ours, Some(2)).unwrap();
    assert_eq!((journal.append(day(2), &[erase(3)]).unwrap(), numbers(&journal, 0)), (3, vec![1, 2, 3]));
    assert_eq!(journal.compact(day(2), believed()).unwrap(), 2);
    let before = fs::read(&path).unwrap();
    for opened in [Journal::open_of(&path, &other, Some(0)), Journal::open_to_read(&path, &other, 0)] {
        assert!(matches!(opened.err().unwrap(), JournalError::Foreign(_)));
    }
    assert_eq!(numbers(&Journal::open_to_read(&path, &ours, 3).unwrap(), 0), [3]);
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(Journal::open_of(&path, &other, None).unwrap().last(), 3, "a new database takes it over");
}

#[test]
fn an_end_that_the_database_knows_is_not_cut_off_and_a_reader_cuts_nothing() {
    let (folder, path) = folder();
    let journal = Journal::open_of(&path, &[7; 32], Some(0)).unwrap();
    journal.append(day(1), &[erase(1), erase(2)]).unwrap();
    let whole = fs::read(&path).unwrap();
    let torn = &whole[..whole.len() - 9];
    fs::write(&path, torn).unwrap();
    let refused = Journal::open_of(&path, &[7; 32], Some(2)).err().unwrap();
    assert!(matches!(refused, JournalError::CutShort { last: 1, mark: 2, .. }), "{refused}");
    assert_eq!(Journal::open_to_read(&path, &[7; 32], 1).unwrap().last(), 1);
    assert_eq!(fs::read(&path).unwrap(), torn);
    let there = fs::read_dir(folder.path()).unwrap().count();
    let missing = folder.path().join("missing");
    assert!(Journal::open_to_read(&missing, &[7; 32], 0).is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), there, "nothing is made");
}

#[test]
fn two_handles_append_without_mixing() {
    let (_folder, path) = folder();
    let handles = [Journal::open(&path).unwrap(), Journal::open(&path).unwrap()];
    std::thread::scope(|scope| {
        for journal in &handles {
            scope.spawn(|| {
                for id in 0..20 {
                    journal.append(day(1), &[erase(id), suppress(1)]).unwrap();
                }
            });
        }
    });
    let all: Vec<i64> = (1..=80).collect();
    for journal in &handles {
        assert_eq!(numbers(journal, 0), all);
    }
    let entries = handles[0].above(0).unwrap();
    let pairs = entries.chunks(2);
    for pair in pairs {
        assert!(matches!(pair[0].act, Act::Erase { .. }));
        assert_eq!(pair[1].act, suppress(1));
    }
}

#[test]
fn compaction_forgets_what_no_backup_can_bring_back() {
    let (_folder, path) = folder();
    let journal = Journal::open(&path).unwrap();
    journal.append(day(0), &[erase(1), suppress(1), suppress(2), lift(2)]).unwrap();
    journal.append(day(1), &[erase(2), suppress(3), lift(3), suppress(3)]).unwrap();
    journal.append(day(2), &[suppress(4), lift(4)]).unwrap();
    assert_eq!(journal.compact(day(1), believed()).unwrap(), 6);
    // The suppression in force stays for ever; recent erasures and lifts stay as well.
    assert_eq!(numbers(&journal, 0), [2, 5, 8, 10]);
    assert_eq!(journal.compact(day(1), believed()).unwrap(), 0);
    assert_eq!(journal.compact(day(64), believed()).unwrap(), 2);
    assert_eq!(numbers(&journal, 0), [2, 8]);
}

#[test]
fn numbers_rise_on_after_compaction_even_when_nothing_is_left() {
    let (_folder, path) = folder();
    let other = Journal::open(&path).unwrap();
    let journal = Journal::open(&path).unwrap();
    journal.append(day(0), &[erase(1), erase(2)]).unwrap();
    assert_eq!(journal.compact(day(64), believed()).unwrap(), 2);
    assert_eq!(journal.last(), 2);
    assert_eq!(other.append(day(99), &[erase(3)]).unwrap(), 3);
    assert_eq!(journal.append(day(99), &[erase(4)]).unwrap(), 4);
    let journal = Journal::open(&path).unwrap();
    assert_eq!((journal.last(), numbers(&journal, 0)), (4, vec![3, 4]));
}

#[test]
fn entries_of_work_that_was_rolled_back_are_not_done_again_and_forgotten_first() {
    let (_folder, path) = folder();
    let journal = Journal::open(&path).unwrap();
    journal.append(day(1), &[erase(1)]).unwrap();
    journal.append(day(1), &[erase(2), suppress(1)]).unwrap();
    journal.void(day(1), 2..=3);
    journal.append(day(1), &[erase(3)]).unwrap();
    let journal = Journal::open(&path).unwrap();
    assert_eq!(numbers(&journal, 0), [1, 4, 5]);
    assert_eq!(numbers(&journal, 2), [4, 5], "a restored database may know half of them");
    assert_eq!(journal.compact(day(0), believed()).unwrap(), 2, "what is void is not kept");
    assert_eq!(journal.compact(day(2), believed()).unwrap(), 3);
    assert_eq!(journal.append(day(2), &[erase(4)]).unwrap(), 6);
}

#[test]
fn an_entry_whose_commit_is_in_doubt_is_void_unless_the_database_knows_it() {
    let (_folder, path) = folder();
    let journal = Journal::open(&path).unwrap();
    journal.append(day(1), &[erase(1)]).unwrap();
    journal.doubt(1..=1);
    journal.settle(day(1), 1).unwrap();
    assert_eq!(numbers(&journal, 0), [1], "it was committed");
    journal.append(day(1), &[erase(2)]).unwrap();
    journal.doubt(2..=2);
    journal.settle(day(1), 1).unwrap();
    assert_eq!(numbers(&journal, 0), [1, 3], "it was not");
    assert!(!journal.is_unsettled());
}
