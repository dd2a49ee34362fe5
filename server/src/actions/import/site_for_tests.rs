//! A whole site in its own folder, for the tests of this folder and its neighbours.

use std::sync::Arc;

use app::domain::event::Event;
use app::domain::purpose::PurposeVersion;
use app::domain::seats::Room;
use chrono::{DateTime, Utc};
use sea_orm::EntityTrait as _;
use tempfile::TempDir;

use super::{ImportError, Report, import};
use crate::actions::samples;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::entity::{outbox, registration};
use crate::db::purposes;
use crate::db::records::{self, Record};
use crate::db::{contents, registrations};
use crate::site::Site;
use crate::startup::open_site;

/// A site and its folder.
pub struct TestSite {
    /// The site.
    pub site: Arc<Site>,
    _folder: TempDir,
}

/// The time of the tests.
pub fn now() -> DateTime<Utc> {
    "2027-05-20T12:00:00Z".parse().unwrap()
}

/// A site with an empty database.
pub async fn site() -> TestSite {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let settings = [("ONPURPOSE_DATA_DIR", data.as_str()), ("ONPURPOSE_RATE_LIMIT", "off")];
    let found = |name: &str| settings.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned());
    let site = open_site(Config::from(found).unwrap(), Arc::new(Clock::test(now()))).await.unwrap();
    TestSite { site, _folder: folder }
}

impl TestSite {
    /// Imports, and fails the test if that is refused.
    pub async fn import(&self, toml: &str) -> Report {
        match import(&self.site, toml).await {
            Ok(report) => report,
            Err(error) => panic!("{error}"),
        }
    }

    /// Imports what has to be refused, and returns the reasons, one to a line.
    pub async fn refusal(&self, toml: &str) -> String {
        match import(&self.site, toml).await {
            Err(ImportError::Refused(faults)) => ImportError::Refused(faults).to_string(),
            other => panic!("not refused: {other:?}"),
        }
    }

    /// An event.
    pub async fn event(&self, slug: &str) -> Event {
        contents::event_by_slug(self.site.db.read(), slug).await.unwrap().unwrap()
    }

    /// An event's room.
    pub async fn room(&self, slug: &str) -> Room {
        let event = self.event(slug).await;
        registrations::room(self.site.db.read(), &event, self.site.clock.now()).await.unwrap()
    }

    /// Every published wording of an event.
    pub async fn versions(&self, slug: &str) -> Vec<PurposeVersion> {
        purposes::versions(self.site.db.read(), self.event(slug).await.purpose_id).await.unwrap()
    }

    /// Signs up to an event, without confirming.
    pub async fn pending(&self, slug: &str, email: &str, seats: u32, answers: &[(&str, &str)]) -> Record {
        samples::pending(&self.site, slug, email, seats, answers).await.unwrap()
    }

    /// Signs up to an event and confirms.
    pub async fn confirmed(&self, slug: &str, email: &str, seats: u32, answers: &[(&str, &str)]) -> Record {
        samples::confirmed(&self.site, slug, email, seats, answers).await.unwrap()
    }

    /// Subscribes to a newsletter and confirms.
    pub async fn subscribed(&self, slug: &str, email: &str) -> Record {
        samples::subscribed(&self.site, slug, email).await.unwrap()
    }

    /// A record that hasn't ended.
    pub async fn record(&self, id: uuid::Uuid) -> Record {
        records::find(self.site.db.read(), id, self.site.clock.now()).await.unwrap().unwrap()
    }

    /// A registration's row, ended or not.
    pub async fn row(&self, record: &Record) -> registration::Model {
        registration::Entity::find_by_id(record.id()).one(self.site.db.read()).await.unwrap().unwrap()
    }

    /// The mails about a record, oldest first: their kinds and details.
    pub async fn mails(&self, record: &Record) -> Vec<(String, serde_json::Value)> {
        let rows = outbox::Entity::find().all(self.site.db.read()).await.unwrap();
        let mut own: Vec<_> = rows.into_iter().filter(|row| row.registration_id == Some(record.id())).collect();
        own.sort_by_key(|row| row.created_at);
        own.into_iter().map(|row| (row.kind, row.detail)).collect()
    }
}
