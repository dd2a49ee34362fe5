//! What the mails of a batch share: read once.

use std::collections::HashMap;

use app::domain::branch::Branch;
use app::domain::held::{Held, RecordState, Subject};
use app::domain::purpose::PurposeVersion;
use app::domain::seats::{Outcome, Room};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::db::announcements;
use crate::db::entity::announcement;
use crate::db::records::Record;
use crate::site::Site;

use super::super::{Failure, held, show, terms};

/// What the mails of a batch share.
#[derive(Default)]
pub(super) struct BatchContents {
    subjects: HashMap<Uuid, (Subject, Branch)>,
    versions: HashMap<Uuid, PurposeVersion>,
    announcements: HashMap<Uuid, Option<announcement::Model>>,
    rooms: HashMap<Uuid, Room>,
}

impl BatchContents {
    pub(super) async fn of(&mut self, site: &Site, record: &Record) -> Result<(Subject, Branch), Failure> {
        let purpose = record.purpose_id();
        if let Some(known) = self.subjects.get(&purpose) {
            return Ok(known.clone());
        }
        let found = held::subject(site.db.read(), record.kind(), record.purpose_id()).await?;
        self.subjects.insert(purpose, found.clone());
        Ok(found)
    }

    pub(super) async fn announcement(
        &mut self,
        site: &Site,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Option<announcement::Model>, Failure> {
        if let Some(known) = self.announcements.get(&id) {
            return Ok(known.clone());
        }
        let found = announcements::find(site.db.read(), id, now).await?;
        self.announcements.insert(id, found.clone());
        Ok(found)
    }

    pub(super) async fn version(&mut self, site: &Site, purpose: Uuid, id: Uuid) -> Result<PurposeVersion, Failure> {
        if let Some(version) = self.versions.get(&id) {
            return Ok(version.clone());
        }
        let version = terms::version(site.db.read(), purpose, id).await?;
        self.versions.insert(id, version.clone());
        Ok(version)
    }

    /// Whether somebody who confirms now joins the waiting list.
    pub(super) async fn is_full(&mut self, site: &Site, held: &Held, now: DateTime<Utc>) -> Result<bool, Failure> {
        let (RecordState::Pending { held_until }, Some(event)) = (held.state, held.event()) else { return Ok(false) };
        if event.capacity.is_none() || held_until.is_some_and(|until| until > now) {
            return Ok(false);
        }
        let room = match self.rooms.get(&event.purpose_id) {
            Some(known) => *known,
            None => show::room(site, event).await?,
        };
        self.rooms.insert(event.purpose_id, room);
        Ok(room.confirm(held.seats, false) == Outcome::WaitingList)
    }
}
