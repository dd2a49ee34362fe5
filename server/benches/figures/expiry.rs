//! Fills an event that soon ends, and watches everything go when it does, while others go on signing up.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};
use server::db::connect::single;

use super::load::{Load, Requests, paced};
use super::{Result, now, site::Site};

/// How many people a second go on signing up.
const MEANWHILE: u32 = 100;
/// How long to wait for the last record before the run counts as failed.
const TIMEOUT: Duration = Duration::from_secs(120);

/// What was seen.
pub struct Expiry {
    /// From the end of the records until the last of them was gone.
    pub seconds: f64,
    /// The sign-ups meanwhile.
    pub meanwhile: Load,
}

/// Waits for `end`, when `records` registrations fall due, and for the receipts that say they are gone.
pub async fn watch(site: &Site, end: DateTime<Utc>, records: usize, others: &Requests) -> Result<Expiry> {
    let receipts = Receipts::open(&site.database()).await?;
    let done = Arc::new(AtomicBool::new(false));
    tokio::time::sleep((end - now()).to_std().unwrap_or_default()).await;
    let (started, gone) = (Instant::now(), done.clone());
    let waiting = async move {
        while receipts.count().await? < records && started.elapsed() < TIMEOUT {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        gone.store(true, Ordering::Relaxed);
        Ok::<_, super::Error>((started.elapsed(), receipts.count().await?))
    };
    let (waited, meanwhile) = tokio::join!(waiting, paced(site.address, MEANWHILE, 303, others, done));
    let (passed, count) = waited?;
    if count < records {
        return Err(format!("{count} of {records} records were gone after {} s", TIMEOUT.as_secs()).into());
    }
    Ok(Expiry { seconds: passed.as_secs_f64(), meanwhile: meanwhile? })
}

/// The receipts, read beside the running site.
struct Receipts(DatabaseConnection);

impl Receipts {
    async fn open(database: &Path) -> Result<Self> {
        Ok(Self(single(&format!("sqlite://{}?mode=ro", database.display())).await?))
    }

    /// How many registrations have gone by themselves.
    async fn count(&self) -> Result<usize> {
        let sum = "SELECT COALESCE(SUM(count), 0) FROM receipt WHERE what = 'registration'";
        let row = self.0.query_one_raw(Statement::from_string(DbBackend::Sqlite, sum)).await?;
        let count = row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?;
        Ok(usize::try_from(count.unwrap_or_default())?)
    }
}
