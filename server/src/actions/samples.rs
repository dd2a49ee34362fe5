//! The sample content, and people who sign up to it, for tests, benches, browser tests and the demo. None of it is
//! about real people; example.org takes no mail.
#![expect(clippy::expect_used, reason = "the samples are fixed and known to be well-formed")]

use std::sync::Arc;

use app::domain::audience::Audience;
use app::domain::email_address::EmailAddress;
use app::domain::field::{Answers, FieldKey};
use app::domain::issue::IssueContent;
use app::domain::language::Language;
use app::domain::purpose::PurposeVersion;
use app::forms::sign_up::SignUp;
use chrono::NaiveDate;

use crate::db::records::{self, Record};
use crate::db::{contents, list_imports, purposes};
use crate::site::Site;

use super::attendees::Viewer;
use super::confirm::{ConfirmError, confirm};
use super::drafts::SaveError;
use super::issues::saves::SavedBy;
use super::issues::{schedule, write};
use super::list_import::bring::subscription_of;
use super::register::{Accepted, RegisterError, register};
use super::sign_up::SignUpRequest;
use super::subscribe::subscribe;
use super::{Failure, show};

/// An organisation, a branch, an event with every kind of question, a small one, an unlisted one, a closed one, and a
/// newsletter.
pub const CONTENTS: &str = include_str!("../../samples/contents.toml");
/// Added to [`CONTENTS`] for a look around: a second branch, and contents in every other state.
pub const LOOK: &str = include_str!("../../samples/look.toml");
/// The date that both are written for; tests set their clock to it.
const TODAY: &str = "2027-05-20";

