//! A sample event with its wording and form.

use uuid::Uuid;

use super::{at, en, home, key, slug};
use crate::domain::event::{Event, EventContent};
use crate::domain::field::{Choice, Field, FieldKind};
use crate::domain::purpose::{LawfulBasis, PurposeVersion, SpecialCondition, Wording};
use crate::domain::retention::Keep;

/// An event with 80 seats.
#[must_use]
pub fn event() -> Event {
    Event {
        id: Uuid::from_u128(2),
        purpose_id: Uuid::from_u128(3),
        branch_id: Uuid::from_u128(1),
        slug: slug("summer-supper"),
        starts_at: at("2027-06-12T17:00:00Z"),
        ends_at: at("2027-06-12T20:00:00Z"),
        timezone: home(),
        opens_at: None,
        closes_at: at("2027-06-12T17:00:00Z"),
        capacity: Some(80),
        group_max: 4,
        listed: true,
        sequence: 0,
        cancelled_at: None,
        content: EventContent {
            title: en("Summer supper on the quay"),
            summary: en(
                "A long table, a shared meal and a short talk on community energy. Members and neighbours alike. Bring a dish if you can.",
            ),
            place: en("Sail Loft, 4 Rope Walk"),
            access: Some(en("Step-free from Rope Walk. Hearing loop. Accessible toilet.")),
            attendee_info: Some(en("The door code is 4821.")),
            cost: en("Free"),
            cancelled: None,
            keep_why: None,
            photos: false,
            told: None,
        },
    }
}

/// The name for the door and the food question.
#[must_use]
pub fn fields() -> Vec<Field> {
    vec![
        Field {
            key: key("name"),
            kind: FieldKind::ShortText,
            label: en("Name for the door"),
            hint: None,
            why: en("so that we can greet you"),
            required: false,
            options: vec![],
            keep: None,
            agreement: None,
        },
        Field {
            key: key("food"),
            kind: FieldKind::LongText,
            label: en("What should we arrange for you to eat?"),
            hint: None,
            why: en("so that the kitchen can prepare"),
            required: false,
            options: vec![],
            keep: Some(Keep::SPECIAL),
            agreement: Some(en(
                "I agree that Harbour Co-operative Society uses my private answers for this event. They may say something about my health or beliefs. I can withdraw this consent at any time.",
            )),
        },
        Field {
            key: key("help"),
            kind: FieldKind::SeveralOf,
            label: en("Can you help on the day?"),
            hint: Some(en("Choose any that suit you")),
            why: en("so that we can plan the evening"),
            required: false,
            options: ["Setting up", "Serving", "Clearing away"]
                .iter()
                .zip(1..)
                .map(|(label, value)| Choice { value: i32::to_string(&value), label: en(label) })
                .collect(),
            keep: None,
            agreement: None,
        },
    ]
}

/// The event's wording.
#[must_use]
pub fn event_version() -> PurposeVersion {
    PurposeVersion {
        id: Uuid::from_u128(4),
        purpose_id: Uuid::from_u128(3),
        number: 1,
        wording: Wording {
            statement: en("Running the summer supper and telling you about it. Nothing else."),
            lawful_basis: LawfulBasis::LegitimateInterests,
            interest: Some(en("knowing how many are coming and reaching them if plans change")),
            special_condition: Some(SpecialCondition::ExplicitConsent),
            seen_by: en("The two organisers of the supper"),
            consent: en(
                "By signing up, I agree that Harbour Co-operative Society uses my details to run this event. My sign-up may say something about my political views. I can withdraw this consent at any time.",
            ),
            keep: Keep::DEFAULT,
            renew_months: None,
            fields: fields(),
        },
    }
}
