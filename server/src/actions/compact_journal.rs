//! Lets the journal forget what no backup could bring back.

use app::domain::retention::BACKUP_DAYS;
use chrono::{DateTime, TimeDelta};

use crate::site::Site;

use super::Failure;

/// Compacts the journal: an entry is kept while it is younger than any backup may be, and while a key lives that opens
/// a backup from before it. Does nothing while the clock is doubted. Returns how many entries went.
///
/// # Errors
/// When the file is broken or cannot be written.
pub fn compact_journal(site: &Site) -> Result<usize, Failure> {
    let Ok(believed) = site.guard.look() else { return Ok(0) };
    // Of a key whose time is not known yet, any age is possible.
    let oldest = site.vault.ages().into_iter().map(|age| age.began.unwrap_or(DateTime::UNIX_EPOCH)).min();
    let recent = believed.now() - TimeDelta::days(i64::from(BACKUP_DAYS));
    Ok(site.journal.compact(oldest.map_or(recent, |began| began.min(recent)), believed)?)
}
