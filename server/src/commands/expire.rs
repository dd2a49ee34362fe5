//! `onpurpose expire [--dry-run|--force]`

use std::io::Write;
use std::sync::Arc;

use crate::actions::check_keys::waiting;
use crate::actions::checkpoint::{self, Wal};
use crate::actions::expire;
use crate::site::Site;

use super::{CommandError, clock, say_waiting};

/// How to expire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpireMode {
    /// Like the job.
    Sweep,
    /// Even if the clock is doubted, as a person says that it's right.
    Force,
    /// Only count, by purpose.
    DryRun,
}

/// Deletes what is past its end, or counts it.
///
/// # Errors
/// See [`CommandError`].
pub async fn expire(site: &Arc<Site>, mode: ExpireMode, out: &mut impl Write) -> Result<(), CommandError> {
    if mode == ExpireMode::DryRun {
        say_waiting(waiting(site).await?, out)?;
        let due = expire::due(site).await?;
        for row in &due {
            writeln!(out, "{}  {}  {}", row.name, row.table, row.count)?;
        }
        writeln!(out, "{} rows are due.", due.iter().map(|row| row.count).sum::<i64>())?;
        if let Err(doubt) = site.guard.peek() {
            writeln!(out, "{doubt}")?;
        }
        return Ok(());
    }
    let believed = match mode {
        ExpireMode::Force => clock::believe(site)?,
        _ => site.guard.look()?,
    };
    let rows = expire::expire(site, believed).await?;
    checkpoint::files(site).await?;
    Wal::open(site).await?.truncate().await?;
    checkpoint::vacuum(site).await?;
    writeln!(out, "{rows} rows deleted.")?;
    Ok(())
}
