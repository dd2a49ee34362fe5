//! The islands' texts, from the Fluent files. Only the server has these; the islands are given what they need.

use super::{AttendeeTexts, BuilderTexts, Kind, ProgressTexts};
use crate::domain::field::FieldKind;
use crate::islands::Answered;
use crate::text::Words;

/// A text with gaps for the browser to fill.
fn gaps(words: &Words, key: &str) -> String {
    words.with(key, [("n", "%n".into()), ("m", "%m".into())])
}

impl AttendeeTexts {
    /// The texts in the reader's language; `caption` is the table's.
    #[must_use]
    pub fn new(words: &Words, caption: String) -> Self {
        Self {
            caption,
            search: words.get("table-search"),
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
    /// Every kind of question, the plainest first.
    #[must_use]
    pub fn all(words: &Words) -> Vec<Self> {
        FieldKind::ALL.iter().map(|kind| Self::of(words, *kind)).collect()
    }

    fn of(words: &Words, kind: FieldKind) -> Self {
        let (name, answer) = match kind {
            FieldKind::ShortText => (words.get("kind-short-text"), Answered::Line),
            FieldKind::LongText => (words.get("kind-long-text"), Answered::Lines),
            FieldKind::YesNo => (words.get("kind-yes-no"), Answered::YesNo),
            FieldKind::OneOf => (words.get("kind-one-of"), Answered::One),
            FieldKind::SeveralOf => (words.get("kind-several-of"), Answered::Several),
            FieldKind::Number => (words.get("kind-number"), Answered::Line),
            FieldKind::Phone => (words.get("kind-phone"), Answered::Line),
        };
        Self { value: kind.name().to_owned(), name, answer }
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
    fn texts_have_the_gaps_that_the_browser_fills() {
        let words = Words::timeless(&Language::english());
        let texts = AttendeeTexts::new(&words, String::new());
        for text in [texts.arrived, texts.shown, texts.shown_first, BuilderTexts::new(&words).words] {
            assert!(text.contains("%n") && text.contains("%m"), "{text}");
        }
        let BuilderTexts { question, up, down, remove, .. } = BuilderTexts::new(&words);
        assert!([question, up, down, remove].iter().all(|text| text.contains("%n")));
    }
}
