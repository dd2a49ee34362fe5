//! Reads the questions of a draft's form: `q1_label`, `q1_kind` and so on, as many as there are.

use std::collections::BTreeSet;

use app::domain::field::{Field, FieldKey, FieldKind};
use app::domain::language::LocalText;
use app::domain::purpose::PurposeKind;
use app::domain::retention::Keep;
use app::domain::why::Why;
use app::forms::questions::{input, numbers};
use app::text::template_texts;

use super::approval::is_special;
use super::parse::{DraftParser, kept};
use crate::actions::publish::check;
use crate::actions::publish::draft::FieldDraft;

/// Reads every question.
pub(super) fn all(parser: &mut DraftParser<'_>, of: PurposeKind) -> Vec<FieldDraft> {
    let mut keys = BTreeSet::new();
    numbers(parser.input.typed).filter_map(|n| question(parser, of, n, &mut keys)).collect()
}

fn question(
    parser: &mut DraftParser<'_>,
    of: PurposeKind,
    n: usize,
    keys: &mut BTreeSet<FieldKey>,
) -> Option<FieldDraft> {
    let name = |part: &str| input(n, part);
    let key = key(parser, n, keys);
    let was = parser.input.wording.as_ref().and_then(|wording| wording.field(&key)).cloned();
    let label = parser.need(&name("label"), check::line, was.as_ref().map(|was| &was.label));
    let kind = FieldKind::parse(parser.typed(&name("kind"))).unwrap_or(FieldKind::ShortText);
    let hint = parser.may(&name("hint"), check::line, was.as_ref().and_then(|was| was.hint.as_ref()));
    let why = parser.need(&name("why"), check::reason, was.as_ref().map(|was| &was.why));
    let options = options(parser, &name("options"), kind, was.as_ref());
    let special = is_special(parser.input.draft, parser.input.typed, n);
    if special && parser.input.draft.baseline.purpose.special_condition.is_none() {
        parser.faults.push((name("special"), Why::SpecialWithoutCondition));
    }
    let keep = keep(parser, &name("keep"), was.as_ref().and_then(|was| was.keep));
    let by_default = special.then_some(Keep::SPECIAL);
    let required = parser.typed(&name("required")) == "yes";
    let field = Field {
        key,
        kind,
        label: label?,
        hint,
        why: why?,
        required,
        options: options?,
        keep: if of == PurposeKind::Newsletter { None } else { keep.or(by_default) },
        agreement: None,
    };
    Some(FieldDraft { field, special })
}

/// The key that the question has, or a free one made from its words.
fn key(parser: &DraftParser<'_>, n: usize, keys: &mut BTreeSet<FieldKey>) -> FieldKey {
    let given = FieldKey::parse(parser.typed(&input(n, "key"))).ok();
    let made = || FieldKey::of_label(parser.typed(&input(n, "label")));
    // What another question of the form says it is called stays free for it.
    let taken: Vec<&str> = numbers(parser.input.typed)
        .filter(|other| *other != n)
        .map(|other| parser.typed(&input(other, "key")))
        .collect();
    let made = made().filter(|key| !taken.contains(&key.as_str()));
    let first = given.into_iter().chain(made).find(|key| key.is_free() && !keys.contains(key));
    let key = first.unwrap_or_else(|| numbered(keys));
    keys.insert(key.clone());
    key
}

/// A key that no question has: there is always another number.
fn numbered(keys: &BTreeSet<FieldKey>) -> FieldKey {
    let free =
        (1..).filter_map(|n: u32| FieldKey::parse(&format!("question_{n}")).ok()).find(|key| !keys.contains(key));
    free.unwrap_or_else(|| numbered(keys))
}

fn options(
    parser: &mut DraftParser<'_>,
    name: &str,
    kind: FieldKind,
    was: Option<&Field>,
) -> Option<Vec<app::domain::field::Choice>> {
    if !kind.has_options() {
        return Some(vec![]);
    }
    let written: Vec<String> =
        parser.typed(name).lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let mut labels: Vec<LocalText> = vec![];
    for line in written {
        let before = was.and_then(|was| was.options.get(labels.len())).map(|option| &option.label);
        labels.push(kept(parser.note(name, check::line(&line))?, before));
    }
    parser.note(name, check::options(kind, labels))
}

fn keep(parser: &mut DraftParser<'_>, name: &str, was: Option<Keep>) -> Option<Keep> {
    if parser.typed(name).is_empty() {
        return None;
    }
    let days = i64::from(parser.count(name, &(0..=90))?);
    was.filter(|was| was.length().num_days() == days).or_else(|| Some(template_texts::days(days)))
}
