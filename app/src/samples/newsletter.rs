//! A sample newsletter with its wording.

use uuid::Uuid;

use super::{en, slug};
use crate::domain::newsletter::{Newsletter, NewsletterContent};
use crate::domain::purpose::{LawfulBasis, PurposeVersion, SpecialCondition, Wording};
use crate::domain::retention::Keep;

/// A newsletter.
#[must_use]
pub fn newsletter() -> Newsletter {
    Newsletter {
        id: Uuid::from_u128(5),
        purpose_id: Uuid::from_u128(6),
        branch_id: Uuid::from_u128(1),
        slug: slug("quayside-news"),
        renew_months: 24,
        closed_at: None,
        content: NewsletterContent {
            title: en("Quayside news"),
            description: en("What the branch is doing, what is coming up, and how to join in."),
            frequency: en("Once a month"),
            archive: true,
            archive_search: true,
        },
    }
}

/// The newsletter's wording.
#[must_use]
pub fn newsletter_version() -> PurposeVersion {
    PurposeVersion {
        id: Uuid::from_u128(7),
        purpose_id: Uuid::from_u128(6),
        number: 1,
        wording: Wording {
            statement: en("Sending you Quayside news. Nothing else."),
            lawful_basis: LawfulBasis::Consent,
            interest: None,
            special_condition: Some(SpecialCondition::ExplicitConsent),
            seen_by: en("The branch secretary"),
            consent: en(
                "I agree that Harbour Co-operative Society uses my email address to send me “Quayside news”. Getting it may say something about my political views. I can withdraw this consent at any time.",
            ),
            keep: Keep::DEFAULT,
            renew_months: Some(24),
            fields: vec![],
        },
    }
}
