//! A whole site for one test: its own folder, database and clock, spoken to over HTTP like any other.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::Client;
use reqwest::header::{self, HeaderMap, HeaderValue};
use reqwest::redirect::Policy;
use server::actions::samples::CONTENTS;
use server::actions::{checkpoint, compact_journal, deliver, expire, import, rotate_epoch, show};
use server::clock::Clock;
use server::clock::guard::Believed;
use server::config::Config;
use server::site::Site;
use server::startup::{Application, StartError};
use tokio::task::JoinHandle;

use super::database::{Engine, TestDatabase};
use super::dump::{Dump, Inside};
use super::mailbox::{Mailbox, Received};
use super::page::Page;

/// The clock of every test starts here: 20 May 2027, 6.40 pm in London.
pub fn start() -> DateTime<Utc> {
    app::samples::now()
}

/// A running site. Its limits are on; its jobs run when the test says so.
pub struct TestApp {
    pub site: Arc<Site>,
    pub database: TestDatabase,
    pub mailbox: Mailbox,
    pub url: String,
    client: Client,
    server: JoinHandle<std::io::Result<()>>,
}

impl TestApp {
    /// A site with the contents of [`CONTENTS`].
    pub async fn new(engine: Engine) -> Self {
        Self::with(engine, CONTENTS, &[]).await
    }

    /// A site with these contents and settings.
    pub async fn with(engine: Engine, contents: &str, settings: &[(&str, &str)]) -> Self {
        let database = TestDatabase::new(engine).await;
        let app = Self::over(database, Arc::new(Clock::test(start())), settings).await;
        app.import(contents).await;
        app
    }

