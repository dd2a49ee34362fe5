//! After erasures: takes their mail files, and their rest in SQLite's write-ahead log, off the disk. Rings that come
//! while it works are answered together.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::actions::Failure;
use crate::actions::checkpoint::{self, Wal};
use crate::site::Site;

use super::{AFTER_FAILURE, Stop, failed};

/// How long it rests after its work, so that what is erased together is cleaned up together: truncating the log keeps
/// writers waiting.
const REST: Duration = Duration::from_millis(500);
/// How often PostgreSQL vacuums at most.
const VACUUM: Duration = Duration::from_secs(60);

pub(super) async fn run(site: Arc<Site>, mut stop: Stop) {
    let mut log = None;
    let mut vacuumed: Option<Instant> = None;
    // The last erasures of an earlier process may still be there.
    site.db.bells().erased.notify_one();
    while !stop.is_set() {
        stop.or(site.db.bells().erased.notified()).await;
        if stop.is_set() {
            break;
        }
        let mut cleaned = Ok(());
        stop.or(async { cleaned = clean(&site, &mut log).await }).await;
        if let Err(error) = cleaned {
            failed(&site, "erased data is not off the disk yet", &error);
            log = None;
            site.db.bells().erased.notify_one();
            stop.or(tokio::time::sleep(AFTER_FAILURE)).await;
            continue;
        }
        if vacuumed.is_none_or(|at| at.elapsed() >= VACUUM) {
            vacuumed = Some(Instant::now());
            if let Err(error) = checkpoint::vacuum(&site).await {
                failed(&site, "the room of erased rows could not be vacuumed", &error);
            }
        }
        stop.or(tokio::time::sleep(REST)).await;
    }
}

async fn clean(site: &Site, log: &mut Option<Wal>) -> Result<(), Failure> {
    checkpoint::files(site).await?;
    let log = match log {
        Some(log) => log,
        None => log.insert(Wal::open(site).await?),
    };
    log.truncate().await
}
