//! Lets the journal forget what no backup could bring back.

use app::domain::retention::BACKUP_DAYS;
use chrono::TimeDelta;

use crate::site::Site;

use super::Failure;

/// Compacts the journal. Returns how many entries went.
///
/// # Errors
/// When the file is broken or cannot be written.
pub fn compact_journal(site: &Site) -> Result<usize, Failure> {
    Ok(site.journal.compact(site.clock.now(), TimeDelta::days(i64::from(BACKUP_DAYS)))?)
}
