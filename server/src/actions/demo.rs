//! Fills an empty database with sample content: a file as anybody could import it, and sign-ups made and confirmed as
//! visitors make them. Everybody in it is invented; example.org takes no mail.

use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::field::{Answers, FieldKey};
use app::domain::language::Language;
use app::domain::purpose::PurposeVersion;
use app::domain::zone::Zone;
use app::forms::sign_up::SignUp;
use chrono::{NaiveDate, TimeDelta};

use crate::db::{contents, purposes, records};
use crate::site::Site;

use super::account::sample;
use super::confirm::{ConfirmError, confirm};
use super::import::{ImportError, Report, import};
use super::register::{RegisterError, register};
use super::sign_up::SignUpRequest;
use super::{Failure, show};

/// The sample content; `{+18d}` stands for the day 18 days from now.
const TEMPLATE: &str = include_str!("../../demo.toml");

/// Who signed up to what: a group after the other, by event, with name and seats.
const SIGN_UPS: [(&str, &[(&str, u32)]); 2] = [
    ("repair-morning", &[("Asha", 2), ("Ben", 1), ("Carys", 3), ("Dev", 2), ("Esther", 2)]),
    (
        "harbour-walk",
        &[("Femi", 2), ("Gwen", 2), ("Hana", 1), ("Idris", 2), ("Joan", 1), ("Kofi", 1), ("Lowri", 2), ("Mina", 1)],
    ),
];

/// The sample organiser: with every role in every branch.
const ORGANISER: (&str, &str) = ("olu@example.org", "Olu Bright");

/// How to get in as the sample organiser.
#[derive(Clone, Debug)]
pub struct WayIn {
    /// The address.
    pub email: &'static str,
    /// The password.
    pub password: String,
    /// Codes that let in once each.
    pub codes: Vec<String>,
}

/// Why there is no sample content.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// Somebody uses this database.
    #[error(
        "The database is not empty. The demo goes into an empty one alone: set ONPURPOSE_DATA_DIR to a new folder."
    )]
    NotEmpty,
    /// The sample file is at fault.
    #[error("The sample content is at fault:\n{0}")]
    Import(#[from] ImportError),
    /// A sample sign-up was refused.
    #[error("A sample sign-up was refused: {0}")]
    Register(#[from] RegisterError),
    /// A sample confirmation was refused.
    #[error("A sample confirmation was refused: {0}")]
    Confirm(#[from] ConfirmError),
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

/// Fills an empty database.
///
/// # Errors
/// See [`DemoError`].
pub async fn fill(site: &Arc<Site>) -> Result<(Report, WayIn), DemoError> {
    if show::organisation(site).await?.is_some() {
        return Err(DemoError::NotEmpty);
    }
    let today = Zone::default().local(site.clock.now()).date_naive();
    let report = import(site, &dated(TEMPLATE, today)).await?;
    for (slug, groups) in SIGN_UPS {
        let version = version(site, slug).await?;
        for (name, seats) in groups {
            sign_up(site, &version, name, *seats).await?;
        }
    }
    Ok((report, organiser(site).await?))
}

/// An account that is ready but for the guidance, with a password and codes of chance.
async fn organiser(site: &Arc<Site>) -> Result<WayIn, DemoError> {
    let (email, name) = ORGANISER;
    let address = EmailAddress::parse(email).map_err(|_| Failure::Stored("a sample address that is none"))?;
    let (password, codes) = sample::add(site, address, name).await?;
    Ok(WayIn { email, password, codes })
}

async fn version(site: &Site, slug: &str) -> Result<PurposeVersion, Failure> {
    let event = contents::event_by_slug(site.db.read(), slug).await?;
    let event = event.ok_or(Failure::Stored("a sample event that is not there"))?;
    Ok(purposes::current_version(site.db.read(), event.purpose_id).await?)
}

async fn sign_up(site: &Arc<Site>, version: &PurposeVersion, name: &str, seats: u32) -> Result<(), DemoError> {
    let email = EmailAddress::parse(&format!("{}@example.org", name.to_lowercase()));
    let email = email.map_err(|_| Failure::Stored("a sample address that is none"))?;
    let key = FieldKey::parse(FieldKey::NAME).map_err(|_| Failure::Stored("a built-in key that is none"))?;
    let answers = Answers([(key, vec![name.to_owned()])].into());
    let sign_up = SignUp { email, seats, answers, agreed: [].into() };
    let asked = SignUpRequest::new(sign_up, version.clone(), Language::english());
    let accepted = register(site, asked).await?;
    let record = records::find(site.db.read(), accepted.record, site.clock.now()).await.map_err(Failure::from)?;
    confirm(site, record.ok_or(Failure::Stored("a sample sign-up that is not there"))?).await?;
    Ok(())
}

/// The template with days in place of `{+18d}` and `{-9d}`.
fn dated(template: &str, today: NaiveDate) -> String {
    let mut text = String::new();
    let mut parts = template.split('{');
    text.extend(parts.next());
    for part in parts {
        match part.split_once("d}").and_then(|(days, rest)| Some((days.parse::<i64>().ok()?, rest))) {
            Some((days, rest)) => text.push_str(&format!("{}{rest}", today + TimeDelta::days(days))),
            None => text.push_str(&format!("{{{part}")),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::import::site_for_tests;

    #[test]
    fn days_are_counted_from_today() {
        let today = NaiveDate::from_ymd_opt(2026, 12, 30).unwrap();
        let text = "a = \"{+3d} 18:00\"\nb = { en = \"x\" }\nc = \"{-30d}\"";
        assert_eq!(dated(text, today), "a = \"2027-01-02 18:00\"\nb = { en = \"x\" }\nc = \"2026-11-30\"");
    }

    #[tokio::test]
    async fn the_demo_goes_into_an_empty_database_once() {
        let home = site_for_tests::site().await;
        let (report, way_in) = fill(&home.site).await.unwrap();
        assert!(way_in.password.len() > 20 && way_in.codes.len() == 10);
        assert_eq!(report.created().len(), 10, "organisation, two branches, five events, two newsletters: {report}");
        assert!(matches!(fill(&home.site).await, Err(DemoError::NotEmpty)));
    }

    #[tokio::test]
    async fn the_demo_has_events_in_every_state() {
        let home = site_for_tests::site().await;
        fill(&home.site).await.unwrap();
        assert_eq!(home.room("repair-morning").await.left(), Some(2));
        let walk = home.room("harbour-walk").await;
        assert_eq!((walk.left(), walk.waiting), (Some(0), 3));
        assert!(home.event("winter-fair").await.is_over(home.site.clock.now()));
        assert!(home.event("energy-evening").await.content.attendee_info.is_some());
        assert_eq!(home.room("quayside-supper").await.left(), Some(60));
    }
}
