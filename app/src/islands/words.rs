//! The texts of the islands, out of the Fluent files. Only the server has these; the islands are handed what they say.

use super::{AttendeeTexts, BuilderTexts, Kind, ProgressTexts};
use crate::domain::field::FieldKind;
use crate::islands::Answered;
use crate::text::Words;

/// A text with gaps for the browser to fill.
fn gaps(words: &Words, key: &str) -> String {
    words.with(key, [("n", "%n".into()), ("m", "%m".into())])
}

impl AttendeeTexts {
    /// The texts in the reader's language; `caption` says what the table is.
    #[must_use]
    pub fn new(words: &Words, caption: String) -> Self {
        Self {
            caption,
            search: words.get("table-search"),
            hint: words.get("table-hint"),
            button: words.get("table-button"),
            pages: words.get("table-pages"),
            arrived: gaps(words, "table-arrived"),
            shown: gaps(words, "table-shown"),
            shown_first: gaps(words, "table-shown-first"),
            failed: words.get("table-failed"),
            signed_out: words.get("island-signed-out"),
        }
    }
}

impl BuilderTexts {
    /// The texts in the reader's language.
    #[must_use]
    pub fn new(words: &Words) -> Self {
        Self {
            question: gaps(words, "builder-question"),
            label: words.get("builder-label"),
            kind: words.get("builder-kind"),
            hint: words.get("builder-hint"),
            why: words.get("builder-why"),
            why_hint: words.get("builder-why-hint"),
            words: gaps(words, "builder-words"),
            options: words.get("builder-options"),
            options_hint: words.get("builder-options-hint"),
            keep: words.get("builder-keep"),
            keep_hint: words.get("builder-keep-hint"),
            required: words.get("builder-required"),
            special: words.get("builder-special"),
            up: gaps(words, "builder-up"),
            down: gaps(words, "builder-down"),
            remove: gaps(words, "builder-remove"),
            add: words.get("builder-add"),
            preview: words.get("builder-preview"),
            untitled: words.get("builder-untitled"),
            optional: words.get("field-optional"),
            why_prefix: words.get("field-why"),
            yes: words.get("answer-yes"),
            no: words.get("answer-no"),
            error: words.get("error-prefix"),
        }
    }
}

impl Kind {
    /// Every kind of question, the plainest first. The values are those that [`FieldKind`] is stored as.
    #[must_use]
    pub fn all(words: &Words) -> Vec<Self> {
        let all = [
            (FieldKind::ShortText, Answered::Line),
            (FieldKind::LongText, Answered::Lines),
            (FieldKind::YesNo, Answered::YesNo),
            (FieldKind::OneOf, Answered::One),
            (FieldKind::SeveralOf, Answered::Several),
            (FieldKind::Number, Answered::Line),
            (FieldKind::Phone, Answered::Line),
        ];
        all.into_iter().map(|(kind, answer)| Self::new(words, kind, answer)).collect()
    }

    fn new(words: &Words, kind: FieldKind, answer: Answered) -> Self {
        let (value, name) = match kind {
            FieldKind::ShortText => ("short_text", words.get("kind-short-text")),
            FieldKind::LongText => ("long_text", words.get("kind-long-text")),
            FieldKind::Phone => ("phone", words.get("kind-phone")),
            FieldKind::Number => ("number", words.get("kind-number")),
            FieldKind::YesNo => ("yes_no", words.get("kind-yes-no")),
            FieldKind::OneOf => ("one_of", words.get("kind-one-of")),
            FieldKind::SeveralOf => ("several_of", words.get("kind-several-of")),
        };
        Self { value: value.to_owned(), name, answer }
    }
}

impl ProgressTexts {
    /// The texts in the reader's language.
    #[must_use]
    pub fn new(words: &Words) -> Self {
        Self {
            bar: words.get("progress-bar"),
            sent: words.get("progress-sent"),
            failed: words.get("progress-failed"),
            in_doubt: words.get("progress-in-doubt"),
            left: words.get("progress-left"),
            signed_out: words.get("island-signed-out"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;

    #[test]
    fn the_values_of_the_kinds_are_those_that_a_field_is_stored_as() {
        for Kind { value, .. } in Kind::all(&Words::new(&Language::english())) {
            let kind: FieldKind = serde_json::from_value(serde_json::Value::String(value.clone())).unwrap();
            assert_eq!(serde_json::to_value(kind).unwrap(), value);
        }
    }

    #[test]
    fn texts_have_the_gaps_that_the_browser_fills() {
        let words = Words::new(&Language::english());
        let texts = AttendeeTexts::new(&words, String::new());
        for text in [texts.arrived, texts.shown, texts.shown_first, BuilderTexts::new(&words).words] {
            assert!(text.contains("%n") && text.contains("%m"), "{text}");
        }
        let BuilderTexts { question, up, down, remove, .. } = BuilderTexts::new(&words);
        assert!([question, up, down, remove].iter().all(|text| text.contains("%n")));
    }
}
