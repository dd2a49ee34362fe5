//! The questions of a draft's form as sources of values: `q1_label`, `q1_kind` and so on, for any number of them.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use app::domain::field::{Field, FieldKey, FieldKind};
use app::domain::language::LocalText;
use app::domain::purpose::PurposeKind;
use app::domain::retention::Keep;
use app::domain::why::Why;
use app::forms::check;
use app::forms::inputs::{Check, Inputs};
use app::forms::questions::{input, numbers};
use app::text::template_texts;

use super::approval::is_special;
use super::parse::{DraftParser, kept};
use crate::actions::publish::draft::FieldDraft;
use crate::actions::publish::read::{QuestionSource, question};

/// Reads every question.
pub(super) fn all(parser: &mut DraftParser<'_>) -> Vec<FieldDraft> {
    let draft = parser.input().draft;
    let condition = draft.baseline.purpose.special_condition.is_some();
    let mut keys = BTreeSet::new();
    let mut fields = Vec::new();
    for n in numbers(parser.input().typed) {
        let key = key(parser, n, &mut keys);
        let was = parser.input().wording.as_ref().and_then(|wording| wording.field(&key)).cloned();
        fields.extend(question(&mut QuestionParser { parser, n, key, was }, draft.what(), condition));
    }
    fields
}

/// The question's key, or a free one made from its words.
fn key(parser: &DraftParser<'_>, n: usize, keys: &mut BTreeSet<FieldKey>) -> FieldKey {
    let given = FieldKey::parse(parser.typed(&input(n, "key"))).ok();
    let made = || FieldKey::of_label(parser.typed(&input(n, "label")));
    // A key that another question of the form already has stays reserved for it.
    let taken: Vec<&str> = numbers(parser.input().typed)
        .filter(|other| *other != n)
        .map(|other| parser.typed(&input(other, "key")))
        .collect();
    let made = made().filter(|key| !taken.contains(&key.as_str()));
    let first = given.into_iter().chain(made).find(|key| key.is_free() && !keys.contains(key));
    let key = first.unwrap_or_else(|| numbered(keys));
    keys.insert(key.clone());
    key
}

/// A key that no question has, made with the next free number.
fn numbered(keys: &BTreeSet<FieldKey>) -> FieldKey {
    let free =
        (1..).filter_map(|n: u32| FieldKey::parse(&format!("question_{n}")).ok()).find(|key| !keys.contains(key));
    free.unwrap_or_else(|| numbered(keys))
}

/// One question.
struct QuestionParser<'p, 'r> {
    parser: &'p mut DraftParser<'r>,
    n: usize,
    key: FieldKey,
    /// The question as published.
    was: Option<Field>,
}

impl QuestionParser<'_, '_> {
    fn typed(&self, part: &str) -> &str {
        self.parser.typed(&input(self.n, part))
    }
}

impl Inputs<&'static str> for QuestionParser<'_, '_> {
    fn text(&mut self, part: &'static str, check: Check) -> Option<LocalText> {
        let was = self.was.as_ref().and_then(|was| match part {
            "label" => Some(&was.label),
            "why" => Some(&was.why),
            _ => was.hint.as_ref(),
        });
        self.parser.local(&input(self.n, part), check, was)
    }

    fn count(&mut self, part: &'static str, range: &RangeInclusive<u32>) -> Option<u32> {
        self.parser.number(&input(self.n, part), range)
    }

    fn is_on(&mut self, part: &'static str, _: bool) -> bool {
        self.typed(part) == "yes"
    }

    fn is_given(&self, part: &'static str) -> bool {
        !self.typed(part).is_empty()
    }

    fn refuse(&mut self, part: &'static str, why: Why) {
        self.parser.wrong(&input(self.n, part), why);
    }
}

impl QuestionSource for QuestionParser<'_, '_> {
    fn key(&mut self) -> Option<FieldKey> {
        Some(self.key.clone())
    }

    fn kind(&mut self) -> Option<FieldKind> {
        FieldKind::parse(self.typed("kind")).or(Some(FieldKind::ShortText))
    }

    fn options(&mut self, kind: Option<FieldKind>) -> Option<Vec<LocalText>> {
        if !kind?.has_options() {
            return Some(vec![]);
        }
        let name = input(self.n, "options");
        let mut labels: Vec<LocalText> = vec![];
        for line in self.parser.typed(&name).lines().map(str::trim).filter(|line| !line.is_empty()) {
            let before = self.was.as_ref().and_then(|was| was.options.get(labels.len())).map(|option| &option.label);
            labels.push(kept(self.parser.note(&name, check::line(line))?, before));
        }
        Some(labels)
    }

    fn is_special(&mut self) -> bool {
        is_special(self.parser.input().draft, self.parser.input().typed, self.n)
    }

    fn keep(&mut self, _: PurposeKind) -> Option<Keep> {
        if !self.is_given("keep") {
            return None;
        }
        let days = i64::from(self.count("keep", &(0..=90))?);
        let was = self.was.as_ref().and_then(|was| was.keep);
        was.filter(|was| was.length().num_days() == days).or_else(|| Some(template_texts::days(days)))
    }
}
