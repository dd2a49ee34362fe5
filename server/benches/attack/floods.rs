//! Pages behind links, asked to write again and again.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use server::db::connect::single;
use tokio::task::JoinSet;

use super::client::Connection;
use super::contents::{GATHERING, SUPPER};
use super::person::{link, post, send, sign_up};
use super::site::Site;
use super::{Result, say};

/// How many requests are under way at once.
const SENDERS: usize = 8;

/// What a site has on its disk.
struct Kept {
    rows: i64,
    database: u64,
    journal: u64,
}

impl Kept {
    async fn by(site: &Site) -> Result<Self> {
        let database = site.data().join("onpurpose.db");
        let connection = single(&format!("sqlite://{}?mode=ro", database.display())).await?;
        let mut rows = 0;
        for table in ["outbox", "registration", "request", "answer_part", "consent"] {
            let statement = Statement::from_string(DbBackend::Sqlite, format!("SELECT COUNT(*) AS n FROM {table}"));
            let row = connection.query_one_raw(statement).await?.ok_or("no count")?;
            rows += row.try_get::<i64>("", "n")?;
        }
        connection.close().await?;
        let bytes = |path: &Path| fs::metadata(path).map_or(0, |data| data.len());
        let log = bytes(&site.data().join("onpurpose.db-wal"));
        Ok(Self { rows, database: bytes(&database) + log, journal: bytes(&site.data().join("journal")) })
    }

    fn since(&self, before: &Self) -> String {
        let kib = |now: u64, then: u64| now.saturating_sub(then) / 1024;
        format!(
            "database +{} KiB, journal +{} KiB",
            kib(self.database, before.database),
            kib(self.journal, before.journal)
        )
    }
}

/// Sends these requests by turns, as fast as they are answered; returns how many of them were not refused.
async fn flood(site: &Site, each: Duration, requests: Vec<Vec<u8>>) -> Result<(usize, usize)> {
    let (sent, taken) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let started = Instant::now();
    let requests = Arc::new(requests);
    let mut tasks = JoinSet::new();
    for _ in 0..SENDERS {
        let (sent, taken, requests, address) = (sent.clone(), taken.clone(), requests.clone(), site.address);
        tasks.spawn(async move {
            while started.elapsed() < each {
                let mut connection = Connection::open(address).await?;
                for _ in 0..100 {
                    let number = sent.fetch_add(1, Ordering::Relaxed);
                    let Ok(answer) = connection.send(&requests[number % requests.len()]).await else { break };
                    taken.fetch_add(usize::from(answer.status < 400), Ordering::Relaxed);
                    if started.elapsed() >= each {
                        break;
                    }
                }
            }
            Ok::<_, super::Error>(())
        });
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    Ok((sent.load(Ordering::Relaxed), taken.load(Ordering::Relaxed)))
}

/// "Send it again" on the page of one sign-up.
pub async fn send_again(site: &Site, each: Duration) -> Result<()> {
    let page = sign_up(site, "10.20.1.7", SUPPER, "mallory@strangers.example").await?;
    let before = Kept::by(site).await?;
    let again = post(site, "10.20.1.7", &page, &[("again", "yes")]);
    let (sent, taken) = flood(site, each, vec![again]).await?;
    report(site, "\"Send it again\", rows kept", &before, sent, taken).await
}

/// The answers of one sign-up: written, taken back, written, taken back.
pub async fn change_and_take_back(site: &Site, each: Duration) -> Result<()> {
    let email = "mallet@strangers.example";
    sign_up(site, "10.20.2.7", GATHERING, email).await?;
    let confirm = link(site, email, "/confirm/").await?;
    let confirmed = send(site, &post(site, "10.20.2.7", &confirm, &[])).await?;
    let own = confirmed.location.split('?').next().unwrap_or_default().to_owned();
    let before = Kept::by(site).await?;
    let fields = [("seats", "1"), ("food", "no walnuts"), ("private_agree", "yes")];
    let change = post(site, "10.20.2.7", &format!("{own}/change"), &fields);
    let take_back = post(site, "10.20.2.7", &own, &[("take_back", "food")]);
    let (sent, taken) = flood(site, each, vec![change, take_back]).await?;
    report(site, "change and take back, rows kept", &before, sent, taken).await
}

async fn report(site: &Site, name: &str, before: &Kept, sent: usize, taken: usize) -> Result<()> {
    let after = Kept::by(site).await?;
    let beside = format!("{sent} sent, {taken} taken; {}", after.since(before));
    say(name, &format!("{:+}", after.rows - before.rows), &beside)
}
