//! Moves one person between seats and the waiting list.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::event::Event;
use app::mails::kind::MailKind;
use chrono::TimeDelta;

use super::Viewer;
use super::one::AttendeeError;
use crate::actions::audit::note;
use crate::actions::change::reopen;
use crate::actions::held::event_end;
use crate::actions::{answers, mail_queue, terms, waiting_list};
use crate::db::entity::registration::{Model, State};
use crate::db::records::Record;
use crate::db::{consents, registrations};
use crate::site::{Site, UnitOfWork};

/// Where somebody is moved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// From the waiting list to a free seat, out of turn.
    ToSeat,
    /// From a seat to the end of the waiting list, if somebody else takes it.
    ToWaiting,
}

/// Moves somebody, and mails them.
///
/// # Errors
/// See [`AttendeeError`].
pub async fn move_to(site: &Arc<Site>, viewer: Viewer, row: Model, to: Move) -> Result<(), AttendeeError> {
    site.write(move |work| async move { write(&work, viewer, row, to).await }).await
}

async fn write(work: &UnitOfWork, viewer: Viewer, row: Model, to: Move) -> Result<(), AttendeeError> {
    let now = work.now;
    let open = reopen(work, &Record::Registration(row)).await?;
    let (Record::Registration(row), Some(event)) = (open.record, open.event) else { return Err(AttendeeError::Gone) };
    if event.cancelled_at.is_some() || event.is_over(now) {
        return Err(AttendeeError::Over);
    }
    match (row.state, to) {
        (State::Waiting, Move::ToSeat) => {
            let left = registrations::room(&work.tx.conn, &event, now).await?.left();
            if left.is_some_and(|left| u32::try_from(row.seats).unwrap_or(u32::MAX) > left) {
                return Err(AttendeeError::Full);
            }
            waiting_list::seat(work, &event, row).await?;
        }
        (State::Confirmed, Move::ToWaiting) if row.arrived > 0 => return Err(AttendeeError::Arrived),
        (State::Confirmed, Move::ToWaiting) => unseat(work, &event, row).await?,
        // Somebody else has already done it.
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
    mail_queue::queue(work, MailKind::MovedToWaiting, &record, TimeDelta::zero()).await?;
    waiting_list::promote(work, event).await?;
    let after = registrations::find(&work.tx.conn, record.id(), now).await?.ok_or(AttendeeError::Gone)?;
    // Nobody else fits: the seat would go straight back to them.
    if after.state == State::Confirmed { Err(AttendeeError::RoomLeft) } else { Ok(()) }
}
