//! Gives free seats: to the waiting list in its order, and to newcomers what the list doesn't claim.

use app::domain::event::Event;
use app::domain::seats::{Outcome, Room, WaitingGroup};
use app::mails::kind::MailKind;
use chrono::TimeDelta;

use crate::db::entity::registration;
use crate::db::records::Record;
use crate::db::{consents, registrations};
use crate::site::{Site, UnitOfWork};

use super::held::event_end;
use super::ticket::free_code;
use super::{Failure, answers, mail_queue, terms};

/// Gives free seats to the groups on the waiting list that are entitled to them, and mails each. The caller holds the
/// event's lock. Returns how many groups there were.
pub async fn promote(work: &UnitOfWork, event: &Event) -> Result<usize, Failure> {
    let now = work.now;
    if event.cancelled_at.is_some() || event.is_over(now) {
        return Ok(0);
    }
    let room = registrations::room(&work.tx.conn, event, now).await?;
    if room.waiting == 0 {
        return Ok(0);
    }
    let rows = registrations::waiting(&work.tx.conn, event.purpose_id, now).await?;
    let mut waiting: Vec<WaitingGroup> = rows.iter().map(registrations::as_waiting).collect();
    let lucky = room.promote(&mut waiting);
    for row in rows {
        let before = registrations::as_waiting(&row);
        if let Some(group) = waiting.iter().find(|group| group.id == row.id) {
            if *group != before {
                registrations::set_passed_over(&work.tx.conn, *group).await?;
            }
            continue;
        }
        match seat(work, event, row).await {
            // A record that can't be opened blocks nobody else; it stays on the list.
            Err(failure @ (Failure::Vault(_) | Failure::Stored(_))) => {
                tracing::error!(%failure, "a seat cannot be given");
            }
            seated => seated?,
        }
    }
    Ok(lucky.len())
}

/// The room for a newcomer, after the waiting list has had its share.
///
/// # Errors
/// See [`promote`].
pub async fn room_for_newcomers(work: &UnitOfWork, event: &Event, room: Room) -> Result<Room, Failure> {
    if !room.fits_the_list() || promote(work, event).await? == 0 {
        return Ok(room);
    }
    registrations::room(&work.tx.conn, event, work.now).await.map_err(Failure::from)
}

/// What somebody gets who confirms or is added by an organiser: seats, or the waiting list. Groups on the list that it
/// passes over are counted. `held` says whether its own seats are still held.
///
/// # Errors
/// See [`promote`].
pub async fn settle(work: &UnitOfWork, event: &Event, seats: u32, held: bool) -> Result<Outcome, Failure> {
    let now = work.now;
    let room = registrations::room(&work.tx.conn, event, now).await?;
    let room = room_for_newcomers(work, event, room).await?;
    let outcome = room.confirm(seats, held);
    if outcome == Outcome::Seats && !held && room.capacity.is_some() && room.waiting > 0 {
        registrations::pass_over(&work.tx.conn, event.purpose_id, now).await?;
    }
    Ok(outcome)
}

/// Gives a waiting registration its seats.
pub(super) async fn seat(work: &UnitOfWork, event: &Event, row: registration::Model) -> Result<(), Failure> {
    let version = terms::version(&work.tx.conn, row.purpose_id, row.version_id).await?;
    let opened = answers::read(&work.site, &work.tx.conn, &Record::Registration(row.clone())).await?;
    // Without a "still coming" after a far move, the record ends by the old date, with or without a seat.
    let expires_at = if row.asked_if_coming { row.expires_at } else { event_end(event).plus(version.wording.keep) };
    let code = free_code(&work.tx).await?;
    let record = Record::Registration(registrations::promote(&work.tx.conn, row.id, code, expires_at).await?);
    answers::write(work, &record, &version.wording, &opened.answers, Some(event_end(event))).await?;
    consents::set_end_of(&work.tx.conn, record.id(), record.expires_at()).await?;
    mail_queue::queue(work, MailKind::SeatFree, &record, TimeDelta::zero()).await
}

/// Gives freed seats to the waiting lists of all events, as when holds lapse. Returns how many groups there were.
pub async fn promote_all(site: &std::sync::Arc<Site>) -> Result<usize, Failure> {
    let mut groups = 0;
    for purpose in registrations::purposes_with_waiting(site.db.read(), site.clock.now()).await? {
        groups += site
            .write(move |work| async move {
                match work.tx.lock_event(purpose).await? {
                    Some(event) => promote(&work, &event).await,
                    None => Ok(0),
                }
            })
            .await?;
    }
    Ok(groups)
}
