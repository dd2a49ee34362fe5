//! `onpurpose expire [--dry-run|--force]`

use std::io::Write;
use std::sync::Arc;

use crate::actions::expire::{self, Swept};
use crate::actions::leave_no_trace::{self, Log};
use crate::site::Site;

use super::CommandError;

/// How to expire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// As the job does.
    Sweep,
    /// Even though the clock has jumped.
    Force,
    /// Only counts, by purpose.
    DryRun,
}

/// Deletes what is past its end, or counts it.
///
/// # Errors
/// See [`CommandError`].
pub async fn expire(site: &Arc<Site>, mode: Mode, out: &mut impl Write) -> Result<(), CommandError> {
    if mode == Mode::DryRun {
        let due = expire::due(site).await?;
        for row in &due {
            writeln!(out, "{}  {}  {}", row.name, row.table, row.count)?;
        }
        writeln!(out, "{} rows are due.", due.iter().map(|row| row.count).sum::<i64>())?;
        return Ok(());
    }
    match expire::expire(site, mode == Mode::Force).await? {
        Swept::Rows(rows) => {
            leave_no_trace::files(site).await?;
            Log::open(site).await?.truncate().await?;
            leave_no_trace::vacuum(site).await?;
            writeln!(out, "{rows} rows deleted.")?;
            Ok(())
        }
        Swept::Paused => Err(CommandError::Wrong(
            "The clock has jumped ahead, so nothing was deleted. If it is right now, use --force.".to_owned(),
        )),
    }
}
