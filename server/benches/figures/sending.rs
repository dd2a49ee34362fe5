//! An issue of a newsletter on its way: how fast, signed and unsigned; how much memory it takes however many read it; how
//! long somebody who signs up meanwhile waits for the mail. On SQLite, and on PostgreSQL if there is one.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use app::domain::issue::IssueContent;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};
use server::actions::samples;
use server::db::connect::single;

use super::contents::{self, SUPPER};
use super::form::people;
use super::load::paced;
use super::relay::Relay;
use super::report::{say, target, thousands};
use super::signing::{self, DOMAIN};
use super::sink::Sink;
use super::site::{Settings, Site};
use super::{Result, now, setting};

/// How many readers the length of a mail is measured with.
const FEW: u64 = 200;
/// How many people a second sign up meanwhile.
const MEANWHILE: u32 = 10;
/// The longest that an issue may take.
const LONGEST: Duration = Duration::from_secs(1800);
/// A cluster that `.make/with-postgres` starts. It doesn't wait for the disk.
const CLUSTER: &str = "ONPURPOSE_TEST_POSTGRES";

/// What was seen of one issue.
struct Sent {
    /// Mails a second, from the first to the last that was noted.
    rate: f64,
    /// The most memory that the site held, in MiB.
    memory: f64,
    /// How long mails of those who signed up meanwhile took until they were noted, sorted, in milliseconds.
    waits: Vec<f64>,
}

/// Measures everything.
pub async fn all(each: Duration) -> Result<()> {
    let Some(sink) = Sink::start().await? else {
        return say("issues", "left out", "Postfix's smtp-sink and smtp-source aren't there", None);
    };
    let (readers, many) = (setting("FIGURES_READERS", 20_000)?, setting("FIGURES_MANY", 200_000)?);
    let relay = Relay::start()?;
    issue(&mut Site::new(settings(&relay.address.to_string(), None))?, None, FEW, false).await?;
    let length = relay.length();
    let mut fastest = 0.0_f64;
    for (name, kept) in [("smtp-source -s 8", false), ("the same, connections kept", true)] {
        let rate = sink.source(readers, length, kept)?;
        fastest = if kept { fastest } else { rate };
        say(name, format!("{} /s", thousands(rate)), &format!("{length} bytes"), None)?;
    }
    let address = sink.address.to_string();
    let cluster = std::env::var(CLUSTER).ok();
    for database in [None].into_iter().chain(cluster.as_deref().map(Some)) {
        let name = if database.is_some() { "PostgreSQL" } else { "SQLite" };
        let new = || async { Site::new(settings(&address, own(database).await?)) };

        let sent = issue(&mut new().await?, None, readers, false).await?;
        let beside = format!("{} readers, {:.2} × smtp-source -s 8", thousands(readers as f64), sent.rate / fastest);
        say(&format!("issue, {name}"), format!("{} /s", thousands(sent.rate)), &beside, None)?;

        let mut site = new().await?;
        let sent = issue(&mut site, Some(DOMAIN), readers, false).await?;
        let share = sent.rate / signing::alone(&site, length, each)?;
        let beside = format!("{share:.2} × the signer alone");
        let met = target("0.6 × the signer alone", share >= 0.6);
        say(&format!("signed issue, {name}"), format!("{} /s", thousands(sent.rate)), &beside, Some(met))?;

        let mut few = 0.0;
        for readers in [many / 10, many] {
            let sent = issue(&mut new().await?, None, readers, true).await?;
            let name = format!("{name}, {} readers", thousands(readers as f64));
            let met = (few > 0.0)
                .then(|| target("100 MiB, no more for ten times the readers", sent.memory < 100.0f64.min(few * 1.15)));
            few = sent.memory;
            say(&format!("memory, {name}"), format!("{:.1} MiB", sent.memory), "at most", met)?;
            let at = |share: usize| sent.waits.get(sent.waits.len() * share / 100).copied().unwrap_or_default();
            let beside = format!("p99 {:.0} ms, {} a second sign up", at(99), MEANWHILE);
            say("confirmations meanwhile", format!("p50 {:.0} ms", at(50)), &beside, None)?;
        }
    }
    Ok(())
}