/// Why a sample sign-up is missing.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// It was refused.
    #[error("A sample sign-up was refused: {0}")]
    Register(#[from] RegisterError),
    /// Its confirmation was refused.
    #[error("A sample confirmation was refused: {0}")]
    Confirm(#[from] ConfirmError),
    /// A sample issue was refused.
    #[error("A sample issue was refused: {0}")]
    Issue(#[from] SaveError),
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

/// Contents written for [`TODAY`], moved to another day.
#[must_use]
pub fn dated(contents: &str, today: NaiveDate) -> String {
    let later = today - day(TODAY).expect("a day");
    let mut text = String::new();
    let mut rest = contents;
    while let Some(next) = rest.chars().next() {
        let (as_written, behind) = rest.split_at_checked(TODAY.len()).unwrap_or((rest, ""));
        if let Some(written) = day(as_written) {
            text.push_str(&(written + later).to_string());
            rest = behind;
        } else {
            text.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    text
}

fn day(written: &str) -> Option<NaiveDate> {
    written.starts_with("20").then(|| written.parse().ok()).flatten()
}

/// Only the organisation and its branch, for a test that writes its own events.
#[must_use]
pub fn organisation() -> &'static str {
    CONTENTS.split_once("[[event]]").expect("an event").0
}

/// Signs up to an event without confirming.
///
/// # Errors
/// See [`SampleError`].
pub async fn pending(
    site: &Arc<Site>,
    slug: &str,
    email: &str,
    seats: u32,
    answers: &[(&str, &str)],
) -> Result<Record, SampleError> {
    let form = show::event_form(site, slug).await?.expect("a sample event");
    found(site, register(site, asked(form.version, email, seats, answers)).await?).await
}

/// Signs up to an event and confirms.
///
/// # Errors
/// See [`SampleError`].
pub async fn confirmed(
    site: &Arc<Site>,
    slug: &str,
    email: &str,
    seats: u32,
    answers: &[(&str, &str)],
) -> Result<Record, SampleError> {
    Ok(confirm(site, pending(site, slug, email, seats, answers).await?).await?)
}

/// Subscribes to a newsletter and confirms.
///
/// # Errors
/// See [`SampleError`].
pub async fn subscribed(site: &Arc<Site>, slug: &str, email: &str) -> Result<Record, SampleError> {
    let newsletter = contents::newsletter_by_slug(site.db.read(), slug).await.map_err(Failure::from)?;
    let purpose = newsletter.expect("a sample newsletter").purpose_id;
    let version = purposes::current_version(site.db.read(), purpose).await.map_err(Failure::from)?;
    let record = found(site, subscribe(site, asked(version, email, 1, &[])).await?).await?;
    Ok(confirm(site, record).await?)
}

/// Subscribes many people at once, `reader00000@example.org` and so on, without a mail to any of them.
///
/// # Errors
/// See [`SampleError`].
pub async fn readers(site: &Arc<Site>, slug: &str, many: u32) -> Result<(), SampleError> {
    const BATCH: u32 = 500;
    let newsletter = contents::newsletter_by_slug(site.db.read(), slug).await.map_err(Failure::from)?;
    let newsletter = Arc::new(newsletter.expect("a sample newsletter"));
    let version = purposes::current_version(site.db.read(), newsletter.purpose_id).await.map_err(Failure::from)?;
    let version = Arc::new(version);
    for first in (0..many).step_by(BATCH as usize) {
        let (newsletter, version) = (newsletter.clone(), version.clone());
        let written = site.write(move |work| async move {
            let row = |number: u32| {
                let email = EmailAddress::parse(&format!("reader{number:05}@example.org")).expect("an address");
                subscription_of(&work, &newsletter, &version, &email)
            };
            let rows = (first..many.min(first + BATCH)).map(row).collect::<Result<Vec<_>, _>>()?;
            list_imports::subscribe(&work.tx, rows, work.now).await.map_err(Failure::from)
        });
        written.await?;
    }
    Ok(())
}

/// Sends an issue to every reader: the job does the rest.
///
/// # Errors
/// See [`SampleError`].
pub async fn issue(site: &Arc<Site>, slug: &str, content: IssueContent) -> Result<(), SampleError> {
    let newsletter = contents::newsletter_by_slug(site.db.read(), slug).await.map_err(Failure::from)?;
    let newsletter = newsletter.expect("a sample newsletter");
    let viewer = Viewer { organiser: None, purpose: newsletter.purpose_id, branch: newsletter.branch_id };
    let id = write::begin(site, viewer, (content, Audience::readers(&newsletter)), None, SavedBy::Button).await?;
    schedule::schedule(site, viewer, id, None, 1).await?;
    Ok(())
}

async fn found(site: &Site, accepted: Accepted) -> Result<Record, SampleError> {
    let record = records::find(site.db.read(), accepted.record, site.clock.now()).await.map_err(Failure::from)?;
    Ok(record.expect("a record that was just written"))
}

fn asked(version: PurposeVersion, email: &str, seats: u32, answers: &[(&str, &str)]) -> SignUpRequest {
    let answer = |(key, value): &(&str, &str)| (FieldKey::parse(key).expect("a key"), vec![(*value).to_owned()]);
    let agreed = version.wording.fields.iter().filter(|field| field.agreement.is_some()).map(|field| field.key.clone());
    let sign_up = SignUp {
        email: EmailAddress::parse(email).expect("an address"),
        seats,
        answers: Answers(answers.iter().map(answer).collect()),
        agreed: agreed.filter(|key| answers.iter().any(|(answered, _)| *answered == key.as_str())).collect(),
    };
    SignUpRequest::new(sign_up, version, Language::english())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_today() {
        let today = NaiveDate::from_ymd_opt(2026, 12, 30).unwrap();
        let text = "a = 2027-05-23T18:00:00\nb = { en = \"it’s 2027\" }\nc = \"2027-04-20 20:27\"\nd = \"HT1 2AB\"";
        let moved = "a = 2027-01-02T18:00:00\nb = { en = \"it’s 2027\" }\nc = \"2026-11-30 20:27\"\nd = \"HT1 2AB\"";
        assert_eq!(dated(text, today), moved);
        assert_eq!(dated(CONTENTS, day(TODAY).unwrap()), CONTENTS);
    }
}
