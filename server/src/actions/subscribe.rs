//! A subscription to a newsletter: a pending record, one mail.

use std::sync::Arc;

use app::domain::retention;
use app::domain::seats::Offer;

use crate::clock;
use crate::db::contents;
use crate::db::entity::subscription;
use crate::db::records::{Record, RecordKind};
use crate::site::{Site, UnitOfWork};
use crate::vault::SealContext;

use super::links;
use super::register::{Accepted, RegisterError};
use super::sign_up::{self, AddressState, SignUpRequest};

/// Subscribes to the newsletter of `asked.version`'s purpose. A suppression for the list doesn't stop the mail that
/// asks to confirm: confirming lifts it.
///
/// # Errors
/// See [`RegisterError`].
pub async fn subscribe(site: &Arc<Site>, asked: SignUpRequest) -> Result<Accepted, RegisterError> {
    site.write(move |work| async move { write(&work, asked).await }).await
}

async fn write(work: &UnitOfWork, asked: SignUpRequest) -> Result<Accepted, RegisterError> {
    let now = work.now;
    let purpose_id = asked.version.purpose_id;
    let newsletter = contents::lock_newsletter(&work.tx.conn, purpose_id).await?.ok_or(RegisterError::NotOpen)?;
    if newsletter.closed_at.is_some() {
        return Err(RegisterError::NotOpen);
    }
    let email = &asked.sign_up.email;
    let address = sign_up::address_of(&work.site, RecordKind::Subscription, purpose_id, email);
    let corrected = sign_up::corrected(&work.tx, &asked, &address, now).await?;
    let (known, again) =
        address.known(&work.tx.conn, &sign_up::suppression_key(&work.site, email), asked.form, now).await?;
    let before = sign_up::before(&work.tx, corrected, again, now).await?;
    let address_state = sign_up::address_state_of(&work.tx, known, now).await?;
    let expires_at = match address_state {
        AddressState::New => retention::pending(now),
        AddressState::Known(_) | AddressState::Suppressed => retention::unconfirmable(now),
    };
    let id = before.as_ref().map_or_else(clock::random_id, Record::id);
    let place = SealContext { table: "subscription", column: "address_sealed", record: id, purpose: purpose_id };
    let row = subscription::Model {
        id,
        purpose_id,
        version_id: asked.version.id,
        state: subscription::State::Pending,
        language: asked.language.tag().to_owned(),
        epoch: work.tx.epoch,
        address_index: work
            .site
            .vault
            .index(work.tx.epoch, purpose_id, &email.folded())
            .map_err(super::Failure::from)?,
        address_sealed: work
            .site
            .vault
            .seal(work.tx.epoch, place, email.to_mail().as_bytes())
            .map_err(super::Failure::from)?,
        generation: links::GENERATION,
        created_at: now,
        confirmed_at: None,
        expires_at,
        renewal_asked_at: None,
        form: sign_up::form(before.as_ref(), &asked),
        suspended_at: None,
        suspended_why: None,
        soft_bounces: 0,
        soft_first: None,
        soft_last: None,
    };
    let record = Record::Subscription(row);
    sign_up::write(work, &asked, &address_state, &record, before.is_some(), None).await?;
    Ok(Accepted { record: id, offer: Offer::FirstToConfirm, at: now, asked })
}
