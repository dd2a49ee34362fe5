//! Lets an organiser add somebody who asked by phone or on paper. If there's an address, a mail says so, with a link to
//! cancel; without one, nobody is written to. The organiser learns whether we may write to the address, but not why.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::event::Event;
use app::domain::language::Language;
use app::domain::purpose::PurposeVersion;
use app::domain::seats::Outcome;
use app::forms::by_hand::ByHand;
use app::mails::kind::MailKind;
use chrono::TimeDelta;
use uuid::Uuid;

use super::{Viewer, rows};
use crate::actions::audit::note;
use crate::actions::day_counts::{self, Counted};
use crate::actions::held::{address_context, event_end, subject_of};
use crate::actions::sign_up::{self, AddressState};
use crate::actions::ticket::free_code;
use crate::actions::{Failure, answers, confirm, links, mail_queue, waiting_list};
use crate::clock;
use crate::db::entity::registration::{Model, State};
use crate::db::records::{Record, RecordKind};
use crate::db::registrations;
use crate::site::{Site, UnitOfWork};

/// Whether somebody who was added gets a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mailed {
    /// A mail is on its way.
    Yes,
    /// We may not write to the address.
    MayNot,
    /// There's no address.
    NoAddress,
}

/// Why nobody was added.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// The address is already on the list, under this token.
    #[error("already on the list")]
    Known(String),
    /// The event is over or cancelled.
    #[error("over")]
    NotOpen,
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

from_database!(AddError);

/// Adds somebody under the wording that was read out, in its language. Returns the record's token.
///
/// # Errors
/// See [`AddError`].
pub async fn add(
    site: &Arc<Site>,
    viewer: Viewer,
    version: PurposeVersion,
    language: Language,
    given: ByHand,
) -> Result<(String, Mailed), AddError> {
    site.write(move |work| async move { write(&work, viewer, &version, &language, given).await }).await
}

async fn write(
    work: &UnitOfWork,
    viewer: Viewer,
    version: &PurposeVersion,
    language: &Language,
    given: ByHand,
) -> Result<(String, Mailed), AddError> {
    let now = work.now;
    let event = work.tx.lock_event(viewer.purpose).await?.ok_or(AddError::NotOpen)?;
    if event.cancelled_at.is_some() || event.is_over(now) {
        return Err(AddError::NotOpen);
    }
    let mailed = clear_same_address(work, viewer.purpose, &given).await?;
    let row = new_row(work, &event, version, language, &given).await?;
    let record = Record::Registration(row.clone());
    registrations::add(&work.tx.conn, row.clone()).await?;
    answers::add(work, &record, &version.wording, &given.answers, Some(event_end(&event))).await?;
    let person = subject_of(&work.site.vault, &record)?;
    confirm::remember_consents(work, &record, version, &person, &given.answers, row.expires_at).await?;
    day_counts::count(work, &event, version.wording.keep, Counted::SignedUp).await?;
    if mailed == Mailed::Yes {
        mail_queue::queue(work, MailKind::AddedByHand, &record, TimeDelta::zero()).await?;
    }
    note(work, viewer.entry(Act::Added, 1, None)).await?;
    Ok((rows::token(&work.site, &row), mailed))
}

/// Looks the address up, and removes whatever prevents a confirmed record.
async fn clear_same_address(work: &UnitOfWork, purpose: Uuid, given: &ByHand) -> Result<Mailed, AddError> {
    let Some(email) = &given.email else { return Ok(Mailed::NoAddress) };
    let now = work.now;
    let same_address = sign_up::address_of(&work.site, RecordKind::Registration, purpose, email);
    // Looked up first: even if it wants no mail, its organisers may know that it's on their list.
    if let Some(Record::Registration(known)) = same_address.confirmed(&work.tx.conn, now).await? {
        return Err(AddError::Known(rows::token(&work.site, &known)));
    }
    same_address.erase_ended(&work.tx, now).await?;
    same_address.erase_pending(&work.tx, Uuid::nil()).await?;
    let address_state = sign_up::address_state(work, RecordKind::Registration, purpose, email).await?;
    let may = !matches!(address_state, AddressState::Suppressed) && work.site.limits.mail(purpose, &email.folded());
    Ok(if may { Mailed::Yes } else { Mailed::MayNot })
}

async fn new_row(
    work: &UnitOfWork,
    event: &Event,
    version: &PurposeVersion,
    language: &Language,
    given: &ByHand,
) -> Result<Model, Failure> {
    let now = work.now;
    let end = event_end(event);
    let (state, code, expires_at) = match waiting_list::settle(work, event, given.seats, false).await? {
        Outcome::Seats => (State::Confirmed, Some(free_code(&work.tx).await?), end.plus(version.wording.keep)),
        Outcome::WaitingList => (State::Waiting, None, end.waiting()),
    };
    let mut row = Model {
        id: clock::random_id(),
        purpose_id: event.purpose_id,
        version_id: version.id,
        state,
        language: language.tag().to_owned(),
        epoch: work.tx.epoch,
        address_index: vec![],
        address_sealed: vec![],
        generation: links::GENERATION,
        created_at: now,
        confirmed_at: Some(now),
        expires_at,
        seats: i32::try_from(given.seats).unwrap_or(1),
        held_until: None,
        ticket_code: code,
        asked_if_coming: false,
        planned_end: None,
        arrived: 0,
        arrived_at: None,
        has_address: given.email.is_some(),
        by_organiser: true,
        passed_over: None,
        form: None,
        suspended_at: None,
        suspended_why: None,
        soft_bounces: 0,
        soft_first: None,
        soft_last: None,
    };
    let (plain, indexed) = match &given.email {
        Some(email) => (email.to_mail().as_bytes().to_vec(), email.folded()),
        None => (vec![], row.id.to_string()),
    };
    row.address_index = work.site.vault.index(work.tx.epoch, row.purpose_id, &indexed)?;
    let context = address_context(&Record::Registration(row.clone()));
    row.address_sealed = work.site.vault.seal(work.tx.epoch, context, &plain)?;
    Ok(row)
}
