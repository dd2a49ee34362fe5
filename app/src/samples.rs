//! Sample data for every page and mail: what the snapshots show and the look is judged by. Nothing here is anybody's.
#![expect(clippy::expect_used, reason = "the samples are fixed and known to be well-formed")]

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use crate::components::frame::Frame;
use crate::domain::branch::{Branch, BranchContent};
use crate::domain::email_address::EmailAddress;
use crate::domain::event::{Event, EventContent};
use crate::domain::field::{Answers, Choice, Field, FieldKey, FieldKind};
use crate::domain::held::{ConsentGiven, Held, Links, Standing, Subject};
use crate::domain::language::{Language, LocalText};
use crate::domain::newsletter::{Newsletter, NewsletterContent};
use crate::domain::organisation::Organisation;
use crate::domain::purpose::{LawfulBasis, PurposeVersion, SpecialCondition, Wording};
use crate::domain::retention::Keep;
use crate::domain::slug::Slug;
use crate::text::Words;

fn en(text: &str) -> LocalText {
    LocalText::english(text)
}

fn at(written: &str) -> DateTime<Utc> {
    written.parse().expect("an instant")
}

fn slug(name: &str) -> Slug {
    Slug::parse(name).expect("a slug")
}

fn key(name: &str) -> FieldKey {
    FieldKey::parse(name).expect("a key")
}

/// The clock of the samples: 20 May 2027, 6.40 pm in London.
#[must_use]
pub fn now() -> DateTime<Utc> {
    at("2027-05-20T17:40:00Z")
}

/// The organisation.
#[must_use]
pub fn organisation() -> Organisation {
    Organisation {
        name: en("Harbour Co-operative Society"),
        address: en("1 Rope Walk, Harbour Town HT1 2AB"),
        privacy_email: "privacy@harbour.example".to_owned(),
        privacy_phone: "0161 496 0001".to_owned(),
        imprint: en("Published by Harbour Co-operative Society, 1 Rope Walk, Harbour Town HT1 2AB."),
        regulator_name: en("the Information Commissioner (ICO)"),
        regulator_url: "https://ico.org.uk/make-a-complaint/".to_owned(),
        processors: vec![en("Quayhost Ltd, which runs the server"), en("Postbarge Ltd, which carries the e-mail")],
        transfers: None,
        minimum_age: 13,
    }
}

/// The branch.
#[must_use]
pub fn branch() -> Branch {
    Branch {
        id: Uuid::from_u128(1),
        slug: slug("quayside"),
        content: BranchContent {
            name: en("Quayside branch"),
            email: "quayside@harbour.example".to_owned(),
            phone: Some("0161 496 0002".to_owned()),
            post: Some(en("Quayside branch, Sail Loft, 4 Rope Walk, Harbour Town HT1 2AB")),
            controller: None,
        },
    }
}

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
        timezone: Tz::Europe__London,
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
        },
    }
}

/// The name for the door and the question of the kitchen.
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
                "I agree that Harbour Co-operative Society uses this answer for this event. I understand it may show my health or beliefs. I can take this back at any time.",
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
                "By signing up I agree that Harbour Co-operative Society uses this to run the event. I understand it may show my political views. I can stop at any time.",
            ),
            keep: Keep::DEFAULT,
            fields: fields(),
        },
    }
}

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
                "I agree that Harbour Co-operative Society uses my e-mail address to send me Quayside news. I understand this may show my political views. I can stop at any time.",
            ),
            keep: Keep::DEFAULT,
            fields: vec![],
        },
    }
}

/// A registration of two seats, confirmed.
#[must_use]
pub fn registration() -> Held {
    Held {
        subject: Subject::Event(Box::new(event())),
        branch: branch(),
        version: event_version(),
        standing: Standing::Confirmed,
        email: EmailAddress::parse("ada@example.org").expect("an address"),
        language: Language::english(),
        seats: 2,
        ticket_code: Some("H7QK4M".to_owned()),
        answers: Answers(
            [(key("name"), vec!["Ada".to_owned()]), (key("food"), vec!["No nuts, please".to_owned()])].into(),
        ),
        sooner: vec![(key("food"), at("2027-06-15T20:00:00Z"))],
        created_at: now() - TimeDelta::hours(1),
        confirmed_at: Some(now() - TimeDelta::minutes(50)),
        expires_at: at("2027-06-26T20:00:00Z"),
        still_coming: None,
        renewal_asked: false,
        consents: vec![ConsentGiven {
            field: None,
            language: Language::english(),
            asked_at: now() - TimeDelta::hours(1),
            given_at: now() - TimeDelta::minutes(50),
        }],
    }
}

/// The same registration before it is confirmed.
#[must_use]
pub fn pending_registration() -> Held {
    Held {
        standing: Standing::Pending { held_until: Some(now() + TimeDelta::hours(2)) },
        ticket_code: None,
        confirmed_at: None,
        consents: vec![],
        expires_at: now() + TimeDelta::days(7),
        ..registration()
    }
}

/// A confirmed subscription.
#[must_use]
pub fn subscription() -> Held {
    Held {
        subject: Subject::Newsletter(Box::new(newsletter())),
        version: newsletter_version(),
        standing: Standing::Subscribed,
        seats: 1,
        ticket_code: None,
        answers: Answers::default(),
        sooner: vec![],
        expires_at: at("2029-05-20T17:40:00Z"),
        ..registration()
    }
}

/// A subscription before it is confirmed.
#[must_use]
pub fn pending_subscription() -> Held {
    Held {
        standing: Standing::Pending { held_until: None },
        confirmed_at: None,
        consents: vec![],
        expires_at: now() + TimeDelta::days(7),
        ..subscription()
    }
}

/// The links of a record.
#[must_use]
pub fn links() -> Links {
    let url = |path: &str| format!("https://events.harbour.example{path}");
    Links {
        confirm: url("/confirm/S4mpl3"),
        your_sign_up: url("/your-sign-up/S4mpl3"),
        change: url("/your-sign-up/S4mpl3/change"),
        cancel: url("/your-sign-up/S4mpl3/cancel"),
        data: url("/your-sign-up/S4mpl3/data.json"),
        unsubscribe: url("/unsubscribe/S4mpl3"),
        public: url("/events/summer-supper"),
        calendar: url("/events/summer-supper.ics"),
        privacy: url("/privacy"),
        your_data: url("/your-data"),
    }
}

/// The frame of a page.
#[must_use]
pub fn frame() -> Frame {
    Frame {
        words: Words::new(&Language::english()),
        organisation: organisation(),
        branch: Some(branch()),
        style: "/style.css".to_owned(),
        base_url: "https://events.harbour.example".to_owned(),
        canonical: Some("/events/summer-supper".to_owned()),
    }
}
