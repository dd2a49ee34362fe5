//! What a draft may contain without the data officer's approval: what its template says, or what is already published.

use app::domain::language::LocalText;
use app::domain::purpose::{PurposeKind, Wording};
use app::domain::retention::Keep;
use app::domain::template::{NameAsked, Template};
use app::text::template_texts;

use crate::actions::publish::draft::PurposeDraft;
use crate::actions::publish::wording::without_co_hosts;

/// What needs no approval.
#[derive(Clone, Debug)]
pub struct Baseline {
    /// Whether it's for an event or a newsletter.
    pub what: PurposeKind,
    /// What the data is for, the lawful basis, and who sees it.
    pub purpose: PurposeDraft,
    /// How long it's kept by default.
    pub keep: Keep,
    /// The longest an organiser may keep it.
    pub longest: Keep,
    /// The special category questions that may be asked: key and words.
    pub special: Vec<(String, LocalText)>,
    /// Whether the form asks for a name.
    pub name_asked: NameAsked,
}

impl Baseline {
    /// The baseline of a template.
    #[must_use]
    pub fn of_template(template: &Template) -> Self {
        Self {
            what: template.what,
            purpose: PurposeDraft {
                statement: template.statement.clone(),
                lawful_basis: template.lawful_basis,
                interest: template.interest.clone(),
                special_condition: template.special_condition,
                seen_by: template.seen_by.clone(),
            },
            keep: template.keep,
            longest: template.longest,
            special: template.special.iter().map(|key| (key.clone(), template_texts::label(key))).collect(),
            name_asked: template.name_asked,
        }
    }

    /// The baseline of something published: an edit never changes its lawful basis.
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
