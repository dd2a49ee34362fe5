//! What a draft may be without the data officer's yes: what its template says, or what is published already.

use app::domain::language::LocalText;
use app::domain::purpose::{PurposeKind, Wording};
use app::domain::retention::Keep;
use app::domain::template::{NameAsked, Template};
use app::text::template_texts;

use crate::actions::publish::draft::PurposeDraft;
use crate::actions::publish::wording::without_co_hosts;

/// What is right already.
#[derive(Clone, Debug)]
pub struct Baseline {
    /// Events or newsletters.
    pub what: PurposeKind,
    /// What the data is for, on which basis, seen by whom.
    pub purpose: PurposeDraft,
    /// How long it is kept by default.
    pub keep: Keep,
    /// How long an organiser may keep it.
    pub longest: Keep,
    /// The special questions that may be asked: key and words.
    pub special: Vec<(String, LocalText)>,
    /// Whether the form asks for a name.
    pub name_asked: NameAsked,
}

impl Baseline {
    /// By a template.
    #[must_use]
    pub fn of_kind(kind: &Template) -> Self {
        Self {
            what: kind.what,
            purpose: PurposeDraft {
                statement: kind.statement.clone(),
                lawful_basis: kind.lawful_basis,
                interest: kind.interest.clone(),
                special_condition: kind.special_condition,
                seen_by: kind.seen_by.clone(),
            },
            keep: kind.keep,
            longest: kind.longest,
            special: kind.special.iter().map(|key| (key.clone(), template_texts::label(key))).collect(),
            name_asked: kind.name_asked,
        }
    }

    /// By what is published: its basis never changes with an edit.
    #[must_use]
    pub fn of_wording(what: PurposeKind, wording: &Wording, co_hosts: &[LocalText]) -> Self {
        let special = wording.fields.iter().filter(|field| field.agreement.is_some());
        Self {
            what,
            purpose: PurposeDraft {
                statement: wording.statement.clone(),
                lawful_basis: wording.lawful_basis,
                interest: wording.interest.clone(),
                special_condition: wording.special_condition,
                seen_by: without_co_hosts(&wording.seen_by, co_hosts),
            },
            keep: wording.keep,
            longest: wording.keep.max(template_texts::days(30)),
            special: special.map(|field| (field.key.as_str().to_owned(), field.label.clone())).collect(),
            name_asked: NameAsked::of(wording.name()),
        }
    }
}
