//! Answers as people read them.

use super::Words;
use crate::domain::field::{Choices, Field};

/// The most characters that a column's head shows of a question.
const HEAD: usize = 20;

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

/// A question in a word or two, for the head of a column: whole if it's short, else its key if that's one word, else
/// how it begins.
#[must_use]
pub fn short_label(words: &Words, field: &Field) -> String {
    let label = field.label.get(words.language());
    if label.chars().count() <= HEAD {
        return label.to_owned();
    }
    let key = field.key.as_str();
    if !key.contains('_') && key.len() <= HEAD {
        let (first, rest) = key.split_at(1);
        return format!("{}{rest}", first.to_ascii_uppercase());
    }
    let mut begins = String::new();
    for word in label.split_whitespace() {
        if !begins.is_empty() && begins.chars().count() + word.chars().count() >= HEAD {
            break;
        }
        begins.push_str(if begins.is_empty() { "" } else { " " });
        begins.push_str(word);
    }
    if begins.len() < label.trim().len() { format!("{begins}\u{2026}") } else { begins }
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

    #[test]
    fn a_columns_head_is_a_word_or_two() {
        let head = |key: &str, label: &str| {
            let field = Field {
                key: FieldKey::parse(key).unwrap(),
                label: LocalText::english(label),
                ..field(FieldKind::ShortText)
            };
            short_label(&Words::timeless(&Language::english()), &field)
        };
        assert_eq!(head("any", "Can you help?"), "Can you help?");
        assert_eq!(head("food", "What should we arrange for you to eat?"), "Food");
        assert_eq!(head("where_would_you_like_to_sit", "Where would you like to sit?"), "Where would you like\u{2026}");
        let word = "Rinderkennzeichnungsfleischetikettierer";
        assert_eq!(head("a_b", word), word);
    }
}
