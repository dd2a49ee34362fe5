//! The purpose and the questions of an event or newsletter, as the file has them.

use std::collections::BTreeSet;

use app::domain::field::{Choice, Field, FieldKey, FieldKind};
use app::domain::purpose::{LawfulBasis, PurposeKind, SpecialCondition};
use app::domain::retention::Keep;
use app::domain::why::Why;

use super::section::Section;
use super::values;
use crate::actions::publish::check;
use crate::actions::publish::draft::{FieldDraft, PurposeDraft};

/// Reads `[….purpose]`. Without one nothing is published.
pub fn purpose(owner: &mut Section<'_, '_>, of: PurposeKind) -> Option<PurposeDraft> {
    let at = owner.mark("purpose");
    let Some(mut section) = owner.table("purpose") else {
        owner.refuse_at(&at, "is missing: nothing is published without saying what the data is for");
        return None;
    };
    let statement = section.need("statement", values::text);
    let basis_at = section.mark("lawful_basis");
    let lawful_basis = section.need("lawful_basis", |value| values::word(value, LawfulBasis::ALL, LawfulBasis::name));
    let interest_at = section.mark("interest");
    let interest = section.may("interest", values::text);
    let special_condition =
        section.may("special_condition", |value| values::word(value, SpecialCondition::ALL, SpecialCondition::name));
    let seen_by = section.need("seen_by", values::text);
    if let Some(Err(why)) = lawful_basis.map(|basis| check::interest(basis, interest.is_some())) {
        section.refuse_at(&interest_at, why);
    }
    if let Some(Err(why)) = lawful_basis.map(|basis| check::basis(of, basis)) {
        section.refuse_at(&basis_at, why);
    }
    section.finish();
    Some(PurposeDraft {
        statement: statement?,
        lawful_basis: lawful_basis?,
        interest,
        special_condition,
        seen_by: seen_by?,
    })
}

/// Reads `[[….field]]`. `condition` says whether the purpose has a condition for special category data.
pub fn fields(owner: &mut Section<'_, '_>, of: PurposeKind, condition: bool) -> Vec<FieldDraft> {
    let mut keys = BTreeSet::new();
    let sections = owner.tables("field");
    sections.into_iter().filter_map(|section| field(section, of, condition, &mut keys)).collect()
}

fn field(
    mut section: Section<'_, '_>,
    of: PurposeKind,
    condition: bool,
    keys: &mut BTreeSet<FieldKey>,
) -> Option<FieldDraft> {
    let key = section.need("key", |value| {
        let key = FieldKey::parse(&values::plain(value)?).map_err(|error| error.to_string())?;
        free(&key)?;
        let twice = || format!("\u{201c}{}\u{201d} comes twice", key.as_str()).into();
        if keys.insert(key.clone()) { Ok(key) } else { Err(twice()) }
    });
    let kind = section.need("kind", |value| values::word(value, FieldKind::ALL, FieldKind::name));
    let label = section.need("label", values::line);
    let hint = section.may("hint", values::line);
    let why = section.need("why", values::reason);
    let required = section.may("required", values::yes_no).unwrap_or(false);
    let options = options(&mut section, kind);
    let keep_at = section.mark("keep");
    let keep = section.may("keep", values::keep);
    let special_at = section.mark("special");
    let special = section.may("special", values::yes_no).unwrap_or(false);
    if of == PurposeKind::Newsletter && keep.is_some() {
        section.refuse_at(&keep_at, "counts from an event's end, and a newsletter has none: leave it out");
    }
    if special && !condition {
        section.refuse_at(&special_at, Why::SpecialWithoutCondition);
    }
    section.finish();
    let by_default = (special && of == PurposeKind::Event).then_some(Keep::SPECIAL);
    let field = Field {
        key: key?,
        kind: kind?,
        label: label?,
        hint,
        why: why?,
        required,
        options: options?,
        keep: keep.or(by_default),
        agreement: None,
    };
    Some(FieldDraft { field, special })
}

/// Whether a key is free: not an input that the form has anyway.
fn free(key: &FieldKey) -> Result<(), String> {
    let name = key.as_str();
    if name == FieldKey::NAME {
        return Err("\u{201c}name\u{201d} is built in: set name = \"optional\" on the event".to_owned());
    }
    if !key.is_free() {
        return Err(format!("\u{201c}{name}\u{201d} is an input of the form itself: take another key"));
    }
    Ok(())
}

fn options(section: &mut Section<'_, '_>, kind: Option<FieldKind>) -> Option<Vec<Choice>> {
    let at = section.mark("options");
    let given = section.may("options", values::lines);
    let kind = kind?;
    if given.is_some() && !kind.has_options() {
        section.refuse_at(&at, "belongs to one_of and several_of alone: leave it out");
        return None;
    }
    check::options(kind, given.unwrap_or_default()).map_err(|why| section.refuse_at(&at, why)).ok()
}
