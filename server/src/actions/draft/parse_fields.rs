//! Reads the questions of a draft's form: `q1_label`, `q1_kind` and so on, as many as there are.

use std::collections::BTreeSet;

use app::domain::field::{Field, FieldKey, FieldKind};
use app::domain::language::LocalText;
use app::domain::purpose::PurposeKind;
use app::domain::retention::Keep;
use app::domain::why::Why;
use app::forms::state::Typed;
use app::text::ready;

use super::departure::is_special;
use super::parse::{Reader, kept};
use crate::actions::publish::check;
use crate::actions::publish::draft::FieldDraft;

/// The most questions of a form.
pub const MOST: usize = 15;

/// The numbers of the questions that a form has.
pub fn numbers(typed: &Typed) -> std::ops::RangeInclusive<usize> {
    let last = (1..=MOST).take_while(|n| typed.names().any(|name| name == format!("q{n}_label"))).last();
    1..=last.unwrap_or(0)
}

/// Reads every question.
pub(super) fn all(reader: &mut Reader<'_>, of: PurposeKind) -> Vec<FieldDraft> {
    let mut keys = BTreeSet::new();
    numbers(reader.input.typed).filter_map(|n| question(reader, of, n, &mut keys)).collect()
}

fn question(reader: &mut Reader<'_>, of: PurposeKind, n: usize, keys: &mut BTreeSet<FieldKey>) -> Option<FieldDraft> {
    let name = |part: &str| format!("q{n}_{part}");
    let key = key(reader, n, keys);
    let was = reader.input.wording.as_ref().and_then(|wording| wording.field(&key)).cloned();
    let label = reader.need(&name("label"), check::line, was.as_ref().map(|was| &was.label));
    let kind = FieldKind::parse(reader.typed(&name("kind"))).unwrap_or(FieldKind::ShortText);
    let hint = reader.may(&name("hint"), check::line, was.as_ref().and_then(|was| was.hint.as_ref()));
    let why = reader.need(&name("why"), check::reason, was.as_ref().map(|was| &was.why));
    let options = options(reader, &name("options"), kind, was.as_ref());
    let special = is_special(reader.input.draft, reader.input.typed, n);
    if special && reader.input.draft.baseline.purpose.special_condition.is_none() {
        reader.faults.push((name("special"), Why::SpecialWithoutCondition));
    }
    let keep = keep(reader, &name("keep"), was.as_ref().and_then(|was| was.keep));
    let by_default = special.then_some(Keep::SPECIAL);
    let required = reader.typed(&name("required")) == "yes";
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
fn key(reader: &Reader<'_>, n: usize, keys: &mut BTreeSet<FieldKey>) -> FieldKey {
    let given = FieldKey::parse(reader.typed(&format!("q{n}_key"))).ok();
    let made = || FieldKey::of_label(reader.typed(&format!("q{n}_label")));
    // What another question of the form says it is called stays free for it.
    let taken: Vec<&str> = numbers(reader.input.typed)
        .filter(|other| *other != n)
        .map(|other| reader.typed(&format!("q{other}_key")))
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
    reader: &mut Reader<'_>,
    name: &str,
    kind: FieldKind,
    was: Option<&Field>,
) -> Option<Vec<app::domain::field::Choice>> {
    if !kind.has_options() {
        return Some(vec![]);
    }
    let written: Vec<String> =
        reader.typed(name).lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let mut labels: Vec<LocalText> = vec![];
    for line in written {
        let before = was.and_then(|was| was.options.get(labels.len())).map(|option| &option.label);
        labels.push(kept(reader.note(name, check::line(&line))?, before));
    }
    reader.note(name, check::options(kind, labels))
}

fn keep(reader: &mut Reader<'_>, name: &str, was: Option<Keep>) -> Option<Keep> {
    if reader.typed(name).is_empty() {
        return None;
    }
    let days = i64::from(reader.count(name, &(0..=90))?);
    was.filter(|was| was.length().num_days() == days).or_else(|| Some(ready::days(days)))
}
