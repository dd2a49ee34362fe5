//! The form token: when a form was shown, with which wording and what it carries, sealed into its hidden input `form`.

use app::domain::purpose::PurposeVersion;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::actions::sign_up::Carried;
use crate::actions::{Failure, show};
use crate::clock;
use crate::site::Site;

/// The name of the hidden input.
pub const INPUT: &str = "form";

const LABEL: &str = "form";
/// How long a form may stay open: WCAG 2.2.1 asks for at least 20 hours.
const MAX_AGE: TimeDelta = TimeDelta::hours(24);
/// Nobody fills in a form faster than this.
const MIN_AGE: TimeDelta = TimeDelta::seconds(2);

/// A form that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormToken {
    at: DateTime<Utc>,
    version: Uuid,
    form: Uuid,
    carried: Carried,
}

impl FormToken {
    /// The token of a form shown now with this wording; nil if the wording is the site's own. Each token names its own
    /// form; people who load a page in the same second get the same one.
    #[must_use]
    pub fn now(site: &Site, version: Uuid, carried: Carried) -> String {
        let mut packed = site.clock.now().timestamp_millis().to_be_bytes().to_vec();
        packed.extend(version.into_bytes());
        packed.extend(clock::random_id().into_bytes());
        packed.extend(carried.instead_of.unwrap_or_default().into_bytes());
        packed.extend(carried.venue_until.map_or(0, |at| at.timestamp_millis()).to_be_bytes());
        site.vault.wrap(LABEL, &packed)
    }

    /// Opens a token; `None` if it isn't ours, or is older than a day.
    #[must_use]
    pub fn open(site: &Site, written: &str) -> Option<Self> {
        let packed = site.vault.open_wrapped(LABEL, written)?;
        let (millis, rest) = packed.split_first_chunk::<8>()?;
        let (version, rest) = rest.split_first_chunk::<16>()?;
        let (form, rest) = rest.split_first_chunk::<16>()?;
        let (instead_of, venue) = rest.split_first_chunk::<16>()?;
        let at = DateTime::from_timestamp_millis(i64::from_be_bytes(*millis))?;
        let carried = Carried {
            instead_of: Some(Uuid::from_bytes(*instead_of)).filter(|id| !id.is_nil()),
            venue_until: Some(i64::from_be_bytes(venue.try_into().ok()?))
                .filter(|millis| *millis != 0)
                .and_then(DateTime::from_timestamp_millis),
        };
        let form_token = Self { at, version: Uuid::from_bytes(*version), form: Uuid::from_bytes(*form), carried };
        (site.clock.now() - at <= MAX_AGE).then_some(form_token)
    }

    /// Whether the form came back faster than a person can fill it in.
    #[must_use]
    pub fn is_hasty(&self, now: DateTime<Utc>) -> bool {
        now - self.at < MIN_AGE
    }

    /// The wording that was shown, if it still says the same as the current one; otherwise `None`.
    pub async fn wording(&self, site: &Site, current: &PurposeVersion) -> Result<Option<PurposeVersion>, Failure> {
        if self.version == current.id {
            return Ok(Some(current.clone()));
        }
        let shown = show::version(site, self.version).await?;
        Ok(shown.filter(|shown| shown.purpose_id == current.purpose_id && shown.wording == current.wording))
    }

    /// The form's id.
    #[must_use]
    pub const fn form(&self) -> Uuid {
        self.form
    }

    /// What the form carries.
    #[must_use]
    pub const fn carried(&self) -> Carried {
        self.carried
    }

    /// Whether it's the token of a form whose wording is the site's own.
    #[must_use]
    pub const fn is_of_the_site(&self) -> bool {
        self.version.is_nil()
    }
}
