//! A site without web: its own folder, database and clock, with the sample content.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait as _, DbErr, Statement};
use server::actions::samples::{CONTENTS, confirmed, pending, subscribed};
use server::actions::{deliver, import};
use server::clock::Clock;
use server::clock::guard::Believed;
use server::config::Config;
use server::db::records::{self, Record};
use server::mail::transport::Transport;
use server::site::Site;
use server::startup::open_site;
use tempfile::TempDir;
use uuid::Uuid;

/// What everybody answers.
const ANSWERS: [(&str, &str); 2] = [("name", "Ada"), ("food", "No nuts")];

/// A site for one test.
pub struct Fixture {
    pub site: Arc<Site>,
    pub folder: TempDir,
}

impl Fixture {
    /// With mails in files.
    pub async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let transport = Transport::files(&folder.path().join("mail")).unwrap();
        Self::with(folder, transport).await
    }

    /// With a relay that is given this long for each mail.
    pub async fn relayed(url: &str, limit: Duration) -> Self {
        Self::with(TempDir::new().unwrap(), Transport::smtp(url, None, limit).unwrap()).await
    }

    /// With a relay that is given so many mails a second.
    pub async fn paced(url: &str, limit: Duration, rate: &str) -> Self {
        let transport = Transport::smtp(url, None, limit).unwrap();
        Self::set(TempDir::new().unwrap(), transport, &[("ONPURPOSE_SMTP_RATE", rate)]).await
    }

    /// With a relay, and a domain that mails come back to.
    pub async fn returning(url: &str, more: &[(&str, &str)]) -> Self {
        let transport = Transport::smtp(url, None, Duration::from_secs(20)).unwrap();
        let domain = [("ONPURPOSE_BOUNCE_DOMAIN", "bounce.harbour.example")];
        Self::set(TempDir::new().unwrap(), transport, &[more, &domain].concat()).await
    }

    async fn with(folder: TempDir, transport: Transport) -> Self {
        Self::set(folder, transport, &[]).await
    }

    async fn set(folder: TempDir, transport: Transport, more: &[(&str, &str)]) -> Self {
        let data = folder.path().display().to_string();
        let settings = [("ONPURPOSE_DATA_DIR", data.as_str()), ("ONPURPOSE_RATE_LIMIT", "off")];
        let settings = [&settings, more].concat();
        let found = |name: &str| settings.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned());
        let clock = Arc::new(Clock::test(app::samples::now()));
        let mut site = open_site(Config::from(found).unwrap(), clock).await.unwrap();
        Arc::get_mut(&mut site).unwrap().transport = transport;
        import::import(&site, &CONTENTS.replace("capacity = 80\n", "")).await.unwrap();
        Self { site, folder }
    }

    /// Moves the clock.
    pub fn wait(&self, time: TimeDelta) {
        self.site.clock.advance(time);
    }

    /// That the clock is believed.
    pub fn believed(&self) -> Believed {
        self.site.guard.look().unwrap()
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.site.clock.now()
    }

    /// A sign-up to the event, unconfirmed.
    pub async fn register(&self, email: &str) -> Record {
        pending(&self.site, "supper", email, 1, &ANSWERS).await.unwrap()
    }

    /// A sign-up to the event, confirmed.
    pub async fn registered(&self, email: &str) -> Record {
        confirmed(&self.site, "supper", email, 1, &ANSWERS).await.unwrap()
    }

    /// A subscription, confirmed.
    pub async fn subscribed(&self, email: &str) -> Record {
        subscribed(&self.site, "news", email).await.unwrap()
    }

    pub async fn find(&self, id: Uuid) -> Option<Record> {
        records::find(self.site.db.read(), id, self.now()).await.unwrap()
    }

    /// Hands over what is due. Returns how many mails that were.
    pub async fn deliver(&self) -> usize {
        deliver::deliver_due(&self.site).await.unwrap()
    }

    /// A number out of the database.
    pub async fn number(&self, query: &str) -> i64 {
        let db = self.site.db.read();
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), query)).await.unwrap().unwrap();
        row.try_get_by_index(0).unwrap()
    }

    /// Changes the database behind the site's back.
    pub async fn execute(&self, statement: &str) {
        let statement = statement.to_owned();
        self.site
            .db
            .write(move |tx| async move { tx.conn.execute_unprepared(&statement).await.map(drop) })
            .await
            .unwrap_or_else(|error: DbErr| panic!("{error}"));
    }
}

pub fn database_url(folder: &Path) -> String {
    format!("sqlite://{}/onpurpose.db?mode=rwc", folder.display())
}
