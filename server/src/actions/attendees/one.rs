//! One person on an event's list: found by a token, opened for an organiser.

use app::domain::attendee::Attendee;
use app::domain::event::Event;
use app::domain::field::Answers;
use app::domain::purpose::PurposeVersion;
use app::text::Words;
use chrono::{DateTime, Utc};

use super::rows::{Opener, Shown};
use crate::actions::change::ChangeError;
use crate::actions::{Action, Failure, answers, terms};
use crate::db::entity::registration::{Model, State};
use crate::db::records::Record;
use crate::db::registrations;
use crate::site::Site;
use crate::vault::Vault;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum AttendeeError {
    /// It ended or was erased in the meantime.
    #[error("gone")]
    Gone,
    /// There aren't that many seats.
    #[error("full")]
    Full,
    /// More people have already arrived than that.
    #[error("arrived")]
    Arrived,
    /// There is room, so nobody waits.
    #[error("room left")]
    RoomLeft,
    /// The event is over or cancelled.
    #[error("over")]
    Over,
    /// The record has changed since the organiser saw it.
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
            ChangeError::Full(_) => Self::Full,
            ChangeError::Failure(failure) => Self::Failure(failure),
        }
    }
}

/// An opened record of a person.
#[derive(Clone, Debug)]
pub struct One {
    /// As a row of the list, with the address.
    pub row: Attendee,
    /// The wording that the person saw or heard.
    pub version: PurposeVersion,
    /// The answers as a form has them.
    pub given: Answers,
    /// When the record expires.
    pub expires_at: DateTime<Utc>,
    /// Has to come back with a change, to show what the organiser saw: see [`super::edit::Edit`].
    pub seen: String,
}

/// The record that a token names on this event's list, if it hasn't ended. Another event's token names nobody.
pub async fn find(site: &Site, event: &Event, token: &str) -> Result<Option<Model>, Failure> {
    let Some(id) = Vault::claimed_id(token) else { return Ok(None) };
    let found = registrations::find(site.db.read(), id, site.clock.now()).await?;
    let ours = found.filter(|row| row.purpose_id == event.purpose_id && row.state != State::Pending);
    Ok(ours.filter(|row| site.vault.proves(token, Action::Attendee, row.id, row.generation)))
}

/// Opens a record; `None` when it has gone in the meantime.
pub async fn open(site: &Site, words: &Words, row: &Model, special: bool) -> Result<Option<One>, Failure> {
    let shown = Shown { email: true, answers: true, special };
    let opened = Opener::new(site, words, row.purpose_id, shown).await?.open(&[row.id]).await?.pop();
    let Some(attendee) = opened else { return Ok(None) };
    let version = terms::version(site.db.read(), row.purpose_id, row.version_id).await?;
    let given = answers::read(site, site.db.read(), &Record::Registration(row.clone())).await?.answers;
    let seen = seen(site, row, &given)?;
    Ok(Some(One { row: attendee, version, given, expires_at: row.expires_at, seen }))
}

/// A digest of everything an organiser could have seen.
pub(super) fn seen(site: &Site, row: &Model, given: &Answers) -> Result<String, Failure> {
    let held =
        serde_json::to_vec(&(row.seats, given)).map_err(|_| Failure::Stored("answers that cannot be written"))?;
    Ok(site.vault.seen_hash(row.id, &held))
}
