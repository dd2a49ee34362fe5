//! Changes a confirmed sign-up: other answers or fewer seats, or agreement to one answer taken back.

use std::sync::Arc;

use app::domain::event::Event;
use app::domain::field::{Answers, FieldKey};
use app::domain::newsletter::Newsletter;
use app::domain::purpose::Wording;
use app::domain::retention;

use crate::db::records::{self, Record};
use crate::db::{consents, registrations};
use crate::site::{Site, UnitOfWork};
use crate::vault::journal::Act;

use super::answers::Opened;
use super::confirm::remember_consent;
use super::held::{event_end, subject_of};
use super::{Failure, answers, erase, terms, waiting_list};

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// It ended or was erased in the meantime, or isn't confirmed.
    #[error("gone")]
    Gone,
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

from_database!(ChangeError);

/// A record as read in the transaction, with what a change needs.
pub(super) struct Open {
    pub record: Record,
    pub event: Option<Event>,
    pub newsletter: Option<Newsletter>,
    pub wording: Wording,
    /// What identifies the person in keyed hashes.
    pub person: String,
}

/// Reads a confirmed record again, under the lock of its event or newsletter.
pub(super) async fn reopen(work: &UnitOfWork, record: &Record) -> Result<Open, ChangeError> {
    let (event, newsletter) = work.tx.lock(record.kind(), record.purpose_id()).await?;
    let found = records::find(&work.tx.conn, record.id(), work.now).await?;
    let record = found.filter(|record| !record.is_pending()).ok_or(ChangeError::Gone)?;
    let wording = terms::version(&work.tx.conn, record.purpose_id(), record.version_id()).await?.wording;
    let person = subject_of(&work.site.vault, &record)?;
    Ok(Open { record, event, newsletter, wording, person })
}

impl Open {
    /// Replaces the record's answers.
    pub(super) async fn write_answers(&self, work: &UnitOfWork, given: &Answers) -> Result<(), Failure> {
        answers::write(work, &self.record, &self.wording, given, self.event.as_ref().map(event_end)).await
    }
}

/// Changes answers and seats. Seats can only become fewer.
///
/// # Errors
/// See [`ChangeError`].
pub async fn change(site: &Arc<Site>, record: Record, seats: u32, given: Answers) -> Result<Record, ChangeError> {
    site.write(move |work| async move { write(&work, &record, seats, &given).await }).await
}

async fn write(work: &UnitOfWork, record: &Record, seats: u32, given: &Answers) -> Result<Record, ChangeError> {
    let mut open = reopen(work, record).await?;
    let before = answers::read(&work.site, &work.tx.conn, &open.record).await?;
    open.write_answers(work, given).await?;
    keep_consents_true(work, &open, &before, given).await?;
    if let (Record::Registration(row), Some(event)) = (&open.record, &open.event) {
        let fewer = i32::try_from(seats).unwrap_or(row.seats).clamp(1, row.seats);
        if fewer < row.seats {
            let fewer = registrations::set_seats(&work.tx.conn, row.id, fewer).await?;
            open.record = Record::Registration(fewer);
            waiting_list::promote(work, event).await?;
        }
    }
    records::find(&work.tx.conn, record.id(), work.now).await?.ok_or(ChangeError::Gone)
}

/// A new special category answer gets a new agreement; a removed one has its agreement taken back.
pub(super) async fn keep_consents_true(
    work: &UnitOfWork,
    open: &Open,
    before: &Opened,
    after: &Answers,
) -> Result<(), Failure> {
    let now = work.now;
    for field in open.wording.fields.iter().filter(|field| field.agreement.is_some()) {
        match (before.answers.0.contains_key(&field.key), after.0.contains_key(&field.key)) {
            (false, true) => {
                let key = Some(field.key.as_str().to_owned());
                remember_consent(work, &open.record, &open.person, key, now, consent_end(&open.record)).await?;
            }
            (true, false) => take_back_consent(work, open, &field.key, before).await?,
            _ => {}
        }
    }
    Ok(())
}

/// When the consents of a record end: an event's with it, a newsletter's 24 months later.
fn consent_end(record: &Record) -> chrono::DateTime<chrono::Utc> {
    match record {
        Record::Registration(row) => row.expires_at,
        Record::Subscription(row) => retention::evidence(row.expires_at),
    }
}

/// Notes that the agreement to an answer was taken back, and writes to the journal that the row it was sealed in is
/// erased, so that no restore brings it back.
async fn take_back_consent(work: &UnitOfWork, open: &Open, key: &FieldKey, before: &Opened) -> Result<(), Failure> {
    let now = work.now;
    let purpose = open.record.purpose_id();
    let subject = work.site.vault.evidence_hash(purpose, &open.person);
    let end = match &open.record {
        Record::Registration(row) => row.expires_at,
        Record::Subscription(_) => retention::evidence(now),
    };
    consents::take_back(&work.tx.conn, purpose, &subject, Some(key.as_str()), now, end).await?;
    let part = before.parts.get(key).map(|id| Act::Erase { table: "answer_part".to_owned(), id: *id });
    erase::note(work, part.as_slice()).await
}

/// Takes back the agreement to one special category answer: only that answer is erased.
///
/// # Errors
/// See [`ChangeError`].
pub async fn take_back(site: &Arc<Site>, record: Record, key: FieldKey) -> Result<Record, ChangeError> {
    site.write_on_reserve(move |work| async move {
        let open = reopen(&work, &record).await?;
        let before = answers::read(&work.site, &work.tx.conn, &open.record).await?;
        let mut given = before.answers.clone();
        if given.0.remove(&key).is_some() {
            open.write_answers(&work, &given).await?;
            take_back_consent(&work, &open, &key, &before).await?;
        }
        Ok::<_, ChangeError>(open.record)
    })
    .await
}
