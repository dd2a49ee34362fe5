//! What a form without errors still has to pass: the limit of its network, its age, the trap for machines, and a
//! likely slip in the address. Whatever stops it shows it once more, filled as it was.

use std::time::Duration;

use app::domain::email_address::EmailAddress;
use app::domain::purpose::PurposeVersion;
use app::forms::sign_up::HONEYPOT;
use app::forms::state::{Again, Typed};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::answer::Page;
use super::client::Client;
use super::stamp::{self, Stamp};
use crate::actions::Failure;
use crate::site::Site;

/// What a form holds beside its answers.
#[derive(Debug)]
pub struct Beside {
    stamp: Option<Stamp>,
    is_trapped: bool,
    is_sure: bool,
    choice: Option<Choice>,
}

/// Which address, where one looked mistyped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Typed,
    Suggestion,
}

/// Why a form is shown once more.
#[derive(Debug, PartialEq, Eq)]
pub struct Stopped {
    /// What the page says.
    pub again: Again,
    wait: Option<Duration>,
}

impl From<Again> for Stopped {
    fn from(again: Again) -> Self {
        Self { again, wait: None }
    }
}

impl Stopped {
    /// The page, with its status.
    #[must_use]
    pub fn answer(&self, page: Page) -> Response {
        let Some(wait) = self.wait else { return (StatusCode::UNPROCESSABLE_ENTITY, page).into_response() };
        let mut response = (StatusCode::TOO_MANY_REQUESTS, page).into_response();
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs() + 1));
        response
    }
}

impl Beside {
    /// Out of what was sent.
    #[must_use]
    pub fn of(site: &Site, typed: &Typed) -> Self {
        Self {
            stamp: Stamp::open(site, typed.first(stamp::INPUT)),
            is_trapped: !typed.first(HONEYPOT).is_empty(),
            is_sure: typed.first("sure") == "yes",
            choice: match typed.first("address_choice") {
                "typed" => Some(Choice::Typed),
                "suggestion" => Some(Choice::Suggestion),
                _ => None,
            },
        }
    }

    /// Lets a sign-up through, with the wording that the person saw and the address that the person means.
    ///
    /// # Errors
    /// When the database refuses; inside, why the form is shown once more.
    pub async fn pass(
        &self,
        site: &Site,
        client: Client,
        current: &PurposeVersion,
        email: &EmailAddress,
    ) -> Result<Result<(PurposeVersion, EmailAddress), Stopped>, Failure> {
        if let Err(stopped) = limit(site, client) {
            return Ok(Err(stopped));
        }
        let Some(stamp) = &self.stamp else { return Ok(Err(Again::Stale.into())) };
        let Some(seen) = stamp.wording(site, current).await? else { return Ok(Err(Again::Stale.into())) };
        Ok(self.ask(site, stamp, email).map(|email| (seen, email)))
    }

    /// The same for a form whose wording is the site's own.
    ///
    /// # Errors
    /// Why the form is shown once more.
    pub fn pass_own(&self, site: &Site, client: Client, email: &EmailAddress) -> Result<EmailAddress, Stopped> {
        limit(site, client)?;
        let stamp = self.stamp.as_ref().filter(|stamp| stamp.is_of_the_site()).ok_or(Again::Stale)?;
        self.ask(site, stamp, email)
    }

    /// Asks whether it is a person, and whether the address is meant as it is. One button answers either.
    fn ask(&self, site: &Site, stamp: &Stamp, email: &EmailAddress) -> Result<EmailAddress, Stopped> {
        let is_hasty = site.config.rate_limit && stamp.is_hasty(site.clock.now()) && self.choice.is_none();
        if (self.is_trapped || is_hasty) && !self.is_sure {
            return Err(Again::Sure.into());
        }
        match (email.suggestion(), self.choice) {
            (Some(suggestion), Some(Choice::Suggestion)) => Ok(suggestion),
            (Some(suggestion), None) => Err(Again::Typo { suggestion: suggestion.to_display() }.into()),
            _ => Ok(email.clone()),
        }
    }
}

fn limit(site: &Site, Client(address): Client) -> Result<(), Stopped> {
    site.limits.sign_up(address).map_err(|wait| Stopped { again: Again::TooMany, wait: Some(wait) })
}
