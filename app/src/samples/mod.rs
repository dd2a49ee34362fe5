//! Sample data for every page and mail: for the snapshots, and for judging the look. None of it is about real people.
#![expect(clippy::expect_used, reason = "the samples are fixed and known to be well-formed")]

pub mod desk;
pub mod desk_accounts;
pub mod desk_attendees;
mod desk_door;
mod desk_home;
mod desk_import;
pub mod desk_issues;
mod desk_officers;
pub mod desk_takeout;
mod editor;
mod editor_check;
mod event;
pub mod islands;
mod newsletter;
mod own_pages;
pub mod pages;
mod records;
mod sign_up_ways;

pub use event::{event, event_version, fields};
pub use newsletter::{newsletter, newsletter_version};
pub use records::{
    brought_in, links, online, pending_registration, pending_subscription, registration, subscription, suspended,
};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::components::frame::Frame;
use crate::domain::branch::{Branch, BranchContent};
use crate::domain::field::FieldKey;
use crate::domain::language::{Language, LocalText};
use crate::domain::organisation::Organisation;
use crate::domain::slug::Slug;
use crate::domain::zone::Zone;
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
        processors: vec![en("Quayhost Ltd, which runs the server"), en("Postbarge Ltd, which carries the email")],
        transfers: None,
        minimum_age: 13,
        timezone: home(),
    }
}

/// The branch.
#[must_use]
pub fn branch() -> Branch {
    Branch {
        id: Uuid::from_u128(1),
        parent_id: None,
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

/// The organisation's zone.
#[must_use]
pub fn home() -> Zone {
    Zone::named("Europe/London").unwrap_or_else(Zone::utc)
}

/// The frame of a page.
#[must_use]
pub fn frame() -> Frame {
    Frame {
        words: Words::new(&Language::english(), home()),
        organisation: organisation(),
        branch: Some(branch()),
        style: "/style.css".to_owned(),
        accent: None,
        logo: None,
        base_url: "https://events.harbour.example".to_owned(),
        canonical: Some("/events/summer-supper".to_owned()),
    }
}
