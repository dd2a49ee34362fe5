//! What the mails of a batch share: read once.

use std::collections::HashMap;
use std::sync::Arc;

use app::components::markdown::Surface;
use app::domain::branch::Branch;
use app::domain::held::{Held, RecordState, Subject};
use app::domain::purpose::PurposeVersion;
use app::domain::seats::{Outcome, Room};
use app::domain::zone::Zone;
use app::mails::issue::IssueBody;
use app::text::Words;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::db::entity::announcement;
use crate::db::records::Record;
use crate::db::{announcements, issues};
use crate::site::Site;

use super::super::issues::body;
use super::super::{Failure, held, show, terms};

/// What the mails of a batch share.
#[derive(Default)]
pub(super) struct BatchContents {
    subjects: HashMap<Uuid, (Subject, Branch)>,
    versions: HashMap<Uuid, PurposeVersion>,
    announcements: HashMap<Uuid, Option<announcement::Model>>,
    rooms: HashMap<Uuid, Room>,
    home: Option<Zone>,
    /// What issues say, by issue and language.
    bodies: HashMap<(Uuid, String), Arc<IssueBody>>,
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

    /// What an issue says, in the words of a language.
    pub(super) async fn body(
        &mut self,
        site: &Site,
        row: &announcement::Model,
        subject: &Subject,
        words: &Words,
    ) -> Result<Arc<IssueBody>, Failure> {
        let key = (row.id, words.language().tag().to_owned());
        if let Some(known) = self.bodies.get(&key) {
            return Ok(known.clone());
        }
        let Subject::Newsletter(newsletter) = subject else {
            return Err(Failure::Stored("an issue of an event"));
        };
        let number = u32::try_from(issues::number(site.db.read(), row).await?).ok();
        // One that only some are sent isn't on the web.
        let number = number.filter(|_| row.answer.is_none());
        let content = issues::content(row)?;
        let made = Arc::new(body::make(site, newsletter, (&content, number), words, Surface::Mail).await?);
        self.bodies.insert(key, made.clone());
        Ok(made)
    }

    pub(super) async fn version(&mut self, site: &Site, purpose: Uuid, id: Uuid) -> Result<PurposeVersion, Failure> {
        if let Some(version) = self.versions.get(&id) {
            return Ok(version.clone());
        }
        let version = terms::version(site.db.read(), purpose, id).await?;
        self.versions.insert(id, version.clone());
        Ok(version)
    }

    /// The organisation's time zone.
    pub(super) async fn home(&mut self, site: &Site) -> Result<Zone, Failure> {
        if let Some(home) = self.home {
            return Ok(home);
        }
        let organisation = show::organisation(site).await?.ok_or(Failure::Stored("mail without an organisation"))?;
        self.home = Some(organisation.timezone);
        Ok(organisation.timezone)
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
