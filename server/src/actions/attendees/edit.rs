//! Changes one person on an event's list: answers and seats.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::field::Answers;

use super::Viewer;
use super::one::{AttendeeError, seen};
use crate::actions::audit::note;
use crate::actions::change::{keep_consents_true, reopen};
use crate::actions::{answers, waiting_list};
use crate::db::entity::registration::{Model, State};
use crate::db::records::Record;
use crate::db::registrations;
use crate::site::{Site, UnitOfWork};

/// A change by an organiser.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The seats.
    pub seats: u32,
    /// The answers.
    pub given: Answers,
    /// [`super::one::One::seen`] of the record that it's based on, so that nobody else's change is overwritten.
    pub seen: String,
}

/// Changes answers and seats. More seats are given only if they're free.
///
/// # Errors
/// See [`AttendeeError`].
pub async fn edit(site: &Arc<Site>, viewer: Viewer, row: Model, edit: Edit) -> Result<(), AttendeeError> {
    site.write(move |work| async move { write(&work, viewer, row, edit).await }).await
}

async fn write(work: &UnitOfWork, viewer: Viewer, row: Model, edit: Edit) -> Result<(), AttendeeError> {
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
