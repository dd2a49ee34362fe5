//! Keeps the reserve on the disk: creates it, and while the disk is full tries again. If it can be created, there is
//! space again: then the jobs that couldn't go on are rung.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::spawn_blocking;

use crate::site::Site;

use super::Stop;

/// How often it tries while the disk is full.
const FULL: Duration = Duration::from_secs(1);
/// How often it checks while there is space.
const ENOUGH: Duration = Duration::from_secs(60);

pub(super) async fn run(site: Arc<Site>, mut stop: Stop) {
    let mut is_kept = true;
    while !stop.is_set() {
        let room = site.clone();
        let kept =
            spawn_blocking(move || room.room.keep_reserve()).await.unwrap_or_else(|error| Err(io::Error::other(error)));
        match &kept {
            Ok(true) => {
                site.db.bells().mail_due.notify_one();
                site.db.bells().erased.notify_one();
            }
            // Logged once, and not at all while the disk is full: that was logged already.
            Err(error) if is_kept && !site.room.is_full() => {
                tracing::warn!(%error, "no reserve could be made on the disk: if it fills up, nothing can be erased any more");
            }
            _ => {}
        }
        is_kept = kept.is_ok();
        let wait = if site.room.is_rationed() { FULL } else { ENOUGH };
        tokio::select! {
            () = stop.or(tokio::time::sleep(wait)) => {}
            // The write-ahead log takes space that is needed now.
            () = site.room.filled() => site.db.bells().erased.notify_one(),
        }
    }
}
