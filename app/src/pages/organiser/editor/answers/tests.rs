//! Answers in words, and what a change changes.

use super::*;
use crate::domain::language::Language;
use crate::samples::home;

fn of(pairs: &[(&str, &str)]) -> Vec<DraftLine> {
    let typed = Typed::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    lines(&Words::new(&Language::english(), home()), PurposeKind::Event, &typed, &[])
}

const EVENT: [(&str, &str); 6] = [
    ("title", "Supper"),
    ("date", "2027-06-12"),
    ("until", "21:00"),
    ("zone", "Europe/London"),
    ("q1_key", "food"),
    ("q1_label", "What can you eat?"),
];

fn said(lines: &[DraftLine], input: &str) -> String {
    lines.iter().find(|line| line.input == input).expect("a line").value.replace('\u{a0}', " ")
}

#[test]
fn what_can_be_read_is_said_in_words_and_the_rest_as_typed() {
    let whole = of(&[&EVENT[..], &[("from", "18:00"), ("keep_days", "14")]].concat());
    assert_eq!(said(&whole, "date"), "Saturday 12 June 2027");
    assert_eq!(said(&whole, "from"), "6 pm to 9 pm");
    assert_eq!(said(&whole, "cost"), "Free");
    assert!(said(&whole, "keep_days").contains("26 June 2027"));
    let typed = of(&[&EVENT[..], &[("from", "soon")]].concat());
    assert_eq!(said(&typed, "date"), "2027-06-12");
    assert_eq!(said(&typed, "from"), "soon \u{2013} 21:00");
}

#[test]
fn a_change_names_what_was_and_what_will_be_and_nothing_else() {
    let old = of(&[&EVENT[..], &[("from", "18:00")]].concat());
    assert_eq!(changes(&old, &old), []);
    let new = of(&[&EVENT[..4], &[("from", "18:30"), ("q1_label", "Can you help?")]].concat());
    let found: Vec<_> = changes(&old, &new).into_iter().map(|change| (change.old, change.new)).collect();
    let found: Vec<_> =
        found.iter().map(|(old, new)| (old.replace('\u{a0}', " "), new.replace('\u{a0}', " "))).collect();
    let expected = [("6 pm to 9 pm", "6.30 pm to 9 pm"), ("", "Can you help?"), ("What can you eat?", "")];
    assert_eq!(found, expected.map(|(old, new)| (old.to_owned(), new.to_owned())));
}

#[test]
fn a_question_that_only_moves_is_not_changed() {
    let question = |n: usize, key: &'static str| [(format!("q{n}_key"), key), (format!("q{n}_label"), key)];
    let form = |first: &'static str, second: &'static str| {
        let pairs = [question(1, first), question(2, second)].concat();
        of(&pairs.iter().map(|(name, value)| (name.as_str(), *value)).collect::<Vec<_>>())
    };
    assert_eq!(changes(&form("food", "access"), &form("access", "food")), []);
}
