//! Which answers a field accepts, and how they read.

use proptest::prelude::*;

use super::super::language::Language;
use super::*;

fn field(kind: FieldKind, required: bool) -> Field {
    let option = |value: &str, en: &str, cy: &str| Choice {
        value: value.to_owned(),
        label: LocalText::of([("en", en), ("cy", cy)].map(|(tag, text)| (Language::new(tag), text.to_owned())).into()),
    };
    Field {
        key: FieldKey::parse("answer").unwrap(),
        kind,
        label: LocalText::english("Which?"),
        hint: None,
        why: LocalText::english("so that we know"),
        required,
        options: vec![option("1", "Bread", "Bara"), option("2", "Salt", "Halen"), option("3", "Tea", "Te")],
        keep: None,
        agreement: None,
    }
}

fn values(typed: &[&str]) -> Vec<String> {
    typed.iter().map(|&value| value.to_owned()).collect()
}

fn check(kind: FieldKind, typed: &[&str]) -> Result<Option<Vec<String>>, FieldError> {
    field(kind, false).check(&values(typed))
}

#[test]
fn nothing_typed_is_no_answer_or_a_missing_one() {
    for kind in FieldKind::ALL.iter().copied() {
        for nothing in [vec![], vec![String::new()], vec![" \r\n".to_owned()]] {
            assert_eq!(field(kind, false).check(&nothing), Ok(None));
            assert_eq!(field(kind, true).check(&nothing), Err(FieldError::Missing));
        }
    }
}

#[test]
fn white_space_around_an_answer_is_dropped() {
    assert_eq!(check(FieldKind::ShortText, &["  Ada \n"]), Ok(Some(values(&["Ada"]))));
    assert_eq!(check(FieldKind::LongText, &["\r\nNo nuts,\r\nplease\r\n"]), Ok(Some(values(&["No nuts,\nplease"]))));
    assert_eq!(check(FieldKind::ShortText, &[&format!(" {} ", "a".repeat(200))]), Ok(Some(vec!["a".repeat(200)])));
}

#[test]
fn a_repeated_key_is_refused_where_one_answer_is_asked() {
    for kind in FieldKind::ALL.iter().copied().filter(|kind| *kind != FieldKind::SeveralOf) {
        assert_eq!(check(kind, &["1", "1"]), Err(FieldError::Repeated), "{kind:?}");
        assert_eq!(check(kind, &["", ""]), Err(FieldError::Repeated), "{kind:?}");
    }
}

#[test]
fn several_answers_are_kept_once_each_in_the_order_they_came() {
    assert_eq!(check(FieldKind::SeveralOf, &["3", "", "1", "3"]), Ok(Some(values(&["3", "1"]))));
}

#[test]
fn only_declared_options_are_answers() {
    for (kind, typed) in [
        (FieldKind::OneOf, "4"),
        (FieldKind::OneOf, "Bread"),
        (FieldKind::OneOf, "1\0"),
        (FieldKind::SeveralOf, "4"),
        (FieldKind::YesNo, "on"),
        (FieldKind::YesNo, "Yes"),
        (FieldKind::YesNo, "1"),
    ] {
        assert_eq!(check(kind, &[typed]), Err(FieldError::NotAnOption), "{kind:?} {typed}");
    }
    assert_eq!(check(FieldKind::SeveralOf, &["1", "4"]), Err(FieldError::NotAnOption));
    assert_eq!(check(FieldKind::OneOf, &["2"]), Ok(Some(values(&["2"]))));
    assert_eq!(check(FieldKind::YesNo, &["no"]), Ok(Some(values(&["no"]))));
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9 +().-]{0,20}",
        "[ \r\n\tab\u{202e}]{0,12}",
        prop::sample::select(vec!["yes", "no", "1", "2", "3", "4"]).prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn whatever_is_typed_an_accepted_answer_is_accepted_again_unchanged(
        kind in prop::sample::select(FieldKind::ALL.to_vec()),
        required in any::<bool>(),
        typed in prop::collection::vec(typed(), 0..4),
    ) {
        let field = field(kind, required);
        if let Ok(Some(answer)) = field.check(&typed) {
            prop_assert!(!answer.is_empty());
            prop_assert!(kind == FieldKind::SeveralOf || answer.len() == 1);
            prop_assert!(answer.iter().flat_map(|value| value.chars()).all(|c| c == '\n' || !c.is_control()));
            prop_assert_eq!(field.check(&answer), Ok(Some(answer)));
        }
    }

    #[test]
    fn a_key_is_what_its_pattern_says(key in "[a-zA-Z0-9_é-]{0,42}") {
        let bytes = key.as_bytes();
        let fits = (1..=40).contains(&bytes.len())
            && bytes[0].is_ascii_lowercase()
            && bytes.iter().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'));
        prop_assert_eq!(FieldKey::parse(&key).is_ok(), fits);
    }
}
