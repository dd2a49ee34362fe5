//! A purpose: what the data is for, why that is lawful, who sees it, and when it ends.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::audit::names;
use super::field::{Field, FieldKey};
use super::language::LocalText;
use super::newsletter::Newsletter;
use super::retention::Keep;

/// What a purpose serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PurposeKind {
    /// Registrations to one event.
    Event,
    /// Subscriptions to one newsletter.
    Newsletter,
    /// The site's own records: requests, accounts, suppressions.
    Administration,
}

names! {
    /// The lawful basis (UK GDPR Art. 6(1)).
    LawfulBasis {
        /// Art. 6(1)(b).
        Contract = "contract",
        /// Art. 6(1)(f); the interest is named.
        LegitimateInterests = "legitimate_interests",
        /// Art. 6(1)(a).
        Consent = "consent",
    }
}

names! {
    /// The condition for special category data (UK GDPR Art. 9(2)).
    SpecialCondition {
        /// Art. 9(2)(a).
        ExplicitConsent = "explicit_consent",
    }
}

/// A published wording of a purpose, with its form. Never changed once a person has seen it: a change makes the next
/// version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// What the data is for, in plain words.
    pub statement: LocalText,
    /// Why it is lawful to hold it.
    pub lawful_basis: LawfulBasis,
    /// The legitimate interest, where that is the basis (Art. 13(1)(d)).
    pub interest: Option<LocalText>,
    /// The condition for special category data.
    pub special_condition: Option<SpecialCondition>,
    /// Who sees it.
    pub seen_by: LocalText,
    /// The sentence that people agree to, word for word: next to a newsletter's box, by an event's button.
    pub consent: LocalText,
    /// For an event: how long after its end. Not used for a newsletter.
    pub keep: Keep,
    /// For a newsletter: after how many months a subscription ends unless the person renews it. See
    /// [`Wording::renewed_after`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renew_months: Option<u32>,
    /// The questions of the form besides address, seats and consent, in order; `name` is one of them.
    pub fields: Vec<Field>,
}

impl Wording {
    /// After how many months a subscription under this wording ends unless the person renews it. Wordings published
    /// before they recorded this use the newsletter's value.
    #[must_use]
    pub fn renewed_after(&self, newsletter: &Newsletter) -> u32 {
        self.renew_months.unwrap_or(newsletter.renew_months)
    }

    /// The built-in field for the name at the door, where it's asked.
    #[must_use]
    pub fn name(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.key.as_str() == FieldKey::NAME)
    }

    /// The declared field with this key.
    #[must_use]
    pub fn field(&self, key: &FieldKey) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == *key)
    }
}

/// A version of a purpose's wording; a record refers to the one the person saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PurposeVersion {
    /// Its id (UUIDv7): the "wording id" of consent evidence.
    pub id: Uuid,
    /// The purpose it belongs to.
    pub purpose_id: Uuid,
    /// 1, 2, 3 …
    pub number: i32,
    /// The wording itself.
    pub wording: Wording,
}
