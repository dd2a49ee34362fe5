//! A sign-up to an event: held seats if the rules give them, a pending record, one mail.

use std::sync::Arc;

use app::domain::event::SignUpState;
use app::domain::seats::{HOLD, Offer};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::clock;
use crate::db::entity::registration;
use crate::db::records::{Record, RecordKind};
use crate::site::{Site, UnitOfWork};
use crate::vault::SealContext;

use super::held::event_end;
use super::sign_up::{AddressState, SignUpRequest};
use super::{Failure, links, sign_up, waiting_list};

/// The answer to a sign-up: the same for known, unknown and suppressed addresses.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// The pending record, for the "sent" page.
    pub record: Uuid,
    /// What the sign-up was offered.
    pub offer: Offer,
    /// When the sign-up was made.
    pub at: DateTime<Utc>,
    /// The request.
    pub asked: SignUpRequest,
}

/// Why a sign-up was refused.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The form is closed, not open yet, or the event is cancelled.
    #[error("sign-up is not open")]
    NotOpen,
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

from_database!(RegisterError);

/// Signs up to the event of `asked.version`'s purpose.
///
/// # Errors
/// See [`RegisterError`].
pub async fn register(site: &Arc<Site>, asked: SignUpRequest) -> Result<Accepted, RegisterError> {
    site.write(move |work| async move { write(&work, asked).await }).await
}

async fn write(work: &UnitOfWork, asked: SignUpRequest) -> Result<Accepted, RegisterError> {
    let now = work.now;
    let purpose = asked.version.purpose_id;
    let event = work.tx.lock_event(purpose).await?.ok_or(RegisterError::NotOpen)?;
    if event.sign_up_state(now) != SignUpState::Open {
        return Err(RegisterError::NotOpen);
    }
    let email = &asked.sign_up.email;
    let address = sign_up::address_of(&work.site, RecordKind::Registration, purpose, email);
    let corrected = sign_up::corrected(&work.tx, &asked, &address, now).await?;
    let suppression_key = sign_up::suppression_key(&work.site, email);
    let ((known, again), room) =
        address.known_with_seats(&work.tx.conn, &suppression_key, asked.form, &event, now).await?;
    let mut room = waiting_list::room_for_newcomers(work, &event, room).await?;
    let before = sign_up::before(&work.tx, corrected, again, now).await?;
    if let Some(Record::Registration(row)) = &before {
        // Its own seats are free for the sign-up that replaces it.
        let own = row.held_until.filter(|until| *until > now).map_or(0, |_| u32::try_from(row.seats).unwrap_or(0));
        room.held = room.held.saturating_sub(own);
    }
    let address_state = sign_up::address_state_of(&work.tx, known, now).await?;
    let offer = room.offer(asked.sign_up.seats);
    let end = event_end(&event);
    let held_until = (offer == Offer::Held).then(|| now + HOLD);
    let keep = asked.version.wording.keep;
    let expires_at = match address_state {
        AddressState::New => end.pending(now, keep),
        AddressState::Known(_) | AddressState::Suppressed => end.unconfirmable(now, keep),
    };
    let record = Record::Registration(new_row(work, &asked, before.as_ref(), held_until, expires_at)?);
    sign_up::write(work, &asked, &address_state, &record, before.is_some(), Some(end)).await?;
    Ok(Accepted { record: record.id(), offer, at: now, asked })
}

fn new_row(
    work: &UnitOfWork,
    asked: &SignUpRequest,
    before: Option<&Record>,
    held_until: Option<DateTime<Utc>>,
    expires_at: DateTime<Utc>,
) -> Result<registration::Model, Failure> {
    let id = before.map_or_else(clock::random_id, Record::id);
    let purpose_id = asked.version.purpose_id;
    let email = &asked.sign_up.email;
    let context = SealContext { table: "registration", column: "address_sealed", record: id, purpose: purpose_id };
    Ok(registration::Model {
        id,
        purpose_id,
        version_id: asked.version.id,
        state: registration::State::Pending,
        language: asked.language.tag().to_owned(),
        epoch: work.tx.epoch,
        address_index: work.site.vault.index(work.tx.epoch, purpose_id, &email.folded())?,
        address_sealed: work.site.vault.seal(work.tx.epoch, context, email.to_mail().as_bytes())?,
        generation: links::GENERATION,
        created_at: work.now,
        confirmed_at: None,
        expires_at,
        seats: i32::try_from(asked.sign_up.seats).unwrap_or(1),
        held_until,
        ticket_code: None,
        asked_if_coming: false,
        planned_end: None,
        arrived: 0,
        arrived_at: None,
        has_address: true,
        by_organiser: false,
        passed_over: None,
        form: sign_up::form(before, asked),
        suspended_at: None,
        suspended_why: None,
        soft_bounces: 0,
        soft_first: None,
        soft_last: None,
    })
}
