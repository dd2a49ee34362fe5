//! Confirms a sign-up: seats or the waiting list, atomically, with evidence of consent and a mail that says so.

use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::purpose::PurposeVersion;
use app::domain::retention;
use app::domain::seats::Outcome;
use app::mails::kind::MailKind;
use chrono::{DateTime, TimeDelta, Utc};

use crate::clock;
use crate::db::entity::{consent, registration, subscription};
use crate::db::records::{self, Record};
use crate::db::{consents, registrations, subscriptions};
use crate::site::{Site, UnitOfWork};

use super::day_counts::{self, Counted};
use super::held::{address, event_end};
use super::ticket::free_code;
use super::{Failure, answers, erase, mail_queue, sign_up, terms, waiting_list};

/// Why nothing was confirmed.
#[derive(Debug, thiserror::Error)]
pub enum ConfirmError {
    /// The address already has a confirmed record here: this one or another.
    #[error("already confirmed")]
    Already(Box<Record>),
    /// The form was sent again after the person saw this version.
    #[error("changed")]
    Changed(Box<Record>),
    /// It ended or was erased in the meantime.
    #[error("gone")]
    Gone,
    /// The event is over or cancelled, the list closed.
    #[error("over")]
    NotOpen,
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

from_database!(ConfirmError);

/// A later unconfirmed sign-up by the same address for the same thing: from another form, perhaps by somebody else, so
/// it replaced nothing. The person reading the mail chooses.
///
/// # Errors
/// When the address can't be opened.
pub async fn newer(site: &Site, record: &Record) -> Result<Option<Record>, Failure> {
    let email = address(&site.vault, record)?;
    let same_address = sign_up::address_of(site, record.kind(), record.purpose_id(), &email);
    let newest = same_address.newest_pending(site.db.read(), site.clock.now()).await?;
    Ok(newest.filter(|newest| newest.id() != record.id() && newest.created_at() > record.created_at()))
}

/// Confirms the record that a token proved, as the person saw it, and returns the confirmed record.
///
/// # Errors
/// See [`ConfirmError`].
pub async fn confirm(site: &Arc<Site>, record: Record) -> Result<Record, ConfirmError> {
    site.write(move |work| async move { write(&work, &record).await }).await
}

async fn write(work: &UnitOfWork, shown: &Record) -> Result<Record, ConfirmError> {
    let now = work.now;
    let purpose = shown.purpose_id();
    // The lock comes first: whatever is read after it stays true until the commit.
    let (event, newsletter) = work.tx.lock(shown.kind(), purpose).await?;
    let record = records::find(&work.tx.conn, shown.id(), now).await?.ok_or(ConfirmError::Gone)?;
    if !record.is_pending() {
        return Err(ConfirmError::Already(Box::new(record)));
    }
    if record.created_at() != shown.created_at() {
        return Err(ConfirmError::Changed(Box::new(record)));
    }
    let email = address(&work.site.vault, &record)?;
    let same_address = sign_up::address_of(&work.site, record.kind(), purpose, &email);
    if let Some(twin) = same_address.confirmed(&work.tx.conn, now).await? {
        return Err(ConfirmError::Already(Box::new(twin)));
    }
    same_address.erase_ended(&work.tx, now).await?;
    same_address.erase_pending(&work.tx, record.id()).await?;
    let version = terms::version(&work.tx.conn, purpose, record.version_id()).await?;
    match (record, event, newsletter) {
        (Record::Registration(row), Some(event), _) => seat(work, row, &event, &version, &email).await,
        (Record::Subscription(row), _, Some(newsletter)) if newsletter.closed_at.is_none() => {
            let end = retention::subscription(now, version.wording.renewed_after(&newsletter));
            confirm_subscription(work, row, &version, &email, end).await
        }
        _ => Err(ConfirmError::NotOpen),
    }
}

async fn seat(
    work: &UnitOfWork,
    row: registration::Model,
    event: &app::domain::event::Event,
    version: &PurposeVersion,
    email: &EmailAddress,
) -> Result<Record, ConfirmError> {
    let now = work.now;
    if event.cancelled_at.is_some() || event.is_over(now) {
        return Err(ConfirmError::NotOpen);
    }
    let opened = answers::read(&work.site, &work.tx.conn, &Record::Registration(row.clone())).await?;
    let held = row.held_until.is_some_and(|until| until > now);
    let outcome = waiting_list::settle(work, event, u32::try_from(row.seats).unwrap_or(1), held).await?;
    let end = event_end(event);
    let (code, expires_at, kind) = match outcome {
        Outcome::Seats => (Some(free_code(&work.tx).await?), end.plus(version.wording.keep), MailKind::Ticket),
        Outcome::WaitingList => (None, end.waiting(), MailKind::Waiting),
    };
    let confirmed = registrations::confirm(&work.tx.conn, row.id, code, now, expires_at).await?;
    let record = Record::Registration(confirmed);
    answers::write(work, &record, &version.wording, &opened.answers, Some(end)).await?;
    remember_consents(work, &record, version, &email.folded(), &opened.answers, expires_at).await?;
    day_counts::count(work, event, version.wording.keep, Counted::SignedUp).await?;
    mail_queue::queue(work, kind, &record, TimeDelta::zero()).await?;
    Ok(record)
}

async fn confirm_subscription(
    work: &UnitOfWork,
    row: subscription::Model,
    version: &PurposeVersion,
    email: &EmailAddress,
    expires_at: DateTime<Utc>,
) -> Result<Record, ConfirmError> {
    let opened = answers::read(&work.site, &work.tx.conn, &Record::Subscription(row.clone())).await?;
    let confirmed = subscriptions::confirm(&work.tx.conn, row.id, work.now, expires_at).await?;
    let record = Record::Subscription(confirmed);
    answers::write(work, &record, &version.wording, &opened.answers, None).await?;
    remember_consents(work, &record, version, &email.folded(), &opened.answers, retention::evidence(expires_at))
        .await?;
    erase::lift(work, record.purpose_id(), email).await?;
    day_counts::count_reader(work, record.purpose_id(), Counted::SignedUp).await?;
    mail_queue::queue(work, MailKind::Subscribed, &record, TimeDelta::zero()).await?;
    Ok(record)
}

/// Keeps evidence of the consent to the purpose, and of the separate agreement to each special category answer.
pub(super) async fn remember_consents(
    work: &UnitOfWork,
    record: &Record,
    version: &PurposeVersion,
    person: &str,
    given: &app::domain::field::Answers,
    expires_at: DateTime<Utc>,
) -> Result<(), Failure> {
    let special =
        version.wording.fields.iter().filter(|field| field.agreement.is_some() && given.0.contains_key(&field.key));
    let abouts = std::iter::once(None).chain(special.map(|field| Some(field.key.as_str().to_owned())));
    for field_key in abouts {
        remember_consent(work, record, person, field_key, record.created_at(), expires_at).await?;
    }
    Ok(())
}

/// Keeps evidence of one consent, asked for at `asked_at` and given now. `person` is a folded address or its
/// substitute.
pub async fn remember_consent(
    work: &UnitOfWork,
    record: &Record,
    person: &str,
    field_key: Option<String>,
    asked_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), Failure> {
    let now = work.now;
    let row = consent::Model {
        id: clock::ordered_id(now),
        purpose_id: record.purpose_id(),
        version_id: record.version_id(),
        registration_id: matches!(record, Record::Registration(_)).then(|| record.id()),
        subject_hash: work.site.vault.evidence_hash(record.purpose_id(), person),
        field_key,
        source_id: None,
        language: record.language().tag().to_owned(),
        asked_at,
        given_at: now,
        taken_back_at: None,
        expires_at,
    };
    consents::add(&work.tx.conn, row).await.map_err(Failure::from)
}
