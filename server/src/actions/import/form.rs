//! The purpose and the questions of an event or newsletter, as the file has them.

use std::collections::BTreeSet;

use app::domain::field::{FieldKey, FieldKind};
use app::domain::language::LocalText;
use app::domain::purpose::{LawfulBasis, PurposeKind, SpecialCondition};
use app::domain::retention::Keep;
use app::forms::check;
use app::forms::inputs::Inputs as _;

use super::section::Section;
use super::values;
use crate::actions::publish::draft::{FieldDraft, PurposeDraft};
use crate::actions::publish::read::{QuestionSource, question};

/// Reads `[….purpose]`. Without one, nothing is published.
pub fn purpose(owner: &mut Section<'_, '_>, of: PurposeKind) -> Option<PurposeDraft> {
    let Some(mut section) = owner.table("purpose") else {
        owner.fault("purpose", "is missing: nothing is published without saying what the data is for");
        return None;
    };
    let statement = section.need("statement", values::text);
    let lawful_basis = section.need("lawful_basis", |value| values::word(value, LawfulBasis::ALL, LawfulBasis::name));
    let interest = section.may("interest", values::text);
    let special_condition =
        section.may("special_condition", |value| values::word(value, SpecialCondition::ALL, SpecialCondition::name));
    let seen_by = section.need("seen_by", values::text);
    if let Some(Err(why)) = lawful_basis.map(|basis| check::interest(basis, interest.is_some())) {
        section.fault("interest", why);
    }
    if let Some(Err(why)) = lawful_basis.map(|basis| check::basis(of, basis)) {
        section.fault("lawful_basis", why);
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
    let mut fields = Vec::new();
    for mut section in owner.tables("field") {
        let at = section.mark("key");
        let read = question(&mut section, of, condition);
        section.finish();
        let Some(read) = read else { continue };
        if !keys.insert(read.field.key.clone()) {
            owner.fault_at(&at, format!("\u{201c}{}\u{201d} comes twice", read.field.key.as_str()));
        }
        fields.push(read);
    }
    fields
}

impl QuestionSource for Section<'_, '_> {
    fn key(&mut self) -> Option<FieldKey> {
        self.need("key", |value| {
            let key = FieldKey::parse(&values::plain(value)?).map_err(|error| error.to_string())?;
            free(&key)?;
            Ok(key)
        })
    }

    fn kind(&mut self) -> Option<FieldKind> {
        self.need("kind", |value| values::word(value, FieldKind::ALL, FieldKind::name))
    }

    fn options(&mut self, kind: Option<FieldKind>) -> Option<Vec<LocalText>> {
        let given = self.may("options", values::lines);
        if given.is_some() && !kind?.has_options() {
            self.fault("options", "belongs to one_of and several_of alone: leave it out");
            return None;
        }
        Some(given.unwrap_or_default())
    }

    fn is_special(&mut self) -> bool {
        self.is_on("special", false)
    }

    fn keep(&mut self, of: PurposeKind) -> Option<Keep> {
        let keep = self.may("keep", values::keep);
        if of == PurposeKind::Newsletter && keep.is_some() {
            self.fault("keep", "counts from an event's end, and a newsletter has none: leave it out");
        }
        keep
    }
}

/// Whether a key is free: not an input that the form always has.
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
