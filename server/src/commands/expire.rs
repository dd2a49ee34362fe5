//! `onpurpose expire [--dry-run|--force]`

use std::io::Write;
use std::sync::Arc;

use chrono::TimeDelta;

use crate::actions::Failure;
use crate::actions::check_keys::waiting;
use crate::actions::expire::{self, Swept};
use crate::actions::leave_no_trace::{self, Log};
use crate::db::epochs;
use crate::site::Site;

use super::{CommandError, say_waiting};

/// How long an epoch is current at most while a server runs: its week, and a day for a server that was busy or off.
const LONGEST_EPOCH: TimeDelta = TimeDelta::days(8);

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
        say_waiting(waiting(site).await?, out)?;
        let due = expire::due(site).await?;
        for row in &due {
            writeln!(out, "{}  {}  {}", row.name, row.table, row.count)?;
        }
        writeln!(out, "{} rows are due.", due.iter().map(|row| row.count).sum::<i64>())?;
        return Ok(());
    }
    if mode == Mode::Sweep {
        doubt(site).await?;
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

/// Refuses when no server has turned the epoch for long: it was off, or the clock is wrong. A command has not run long
/// enough to see its clock jump.
async fn doubt(site: &Site) -> Result<(), CommandError> {
    let list = epochs::list(site.db.read()).await.map_err(Failure::from)?;
    let now = site.clock.now();
    let Some(turned) = list.first().map(|epoch| epoch.started_at).filter(|turned| *turned + LONGEST_EPOCH < now) else {
        return Ok(());
    };
    let (turned, now) = (turned.format("%Y-%m-%d %H:%M"), now.format("%Y-%m-%d %H:%M"));
    Err(CommandError::Wrong(format!(
        "The clock says {now} UTC, and the last epoch began on {turned} UTC, though a running server begins one each \
         week. The server was off, or the clock is wrong; nothing was deleted. If the clock is right, use --force."
    )))
}
