//! The questions of a draft as its form has them: `q1_label`, `q1_kind` and so on, any number of them; and what the
//! form builder's buttons do to them without script.

use super::state::Typed;
use crate::domain::catalogue::CatalogueQuestion;
use crate::domain::field::FieldKind;
use crate::text::{Words, template_texts};

/// The most questions of a form.
pub const MAX_QUESTIONS: usize = 15;

/// A question as typed: the contents of its inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedQuestion {
    /// Its key, if it was there before or is a ready one; empty for a new one.
    pub key: String,
    /// The question.
    pub label: String,
    /// The name of its kind.
    pub kind: String,
    /// How to answer.
    pub hint: String,
    /// Why it is asked.
    pub why: String,
    /// Its options, one a line.
    pub options: String,
    /// How many days after the event the answer is kept; empty for as long as the rest.
    pub keep: String,
    /// Whether an answer is needed.
    pub required: bool,
    /// Whether the answer is special category data.
    pub special: bool,
}

/// The name of an input of question `n`.
#[must_use]
pub fn input(n: usize, part: &str) -> String {
    format!("q{n}_{part}")
}

/// The number and the part of a question's input.
#[must_use]
pub fn split(name: &str) -> Option<(usize, &str)> {
    let (number, part) = name.strip_prefix('q')?.split_once('_')?;
    Some((number.parse().ok()?, part))
}

/// The numbers of a form's questions.
#[must_use]
pub fn numbers(typed: &Typed) -> std::ops::RangeInclusive<usize> {
    let last = (1..=MAX_QUESTIONS).take_while(|n| typed.names().any(|name| name == input(*n, "label"))).last();
    1..=last.unwrap_or(0)
}

impl TypedQuestion {
    /// A new question: a line of text.
    #[must_use]
    pub fn fresh() -> Self {
        Self { kind: FieldKind::ShortText.name().to_owned(), ..Self::default() }
    }

    /// A ready question.
    #[must_use]
    pub fn ready(words: &Words, entry: &CatalogueQuestion) -> Self {
        let said = template_texts::question(words, entry);
        Self {
            key: entry.key.to_owned(),
            label: said.label,
            kind: entry.kind.name().to_owned(),
            hint: said.hint,
            why: said.why,
            options: said.options.join("\n"),
            keep: entry.keep.map_or(String::new(), |days| days.to_string()),
            required: entry.required,
            special: entry.special,
        }
    }

    /// Question `n` of a form.
    #[must_use]
    pub fn read(typed: &Typed, n: usize) -> Self {
        let text = |part: &str| typed.first(&input(n, part)).to_owned();
        let is_ticked = |part: &str| typed.first(&input(n, part)) == "yes";
        Self {
            key: text("key"),
            label: text("label"),
            kind: text("kind"),
            hint: text("hint"),
            why: text("why"),
            options: text("options"),
            keep: text("keep"),
            required: is_ticked("required"),
            special: is_ticked("special"),
        }
    }

    /// Fills question `n` of a form.
    pub fn write(self, typed: &mut Typed, n: usize) {
        let Self { key, label, kind, hint, why, options, keep, required, special } = self;
        let tick = |is_ticked| if is_ticked { "yes" } else { "" }.to_owned();
        for (part, value) in [
            ("key", key),
            ("label", label),
            ("kind", kind),
            ("hint", hint),
            ("why", why),
            ("options", options),
            ("keep", keep),
            ("required", tick(required)),
            ("special", tick(special)),
        ] {
            typed.set(&input(n, part), vec![value]);
        }
    }
}

/// Does what the builder's button in `sent` asks for. Returns the number of the question to look at next; `None` if no
/// button was pressed, or nothing more can be added.
pub fn press(typed: &mut Typed, sent: &Typed, added: Option<TypedQuestion>) -> Option<usize> {
    let mut questions: Vec<_> = numbers(typed).map(|n| TypedQuestion::read(typed, n)).collect();
    let count = questions.len();
    let is_pressed = |n: usize, part: &str| sent.first(&input(n, part)) == "yes";
    let added = added.or_else(|| (sent.first("add") == "yes").then(TypedQuestion::fresh));
    let next = match added {
        Some(question) if count < MAX_QUESTIONS => {
            questions.push(question);
            Some(count + 1)
        }
        _ => (1..=count).find_map(|n| {
            let last = questions.len();
            if is_pressed(n, "up") {
                questions.swap(n - 1, n.saturating_sub(2));
                Some((n - 1).max(1))
            } else if is_pressed(n, "down") {
                questions.swap(n - 1, n.min(last - 1));
                Some((n + 1).min(last))
            } else if is_pressed(n, "remove") {
                questions.remove(n - 1);
                Some(n.min(last - 1).max(1))
            } else {
                None
            }
        }),
    };
    // Drops the buttons' own values.
    typed.keep_only(|name| split(name).is_none_or(|(n, _)| n > count));
    for (n, question) in (1..).zip(questions) {
        question.write(typed, n);
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, &str)]) -> Typed {
        Typed::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    fn after(pressed: &[&str]) -> (Vec<String>, Option<usize>) {
        let mut pairs = vec![("q1_label", "One"), ("q2_label", "Two"), ("q2_required", "yes"), ("q3_label", "Three")];
        pairs.extend(pressed.iter().map(|name| (*name, "yes")));
        let (mut typed, sent) = (of(&pairs), of(&pairs));
        let next = press(&mut typed, &sent, None);
        let questions: Vec<_> = numbers(&typed).map(|n| TypedQuestion::read(&typed, n)).collect();
        assert!(questions.iter().all(|question| question.required == (question.label == "Two")));
        (questions.into_iter().map(|question| question.label).collect(), next)
    }

    #[test]
    fn every_button_does_its_work_without_script() {
        assert_eq!(after(&[]), (vec!["One".into(), "Two".into(), "Three".into()], None));
        assert_eq!(after(&["add"]), (vec!["One".into(), "Two".into(), "Three".into(), String::new()], Some(4)));
        assert_eq!(after(&["q2_remove"]), (vec!["One".into(), "Three".into()], Some(2)));
        assert_eq!(after(&["q2_up"]), (vec!["Two".into(), "One".into(), "Three".into()], Some(1)));
        assert_eq!(after(&["q2_down"]), (vec!["One".into(), "Three".into(), "Two".into()], Some(3)));
    }

    #[test]
    fn the_ends_of_the_list_are_its_ends() {
        assert_eq!(after(&["q1_up"]).0, ["One", "Two", "Three"]);
        assert_eq!(after(&["q3_down"]).0, ["One", "Two", "Three"]);
        assert_eq!(after(&["q7_remove"]).1, None);
        let mut full = Typed::default();
        (1..=MAX_QUESTIONS).for_each(|n| TypedQuestion::fresh().write(&mut full, n));
        let before = full.clone();
        assert_eq!((press(&mut full, &of(&[("add", "yes")]), None), full), (None, before));
    }
}
