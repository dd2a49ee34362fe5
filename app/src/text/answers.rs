//! Answers as people read them.

use super::Words;
use crate::domain::field::{Choices, Field};

/// An answer to `field`: the options' labels in the reader's language, joined with commas.
#[must_use]
pub fn answer(words: &Words, field: &Field, answer: &[String]) -> String {
    let read = |value: &String| match (field.kind.choices(), value.as_str()) {
        (Choices::YesNo, "yes") => words.get("answer-yes"),
        (Choices::YesNo, "no") => words.get("answer-no"),
        (Choices::Options, _) => field
            .options
            .iter()
            .find(|option| option.value == *value)
            .map_or_else(|| value.clone(), |option| option.label.get(words.language()).to_owned()),
        (Choices::YesNo | Choices::None, _) => value.clone(),
    };
    answer.iter().map(read).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::{Choice, FieldKey, FieldKind};
    use crate::domain::language::{Language, LocalText};

    fn field(kind: FieldKind) -> Field {
        let option = |value: &str, en: &str, cy: &str| Choice {
            value: value.to_owned(),
            label: LocalText::of(
                [("en", en), ("cy", cy)].map(|(tag, text)| (Language::new(tag), text.to_owned())).into(),
            ),
        };
        Field {
            key: FieldKey::parse("answer").unwrap(),
            kind,
            label: LocalText::english("Which?"),
            hint: None,
            why: LocalText::english("so that we know"),
            required: false,
            options: vec![option("1", "Bread", "Bara"), option("2", "Salt", "Halen"), option("3", "Tea", "Te")],
            keep: None,
            agreement: None,
        }
    }

    #[test]
    fn an_answer_reads_as_its_labels_in_the_readers_language() {
        let read = |kind, given: &[&str], tag| {
            let given: Vec<String> = given.iter().map(|value| (*value).to_owned()).collect();
            answer(&Words::timeless(&Language::new(tag)), &field(kind), &given)
        };
        assert_eq!(read(FieldKind::SeveralOf, &["1", "3"], "en"), "Bread, Tea");
        assert_eq!(read(FieldKind::SeveralOf, &["1", "3"], "cy"), "Bara, Te");
        assert_eq!(read(FieldKind::OneOf, &["2"], "de"), "Salt");
        assert_eq!(read(FieldKind::YesNo, &["yes"], "en"), "Yes");
        assert_eq!(read(FieldKind::YesNo, &["no"], "en"), "No");
        assert_eq!(read(FieldKind::ShortText, &["yes"], "en"), "yes");
        assert_eq!(read(FieldKind::OneOf, &["gone"], "en"), "gone");
    }
}