fn settings(relay: &str, database: Option<String>) -> Settings {
    let mut settings = vec![
        ("ONPURPOSE_SMTP_URL", format!("smtp://{relay}")),
        ("ONPURPOSE_RATE_LIMIT", "off".to_owned()),
        ("ONPURPOSE_MAIL_FROM", format!("no-reply@{DOMAIN}")),
    ];
    settings.extend(database.map(|url| ("ONPURPOSE_DATABASE_URL", url)));
    settings
}

/// A new database in the cluster.
async fn own(cluster: Option<&str>) -> Result<Option<String>> {
    let Some(cluster) = cluster else { return Ok(None) };
    let name = format!("figures_{}", now().timestamp_micros());
    single(cluster).await?.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
    let mut url: url::Url = cluster.parse()?;
    url.set_path(&name);
    Ok(Some(url.to_string()))
}

/// Fills a site with readers, and watches an issue go to them.
async fn issue(site: &mut Site, signed_for: Option<&str>, readers: u64, busy: bool) -> Result<Sent> {
    site.import(&contents::first(now()))?;
    if signed_for.is_some() {
        site.run(&["dkim", "new"])?;
    }
    let inside = site.open().await?;
    samples::readers(&inside, "news", u32::try_from(readers)?).await?;
    let text = "The **roof** is done.\n\n[Help us](https://harbour.example/help \"button\")\n\n{event: supper}";
    let content = IssueContent { subject: "June".to_owned(), preview: "The roof".to_owned(), text: text.to_owned() };
    samples::issue(&inside, "news", content).await?;
    drop(inside);

    site.start(SUPPER).await?;
    let numbers = Numbers(single(&site.database_url()).await?);
    let done = Arc::new(AtomicBool::new(false));
    let watching = async {
        let watched = watch(&numbers, readers).await;
        done.store(true, Ordering::Relaxed);
        watched
    };
    let rate = if busy {
        let form = people(site.address, SUPPER, "meanwhile").await?;
        let (rate, load) = tokio::join!(watching, paced(site.address, MEANWHILE, 303, &form, done.clone()));
        load?;
        rate?
    } else {
        watching.await?
    };
    let memory = site.memory()?.most;
    let waits = numbers.waits().await?;
    site.stop()?;
    Ok(Sent { rate, memory, waits })
}

/// Waits until every reader's mail is noted. Returns how many a second were.
async fn watch(numbers: &Numbers, readers: u64) -> Result<f64> {
    let (begun, mut first) = (Instant::now(), None);
    while begun.elapsed() < LONGEST {
        let ended = numbers.ended().await?;
        if ended > 0 && first.is_none() {
            first = Some((Instant::now(), ended));
        }
        if let Some((at, before)) = first
            && ended >= readers
        {
            return Ok((ended - before) as f64 / at.elapsed().as_secs_f64());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Err("the issue never ends".into())
}

/// The site's own numbers, read beside it.
struct Numbers(DatabaseConnection);

impl Numbers {
    fn statement(&self, sql: &str) -> Statement {
        Statement::from_string(self.0.get_database_backend(), sql)
    }

    /// How many mails of the issue were sent. One that wasn't ends the run.
    async fn ended(&self) -> Result<u64> {
        let sql = "SELECT CAST(SUM(sent) AS BIGINT), CAST(SUM(failed + in_doubt) AS BIGINT) FROM announcement";
        let row = self.0.query_one_raw(self.statement(sql)).await?.ok_or("no issue")?;
        let (sent, not): (i64, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        if not > 0 { Err(format!("{not} mails weren't sent").into()) } else { Ok(u64::try_from(sent)?) }
    }

    async fn waits(&self) -> Result<Vec<f64>> {
        let sql = "SELECT created_at, settled_at FROM outbox WHERE kind = 'confirm' AND state = 'sent'";
        let mut waits = Vec::new();
        for row in self.0.query_all_raw(self.statement(sql)).await? {
            let (queued, noted): (DateTime<Utc>, DateTime<Utc>) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            waits.push((noted - queued).as_seconds_f64() * 1000.0);
        }
        waits.sort_unstable_by(f64::total_cmp);
        Ok(waits)
    }
}
