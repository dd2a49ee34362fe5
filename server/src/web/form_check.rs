//! What a form without errors still has to pass: the network's limit, its age, the honeypot, and a likely typo in the
//! address. A form that is stopped is shown once more, filled in as before.

use std::time::Duration;

use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::domain::purpose::PurposeVersion;
use app::forms::sign_up::{HONEYPOT, SignUp};
use app::forms::state::{FormNotice, FormState, Typed};
use app::forms::your_data::YourData;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;

use super::client::Client;
use super::form_token::{self, FormToken};
use super::response::{self, HandlerResult, Page, WebError};
use crate::actions::sign_up::{Carried, SignUpRequest};
use crate::actions::{Failure, Trouble};
use crate::site::Site;

/// The check of one form: its token, the honeypot, and the choice made about a likely typo in the address.
#[derive(Debug)]
pub struct FormCheck {
    form_token: Option<FormToken>,
    is_trapped: bool,
    is_sure: bool,
    choice: Option<Choice>,
}

/// The address that was chosen after a likely typo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Typed,
    Suggestion,
}

/// A form that is shown once more, filled in as before.
#[derive(Debug)]
pub struct RefusedForm {
    form: FormState,
    wait: Option<Duration>,
}

impl From<FormState> for RefusedForm {
    fn from(form: FormState) -> Self {
        Self { form, wait: None }
    }
}

/// Why a form was not let through.
#[derive(Debug)]
pub enum CheckError {
    /// It is shown once more.
    Refused(RefusedForm),
    /// See [`Failure`].
    Failure(Failure),
}

impl CheckError {
    /// The form to show once more.
    ///
    /// # Errors
    /// What is no refusal.
    pub fn refused(self) -> Result<RefusedForm, WebError> {
        match self {
            Self::Refused(form) => Ok(form),
            Self::Failure(failure) => Err(failure.into()),
        }
    }
}

impl From<RefusedForm> for CheckError {
    fn from(form: RefusedForm) -> Self {
        Self::Refused(form)
    }
}

impl From<Failure> for CheckError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// A form that couldn't be saved because the disk is full, shown once more as typed.
///
/// # Errors
/// Any other failure.
pub fn kept(failure: Failure, typed: Typed) -> Result<RefusedForm, WebError> {
    match failure.trouble() {
        Trouble::DiskFull => Ok(Block::from(FormNotice::Full).with(typed)),
        _ => Err(failure.into()),
    }
}

impl RefusedForm {
    /// The page that `show` makes of the form, with its status.
    ///
    /// # Errors
    /// When the page can't be made.
    pub async fn answer<F>(self, show: impl FnOnce(FormState) -> F) -> HandlerResult
    where
        F: Future<Output = Result<String, WebError>>,
    {
        let status = match self.form.notice {
            Some(FormNotice::Full) => StatusCode::INSUFFICIENT_STORAGE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let page = Page::new(show(self.form).await?);
        let Some(wait) = self.wait else { return Ok((status, page).into_response()) };
        Ok(response::wait((StatusCode::TOO_MANY_REQUESTS, page).into_response(), wait))
    }
}

/// Why a form without errors is stopped.
#[derive(Debug)]
struct Block {
    notice: FormNotice,
    wait: Option<Duration>,
}

impl From<FormNotice> for Block {
    fn from(notice: FormNotice) -> Self {
        Self { notice, wait: None }
    }
}

impl Block {
    fn with(self, typed: Typed) -> RefusedForm {
        RefusedForm { form: FormState { notice: Some(self.notice), ..FormState::of(typed) }, wait: self.wait }
    }
}

impl FormCheck {
    /// Reads the check from what was sent.
    #[must_use]
    pub fn of(site: &Site, typed: &Typed) -> Self {
        Self {
            form_token: FormToken::open(site, typed.first(form_token::INPUT)),
            is_trapped: !typed.first(HONEYPOT).is_empty(),
            is_sure: typed.first("sure") == "yes",
            choice: match typed.first("address_choice") {
                "typed" => Some(Choice::Typed),
                "suggestion" => Some(Choice::Suggestion),
                _ => None,
            },
        }
    }

    /// What the form carries, for the form that is shown in its place.
    #[must_use]
    pub fn carried(&self) -> Carried {
        self.form_token.as_ref().map(FormToken::carried).unwrap_or_default()
    }

    /// Lets a checked sign-up through, with the wording that was shown and the address that is meant.
    ///
    /// # Errors
    /// When the database refuses; the inner error is the form to show once more.
    pub async fn pass(
        &self,
        site: &Site,
        client: Client,
        parsed: Result<SignUp, FormState>,
        current: &PurposeVersion,
        language: &Language,
    ) -> Result<SignUpRequest, CheckError> {
        let sign_up = parsed.map_err(RefusedForm::from)?;
        let refuse = |block: Block| block.with(sign_up.to_typed());
        let at_venue = self.carried().venue_until.is_some_and(|until| site.clock.now() < until);
        let within = if at_venue { counted(site.limits.venue(current.purpose_id)) } else { limit(site, client) };
        within.map_err(refuse)?;
        let stale = || refuse(FormNotice::Stale.into());
        let form_token = self.form_token.as_ref().ok_or_else(stale)?;
        let version = form_token.wording(site, current).await?.ok_or_else(stale)?;
        let email = self.ask(site, form_token, &sign_up.email).map_err(refuse)?;
        Ok(SignUpRequest {
            form: Some(form_token.form()),
            carried: self.carried(),
            ..SignUpRequest::new(SignUp { email, ..sign_up }, version, language.clone())
        })
    }

    /// The same for the "your data" form, whose wording is the site's own.
    ///
    /// # Errors
    /// The form to show once more.
    pub fn pass_own(
        &self,
        site: &Site,
        client: Client,
        parsed: Result<YourData, FormState>,
    ) -> Result<EmailAddress, RefusedForm> {
        let YourData { email } = parsed?;
        let form_token = self.form_token.as_ref().filter(|form_token| form_token.is_of_the_site());
        limit(site, client)
            .and_then(|()| form_token.ok_or_else(|| FormNotice::Stale.into()))
            .and_then(|form_token| self.ask(site, form_token, &email))
            .map_err(|stop| stop.with(Typed::new([("email".to_owned(), email.to_display())])))
    }

    /// Asks whether it's a person, and whether the address is right. One button answers both.
    fn ask(&self, site: &Site, form_token: &FormToken, email: &EmailAddress) -> Result<EmailAddress, Block> {
        let is_hasty = site.config.rate_limit && form_token.is_hasty(site.clock.now()) && self.choice.is_none();
        if (self.is_trapped || is_hasty) && !self.is_sure {
            return Err(FormNotice::Sure.into());
        }
        match (email.suggestion(), self.choice) {
            (Some(suggestion), Some(Choice::Suggestion)) => Ok(suggestion),
            (Some(suggestion), None) => Err(FormNotice::Typo { suggestion: suggestion.to_display() }.into()),
            _ => Ok(email.clone()),
        }
    }
}

fn limit(site: &Site, Client(address): Client) -> Result<(), Block> {
    counted(site.limits.sign_up(address))
}

fn counted(within: Result<(), Duration>) -> Result<(), Block> {
    within.map_err(|wait| Block { notice: FormNotice::TooMany, wait: Some(wait) })
}
