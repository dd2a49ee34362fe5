//! Fills an empty database with sample content: an ordinary import file, and sign-ups made and confirmed as visitors
//! do.

use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::field::FieldKey;

use crate::config::first_run;
use crate::site::Site;

use super::account::sample;
use super::import::{ImportError, Report, import};
use super::samples::{CONTENTS, LOOK, SampleError, confirmed, dated};
use super::{Failure, show};

/// The sample sign-ups: one group after another, by event, with name and seats.
const SIGN_UPS: [(&str, &[(&str, u32)]); 2] = [
    ("repair-morning", &[("Asha", 2), ("Ben", 1), ("Carys", 3), ("Dev", 2), ("Esther", 2)]),
    (
        "harbour-walk",
        &[("Femi", 2), ("Gwen", 2), ("Hana", 1), ("Idris", 2), ("Joan", 1), ("Kofi", 1), ("Lowri", 2), ("Mina", 1)],
    ),
];

/// The sample organiser, who has every role in every branch.
const ORGANISER: (&str, &str) = ("olu@example.org", "Olu Bright");

/// How to log in as the sample organiser.
#[derive(Clone, Debug)]
pub struct WayIn {
    /// The address.
    pub email: &'static str,
    /// The password.
    pub password: String,
    /// Codes that each work once.
    pub codes: Vec<String>,
}

/// Why there's no sample content.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database is in use.
    #[error(
        "The database is not empty. The demo goes into an empty one alone: set ONPURPOSE_DATA_DIR to a new folder."
    )]
    NotEmpty,
    /// The sample file is faulty.
    #[error("The sample content is at fault:\n{0}")]
    Import(#[from] ImportError),
    /// See [`SampleError`].
    #[error(transparent)]
    SignUp(#[from] SampleError),
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
    let today = first_run::timezone().local(site.clock.now()).date_naive();
    let report = import(site, &dated(&[CONTENTS, LOOK].concat(), today)).await?;
    for (slug, groups) in SIGN_UPS {
        for (name, seats) in groups {
            let email = format!("{}@example.org", name.to_lowercase());
            confirmed(site, slug, &email, *seats, &[(FieldKey::NAME, name)]).await?;
        }
    }
    Ok((report, organiser(site).await?))
}

/// An account that is ready except for the guidance, with a random password and codes.
async fn organiser(site: &Arc<Site>) -> Result<WayIn, DemoError> {
    let (email, name) = ORGANISER;
    let address = EmailAddress::parse(email).map_err(|_| Failure::Stored("a sample address that is none"))?;
    let (password, codes) = sample::add(site, address, name).await?;
    Ok(WayIn { email, password, codes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::import::site_for_tests;

    #[tokio::test]
    async fn the_demo_goes_into_an_empty_database_once() {
        let home = site_for_tests::site().await;
        let (report, way_in) = fill(&home.site).await.unwrap();
        assert!(way_in.password.len() > 20 && way_in.codes.len() == 10);
        assert_eq!(report.created().len(), 15, "organisation, two branches, nine events, three newsletters: {report}");
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
        assert_eq!(home.room("supper").await.left(), Some(80));
    }
}
