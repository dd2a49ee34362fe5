//! Changes a confirmed sign-up: other answers, fewer seats or more, or agreement to one answer taken back.

use std::cmp::Ordering;
use std::sync::Arc;

use app::domain::event::{Event, SignUpState};
use app::domain::field::{Answers, FieldKey};
use app::domain::newsletter::Newsletter;
use app::domain::purpose::Wording;
use app::domain::retention;
use app::mails::kind::MailKind;
use chrono::TimeDelta;

use crate::db::entity::registration::{Model, State};
use crate::db::records::{self, Record};
use crate::db::{consents, outbox, registrations};
use crate::site::{Site, UnitOfWork};
use crate::vault::journal::Act;

use super::answers::Opened;
use super::confirm::remember_consent;
use super::held::{event_end, subject_of};
use super::{Failure, answers, erase, mail_queue, terms, waiting_list};

/// How long a changed number of seats waits for the next change before its mail goes: the mail is written when it's sent,
/// so one says all.
const SETTLES: TimeDelta = TimeDelta::minutes(15);

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// It ended or was erased in the meantime, or isn't confirmed.
    #[error("gone")]
    Gone,
    /// Only so many more seats are free.
    #[error("{0} more seats are free")]
    Full(u32),
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

/// Changes answers and seats. More seats are given while they're free, as to a newcomer; on the waiting list they can
/// only become fewer.
///
/// # Errors
/// See [`ChangeError`].
pub async fn change(site: &Arc<Site>, record: Record, seats: u32, given: Answers) -> Result<Record, ChangeError> {
    site.write(move |work| async move { write(&work, &record, seats, &given).await }).await
}

async fn write(work: &UnitOfWork, record: &Record, seats: u32, given: &Answers) -> Result<Record, ChangeError> {
    let open = reopen(work, record).await?;
    let before = answers::read(&work.site, &work.tx.conn, &open.record).await?;
    open.write_answers(work, given).await?;
    keep_consents_true(work, &open, &before, given).await?;
    if let (Record::Registration(row), Some(event)) = (&open.record, &open.event) {
        change_seats(work, row, event, seats).await?;
    }
    records::find(&work.tx.conn, record.id(), work.now).await?.ok_or(ChangeError::Gone)
}

/// Changes the number of seats, and says so by mail: the ticket in the inbox names the old one.
async fn change_seats(work: &UnitOfWork, row: &Model, event: &Event, seats: u32) -> Result<(), ChangeError> {
    // Nobody gives up the seat they sit on.
    let seats = i32::try_from(seats).unwrap_or(i32::MAX).max(1).max(row.arrived);
    match seats.cmp(&row.seats) {
        Ordering::Equal => return Ok(()),
        Ordering::Greater => take_more(work, row, event, seats).await?,
        Ordering::Less => {}
    }
    let mut after = registrations::set_seats(&work.tx.conn, row.id, seats).await?;
    if seats < row.seats {
        waiting_list::promote(work, event).await?;
        after = registrations::find(&work.tx.conn, row.id, work.now).await?.ok_or(ChangeError::Gone)?;
    }
    // Somebody who has got a place from the list by asking for fewer has a mail about that.
    if after.state == row.state && !outbox::is_queued(&work.tx.conn, row.id, MailKind::SeatsChanged).await? {
        mail_queue::queue(work, MailKind::SeatsChanged, &Record::Registration(after), SETTLES).await?;
    }
    Ok(())
}

/// Makes sure that the seats beyond those of `row` are free, and that nobody is waiting for them.
async fn take_more(work: &UnitOfWork, row: &Model, event: &Event, seats: i32) -> Result<(), ChangeError> {
    let most = i32::try_from(event.group_max).unwrap_or(i32::MAX);
    let may = row.state == State::Confirmed && event.sign_up_state(work.now) == SignUpState::Open && seats <= most;
    let more = u32::try_from(seats - row.seats).unwrap_or(u32::MAX);
    let room = registrations::room(&work.tx.conn, event, work.now).await?;
    // What a lapsed hold left goes to the list first.
    let free = waiting_list::room_for_newcomers(work, event, room).await?.more();
    if may && free.is_none_or(|free| more <= free) {
        return Ok(());
    }
    Err(ChangeError::Full(free.filter(|_| may).unwrap_or(0)))
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
