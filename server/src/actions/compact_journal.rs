//! Removes journal entries whose data no backup could bring back.

use app::domain::retention::BACKUP_DAYS;
use chrono::{DateTime, TimeDelta};

use crate::site::Site;

use super::Failure;

/// Compacts the journal: an entry stays while a backup from before it may exist, or a key that could open one. Does
/// nothing while the clock is doubted. Returns how many entries were removed.
///
/// # Errors
/// When the file is broken or can't be written.
pub fn compact_journal(site: &Site) -> Result<usize, Failure> {
    let Ok(believed) = site.guard.look() else { return Ok(0) };
    // A key whose time isn't known yet could be any age.
    let oldest = site.vault.ages().into_iter().map(|age| age.began.unwrap_or(DateTime::UNIX_EPOCH)).min();
    let recent = believed.now() - TimeDelta::days(i64::from(BACKUP_DAYS));
    Ok(site.journal.compact(oldest.map_or(recent, |began| began.min(recent)), believed)?)
}
