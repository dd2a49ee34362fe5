//! A site without web: its own folder, database and clock, with the sample event and newsletter.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use app::domain::email_address::EmailAddress;
use app::domain::field::{Answers, FieldKey};
use app::domain::language::Language;
use app::domain::purpose::{PurposeKind, PurposeVersion};
use app::forms::sign_up::SignUp;
use app::samples;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait as _, DbErr, Statement};
use server::actions::{confirm, deliver, register, sign_up::SignUpRequest, subscribe};
use server::clock::Clock;
use server::clock::guard::Believed;
use server::config::Config;
use server::db::records::{self, Record};
use server::db::{contents, purposes, site};
use server::mail::transport::Transport;
use server::site::Site;
use server::startup::open_site;
use tempfile::TempDir;
use uuid::Uuid;

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

    async fn with(folder: TempDir, transport: Transport) -> Self {
        Self::set(folder, transport, &[]).await
    }

    async fn set(folder: TempDir, transport: Transport, more: &[(&str, &str)]) -> Self {
        let data = folder.path().display().to_string();
        let settings = [("ONPURPOSE_DATA_DIR", data.as_str()), ("ONPURPOSE_RATE_LIMIT", "off")];
        let settings = [&settings, more].concat();
        let found = |name: &str| settings.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned());
        let clock = Arc::new(Clock::test(samples::now()));
        let mut site = open_site(Config::from(found).unwrap(), clock).await.unwrap();
        Arc::get_mut(&mut site).unwrap().transport = transport;
        let fixture = Self { site, folder };
        fixture.publish().await;
        fixture
    }

    async fn publish(&self) {
        self.site
            .db
            .write(move |tx| async move {
                let (db, now) = (&tx.conn, samples::now());
                site::save_organisation(db, &samples::organisation()).await?;
                contents::save_branch(db, &samples::branch(), true).await?;
                let branch = Some(samples::branch().id);
                purposes::add(db, samples::event().purpose_id, branch, PurposeKind::Event).await?;
                purposes::add(db, samples::newsletter().purpose_id, branch, PurposeKind::Newsletter).await?;
                purposes::publish(db, &samples::event_version(), now).await?;
                purposes::publish(db, &samples::newsletter_version(), now).await?;
                let event = app::domain::event::Event { capacity: None, ..samples::event() };
                contents::save_event(db, &event, true).await?;
                contents::save_newsletter(db, &samples::newsletter(), true).await
            })
            .await
            .unwrap_or_else(|error: DbErr| panic!("{error}"));
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
        let mut answers = BTreeMap::new();
        answers.insert(FieldKey::parse("name").unwrap(), vec!["Ada".to_owned()]);
        answers.insert(FieldKey::parse("food").unwrap(), vec!["No nuts".to_owned()]);
        let asked = asked(email, Answers(answers), samples::event_version());
        let accepted = register::register(&self.site, asked).await.unwrap();
        self.find(accepted.record).await.unwrap()
    }

    /// A sign-up to the event, confirmed.
    pub async fn registered(&self, email: &str) -> Record {
        let record = self.register(email).await;
        confirm::confirm(&self.site, record).await.unwrap()
    }

    /// A subscription, confirmed.
    pub async fn subscribed(&self, email: &str) -> Record {
        let asked = asked(email, Answers::default(), samples::newsletter_version());
        let accepted = subscribe::subscribe(&self.site, asked).await.unwrap();
        let record = self.find(accepted.record).await.unwrap();
        confirm::confirm(&self.site, record).await.unwrap()
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

fn asked(email: &str, answers: Answers, version: PurposeVersion) -> SignUpRequest {
    let agreed = answers.0.keys().filter(|key| key.as_str() == "food").cloned().collect();
    let sign_up = SignUp { email: EmailAddress::parse(email).unwrap(), seats: 1, answers, agreed };
    SignUpRequest::new(sign_up, version, Language::english())
}

pub fn database_url(folder: &Path) -> String {
    format!("sqlite://{}/onpurpose.db?mode=rwc", folder.display())
}
