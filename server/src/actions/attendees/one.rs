//! One person on an event's list: found by its token, opened for an organiser, changed, moved, removed.

use std::sync::Arc;

use app::domain::attendee::Attendee;
use app::domain::audit::{Act, Reason};
use app::domain::event::Event;
use app::domain::field::Answers;
use app::domain::purpose::PurposeVersion;
use app::mails::kind::MailKind;
use app::text::Words;
use chrono::{DateTime, TimeDelta, Utc};

use super::Viewer;
use super::rows::{Opener, Shown};
use crate::actions::audit::note;
use crate::actions::change::{ChangeError, keep_consents_true, reopen};
use crate::actions::deliver::Goodbye;
use crate::actions::held::event_end;
use crate::actions::{Action, Failure, answers, erase, sign_up, terms, waiting_list};
use crate::db::entity::registration::{Model, State};
use crate::db::records::Record;
use crate::db::{consents, registrations};
use crate::site::{Site, UnitOfWork};
use crate::vault::Vault;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum AttendeeError {
    /// It ended or was erased in the meantime.
    #[error("gone")]
    Gone,
    /// There are not so many seats.
    #[error("full")]
    Full,
    /// More than that have arrived already.
    #[error("arrived")]
    Arrived,
    /// There is room, so nobody waits.
    #[error("room left")]
    RoomLeft,
    /// The event is over or cancelled.
    #[error("over")]
    Over,
    /// What it holds is no longer what the organiser saw.
    #[error("changed meanwhile")]
    Changed,
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

from_database!(AttendeeError);

impl From<ChangeError> for AttendeeError {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Gone => Self::Gone,
            ChangeError::Failure(failure) => Self::Failure(failure),
        }
    }
}

/// A person's record, opened.
#[derive(Clone, Debug)]
pub struct One {
    /// As a row of the list, with the address.
    pub row: Attendee,
    /// The wording that the person saw or was read.
    pub version: PurposeVersion,
    /// The answers as a form holds them.
    pub given: Answers,
    /// When the record ends by itself.
    pub expires_at: DateTime<Utc>,
    /// What a change of it must say that it saw, see [`Edit`].
    pub seen: String,
}

/// A change by an organiser.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Seats.
    pub seats: u32,
    /// The answers.
    pub given: Answers,
    /// [`One::seen`] of the record that it was written for: what somebody else has changed meanwhile is not overwritten.
    pub seen: String,
}

/// The living record that a token names on this event's list. Another event's token names nobody.
pub async fn find(site: &Site, event: &Event, token: &str) -> Result<Option<Model>, Failure> {
    let Some(id) = Vault::claimed_id(token) else { return Ok(None) };
    let found = registrations::find(site.db.read(), id, site.clock.now()).await?;
    let ours = found.filter(|row| row.purpose_id == event.purpose_id && row.state != State::Pending);
    Ok(ours.filter(|row| site.vault.proves(token, Action::Attendee, row.id, row.generation)))
}

/// Opens a record; `None` when it has gone meanwhile.
pub async fn open(site: &Site, words: &Words, row: &Model, special: bool) -> Result<Option<One>, Failure> {
    let shown = Shown { email: true, answers: true, special };
    let opened = Opener::new(site, words, row.purpose_id, shown).await?.open(&[row.id]).await?.pop();
    let Some(attendee) = opened else { return Ok(None) };
    let version = terms::version(site.db.read(), row.purpose_id, row.version_id).await?;
    let given = answers::read(site, site.db.read(), &Record::Registration(row.clone())).await?.answers;
    let seen = seen(site, row, &given)?;
    Ok(Some(One { row: attendee, version, given, expires_at: row.expires_at, seen }))
}

fn seen(site: &Site, row: &Model, given: &Answers) -> Result<String, Failure> {
    let held =
        serde_json::to_vec(&(row.seats, given)).map_err(|_| Failure::Stored("answers that cannot be written"))?;
    Ok(site.vault.seen_hash(row.id, &held))
}

/// Changes answers and seats. More seats are given only if they are free.
///
/// # Errors
/// See [`AttendeeError`].
pub async fn edit(site: &Arc<Site>, viewer: Viewer, row: Model, edit: Edit) -> Result<(), AttendeeError> {
    site.write(move |work| async move { write_edit(&work, viewer, row, edit).await }).await
}

