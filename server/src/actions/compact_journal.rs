//! Lets the journal forget what no backup could bring back.

use app::domain::retention::BACKUP_DAYS;
use chrono::TimeDelta;

use crate::db::epochs;
use crate::site::Site;

use super::Failure;

/// Compacts the journal: an entry is kept while it is younger than any backup may be, and while a key lives that opens
/// a backup from before it. Does nothing while the clock has jumped. Returns how many entries went.
///
/// # Errors
/// When the database refuses, or the file is broken or cannot be written.
pub async fn compact_journal(site: &Site) -> Result<usize, Failure> {
    if site.clock.has_jumped() {
        return Ok(0);
    }
    let keys = site.vault.epochs();
    let list = epochs::list(site.db.read()).await?;
    let oldest = list.iter().filter(|epoch| keys.contains(&epoch.number)).map(|epoch| epoch.started_at).min();
    let recent = site.clock.now() - TimeDelta::days(i64::from(BACKUP_DAYS));
    Ok(site.journal.compact(oldest.map_or(recent, |started| started.min(recent)))?)
}
