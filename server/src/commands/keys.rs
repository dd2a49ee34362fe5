//! `onpurpose keys rotate|check`

use std::io::Write;
use std::sync::Arc;

use crate::actions::check_keys::check_keys;
use crate::actions::checkpoint::Wal;
use crate::actions::rotate_epoch;
use crate::site::Site;

use super::{CommandError, say_waiting};

/// Rotates the epoch now.
///
/// # Errors
/// See [`CommandError`].
pub async fn rotate(site: &Arc<Site>, out: &mut impl Write) -> Result<(), CommandError> {
    let believed = site.guard.look()?;
    let epoch = rotate_epoch::rotate(site, believed).await?;
    Wal::open(site).await?.truncate().await?;
    writeln!(out, "Everything is sealed under epoch {epoch}.")?;
    Ok(())
}

/// Says whether keyring, journal and database belong together.
///
/// # Errors
/// When they don't, see [`CommandError`].
pub async fn check(site: &Site, out: &mut impl Write) -> Result<(), CommandError> {
    let found = check_keys(site).await?;
    writeln!(out, "Current epoch: {}", found.current)?;
    writeln!(out, "Keys of epochs: {}", found.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))?;
    writeln!(out, "Journal entries: {}", found.journal)?;
    say_waiting(found.waiting, out)?;
    if found.wrong.is_empty() {
        writeln!(out, "Everything held can be opened.")?;
        return Ok(());
    }
    Err(CommandError::Wrong(found.wrong.join("\n")))
}