async fn write_edit(work: &UnitOfWork, viewer: Viewer, row: Model, edit: Edit) -> Result<(), AttendeeError> {
    let open = reopen(work, &Record::Registration(row)).await?;
    let (Record::Registration(row), Some(event)) = (&open.record, &open.event) else { return Err(AttendeeError::Gone) };
    let was = answers::read(&work.site, &work.tx.conn, &open.record).await?;
    if seen(&work.site, row, &was.answers)? != edit.seen {
        return Err(AttendeeError::Changed);
    }
    let (before, seats) = (row.seats, i32::try_from(edit.seats).unwrap_or(i32::MAX));
    if seats < row.arrived {
        return Err(AttendeeError::Arrived);
    }
    if row.state == State::Confirmed && seats > before {
        let left = registrations::room(&work.tx.conn, event, work.now).await?.left();
        let more = u32::try_from(seats - before).unwrap_or(0);
        if left.is_some_and(|left| more > left) {
            return Err(AttendeeError::Full);
        }
    }
    open.write_answers(work, &edit.given).await?;
    keep_consents_true(work, &open, &was, &edit.given).await?;
    if seats != before {
        registrations::set_seats(&work.tx.conn, row.id, seats).await?;
    }
    if seats < before {
        waiting_list::promote(work, event).await?;
    }
    note(work, viewer.entry(Act::Edited, 1, None)).await?;
    Ok(())
}

/// Where somebody is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// From the waiting list to a place, out of turn, if there is one.
    ToPlace,
    /// From a place to the end of the waiting list, if somebody else takes the place.
    ToWaiting,
}

/// Moves somebody between places and waiting list, and tells them by mail.
///
/// # Errors
/// See [`AttendeeError`].
pub async fn move_to(site: &Arc<Site>, viewer: Viewer, row: Model, to: Move) -> Result<(), AttendeeError> {
    site.write(move |work| async move { write_move(&work, viewer, row, to).await }).await
}

async fn write_move(work: &UnitOfWork, viewer: Viewer, row: Model, to: Move) -> Result<(), AttendeeError> {
    let now = work.now;
    let open = reopen(work, &Record::Registration(row)).await?;
    let (Record::Registration(row), Some(event)) = (open.record, open.event) else { return Err(AttendeeError::Gone) };
    if event.cancelled_at.is_some() || event.is_over(now) {
        return Err(AttendeeError::Over);
    }
    match (row.state, to) {
        (State::Waiting, Move::ToPlace) => {
            let left = registrations::room(&work.tx.conn, &event, now).await?.left();
            if left.is_some_and(|left| u32::try_from(row.seats).unwrap_or(u32::MAX) > left) {
                return Err(AttendeeError::Full);
            }
            waiting_list::seat(work, &event, row).await?;
        }
        (State::Confirmed, Move::ToWaiting) if row.arrived > 0 => return Err(AttendeeError::Arrived),
        (State::Confirmed, Move::ToWaiting) => unseat(work, &event, row).await?,
        // Somebody else has done it already.
        _ => return Ok(()),
    }
    note(work, viewer.entry(Act::Moved, 1, None)).await?;
    Ok(())
}

async fn unseat(work: &UnitOfWork, event: &Event, row: Model) -> Result<(), AttendeeError> {
    let now = work.now;
    let wording = terms::version(&work.tx.conn, row.purpose_id, row.version_id).await?.wording;
    let given = answers::read(&work.site, &work.tx.conn, &Record::Registration(row.clone())).await?.answers;
    let end = event_end(event);
    let expires_at = end.waiting().min(row.expires_at);
    let moved = registrations::move_to_waiting(&work.tx.conn, row.id, now, expires_at).await?;
    let record = Record::Registration(moved);
    answers::write(work, &record, &wording, &given, Some(end)).await?;
    consents::set_end_of(&work.tx.conn, record.id(), record.expires_at()).await?;
    sign_up::queue(work, MailKind::MovedToWaiting, &record, TimeDelta::zero()).await?;
    waiting_list::promote(work, event).await?;
    let after = registrations::find(&work.tx.conn, record.id(), now).await?.ok_or(AttendeeError::Gone)?;
    // Nobody else fits: the place would come straight back.
    if after.state == State::Confirmed { Err(AttendeeError::RoomLeft) } else { Ok(()) }
}

/// Removes somebody: erases the record. They are told by mail, unless there is a reason not to.
///
/// # Errors
/// See [`AttendeeError`].
pub async fn remove(site: &Arc<Site>, viewer: Viewer, row: Model, silent: Option<Reason>) -> Result<(), AttendeeError> {
    let record = Record::Registration(row);
    let goodbye = if silent.is_some() { None } else { Goodbye::to(site, &record).await? };
    site.write_on_reserve(move |work| async move {
        erase::write(&work, &record, erase::Suppress { list: false, all: false }).await?;
        note(&work, viewer.entry(Act::Erased, 1, silent)).await
    })
    .await?;
    if let Some(goodbye) = goodbye {
        goodbye.from_organiser().say(site);
    }
    Ok(())
}