    /// A site over a database that is there already, as after a restart.
    pub async fn over(database: TestDatabase, clock: Arc<Clock>, settings: &[(&str, &str)]) -> Self {
        let application = built(&database, &clock, settings).await.expect("a site that starts");
        let site = application.site();
        let url = format!("http://{}", application.address());
        let server = tokio::spawn(application.run_without_jobs());
        let client = Client::builder().redirect(Policy::none()).timeout(Duration::from_secs(30));
        // As browsers ask; mail programs do not.
        let pages = HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static("text/html,*/*;q=0.8"))]);
        let client = client.default_headers(pages).build().expect("a client");
        let mailbox = Mailbox::new(site.config.mail_dir());
        Self { site, database, mailbox, url, client, server }
    }

    /// What the start says to a database, a keyring and a journal.
    pub async fn build(
        database: &TestDatabase,
        clock: Arc<Clock>,
        settings: &[(&str, &str)],
    ) -> Result<Application, StartError> {
        let folder = database.folder().display().to_string();
        let base = [
            ("ONPURPOSE_LISTEN", "127.0.0.1:0"),
            ("ONPURPOSE_DATA_DIR", &folder),
            ("ONPURPOSE_DATABASE_URL", &database.url()),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let asked: Vec<(String, String)> =
            settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).chain(base).collect();
        let config = Config::from(|name| asked.iter().find(|(asked, _)| asked == name).map(|(_, value)| value.clone()));
        Application::build(config.expect("settings that hold"), clock).await
    }

    /// Stops the site; what it stands on is left.
    pub async fn stop(self) -> (TestDatabase, Arc<Clock>) {
        self.server.abort();
        drop(self.server.await);
        (self.database, self.site.clock.clone())
    }

    /// Stops the site and starts it again.
    pub async fn restart(self) -> Self {
        let (database, clock) = self.stop().await;
        Self::over(database, clock, &[]).await
    }

    pub async fn import(&self, contents: &str) {
        import::import(&self.site, contents).await.expect("contents that hold");
    }

    /// Moves the clock.
    pub fn wait(&self, time: TimeDelta) {
        self.site.clock.advance(time);
    }

    /// Moves the clock to a time.
    pub fn wait_until(&self, to: &str) {
        self.wait(to.parse::<DateTime<Utc>>().expect("a time") - self.site.clock.now());
    }

    /// Switches the machine off for so long and starts it again, with whatever its clock says then.
    pub async fn reboot(self, off: TimeDelta) -> Self {
        let (database, clock) = self.stop().await;
        clock.reboot(off);
        Self::over(database, clock, &[]).await
    }

    /// Runs once what the jobs do that only the time sets off.
    pub async fn do_jobs(&self) {
        self.sweep().await;
        rotate_epoch::rotate_if_due(&self.site).await.expect("a turn");
        compact_journal::compact_journal(&self.site).expect("a journal that can be compacted");
        deliver::deliver_due(&self.site).await.expect("a delivery that runs");
    }

    /// That the clock is believed, as whatever destroys must be shown.
    pub fn believed(&self) -> Believed {
        self.site.guard.look().expect("a clock that is believed")
    }

    /// Runs the expiry job once.
    pub async fn sweep(&self) {
        expire::sweep(&self.site).await.expect("an expiry that runs");
    }

    /// Takes what was erased off the disk, as the job does that is rung for it.
    pub async fn checkpoint(&self) {
        checkpoint::files(&self.site).await.expect("files that can be unlinked");
        let log = checkpoint::Wal::open(&self.site).await.expect("a connection for the log");
        log.truncate().await.expect("a log that is truncated");
    }

    /// The database from below.
    pub async fn inside(&self) -> Inside {
        Inside::open(&self.database.url()).await
    }

    /// Every row of every table.
    pub async fn dump(&self) -> Dump {
        self.inside().await.dump().await
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> i64 {
        self.inside().await.count(table).await
    }

    /// How many places are left: the page says so only when they're few.
    pub async fn left(&self, slug: &str) -> u32 {
        let shown = show::event(&self.site, slug).await.expect("a database").expect("an event");
        shown.room.left().expect("a limit")
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send(self.client.get(self.whole(path))).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send(self.client.post(self.whole(path)).form(fields)).await
    }

    /// Any other request.
    pub async fn request(&self, change: impl FnOnce(&Client, &str) -> reqwest::RequestBuilder) -> Page {
        self.send(change(&self.client, &self.url)).await
    }

    pub async fn send(&self, request: reqwest::RequestBuilder) -> Page {
        let page = Page::read(request.send().await.expect("an answer")).await;
        page.shows_nothing_inner();
        page
    }

    /// The page that a browser shows after an answer.
    pub async fn follow(&self, answer: Page) -> Page {
        if answer.status == 303 { self.get(&answer.location()).await } else { answer }
    }

    /// A path as it is, or a link out of a mail moved to where this test's site listens.
    pub fn whole(&self, path: &str) -> String {
        let path = [&self.site.config.base_url, &self.url]
            .iter()
            .fold(path, |path, base| path.strip_prefix(base.as_str()).unwrap_or(path));
        format!("{}{path}", self.url)
    }

    /// Opens a form, waits as long as a person takes, copies its hidden inputs and sends it with `fields`.
    pub async fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let form = self.get(path).await;
        assert_eq!(form.status, 200, "{path} has a form");
        self.wait(TimeDelta::seconds(5));
        self.resubmit(path, &form, fields).await
    }

    /// Sends a form that was opened before.
    pub async fn resubmit(&self, path: &str, form: &Page, fields: &[(&str, &str)]) -> Page {
        let hidden = form.hidden_inputs();
        let mut all: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        all.extend(fields);
        let path = path.split('?').next().unwrap_or(path);
        self.post(path, &all).await
    }

    /// Delivers what is due and returns every mail that has come, oldest first.
    pub async fn mails(&self) -> Vec<Received> {
        deliver::deliver_due(&self.site).await.expect("a delivery that runs");
        self.mailbox.all()
    }

    /// The same for an address.
    pub async fn mails_to(&self, address: &str) -> Vec<Received> {
        deliver::deliver_due(&self.site).await.expect("a delivery that runs");
        self.mailbox.to(address)
    }

    /// The newest mail to an address.
    pub async fn mail_to(&self, address: &str) -> Received {
        self.mails_to(address).await.pop().unwrap_or_else(|| panic!("no mail for {address}"))
    }

    /// Signs up, opens the link in the mail, presses the button and waits for the mail that says so. Returns the path of
    /// "your sign-up".
    pub async fn sign_up_and_confirm(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let address = fields.iter().find(|(name, _)| *name == "email").expect("an address").1;
        // What is due goes first, for mails of one delivery come in any order.
        self.mails_to(address).await;
        let answer = self.submit(path, fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let link = self.mail_to(address).await.link("/confirm/");
        let answer = self.post(&link, &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        self.mails_to(address).await;
        answer.location().split('?').next().expect("a path").to_owned()
    }
}

/// What the start says that refuses a database, a keyring or a journal.
pub async fn refusal(database: &TestDatabase, clock: &Arc<Clock>) -> String {
    built(database, clock, &[]).await.err().expect("a refusal").to_string()
}

async fn built(
    database: &TestDatabase,
    clock: &Arc<Clock>,
    settings: &[(&str, &str)],
) -> Result<Application, StartError> {
    for _ in 0..500 {
        match TestApp::build(database, clock.clone(), settings).await {
            // PostgreSQL takes a moment to see that the site before has gone.
            Err(StartError::DatabaseHeld) => tokio::time::sleep(Duration::from_millis(10)).await,
            other => return other,
        }
    }
    panic!("the lock is never free");
}
