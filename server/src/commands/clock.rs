//! `onpurpose clock accept|check`

use std::io::Write;

use crate::site::Site;

use super::CommandError;

/// Believes the clock as it is: a person says that it is right.
///
/// # Errors
/// See [`CommandError`].
pub fn accept(site: &Site, out: &mut impl Write) -> Result<(), CommandError> {
    let believed = site.guard.accept()?;
    writeln!(out, "The clock is believed: {}.", believed.now().format("%Y-%m-%d %H:%M UTC"))?;
    Ok(())
}

/// Says whether the clock is believed.
///
/// # Errors
/// When it is not, see [`CommandError`].
pub fn check(site: &Site, out: &mut impl Write) -> Result<(), CommandError> {
    site.guard.peek().map_err(CommandError::Clock)?;
    writeln!(out, "The clock is believed: {}.", site.clock.now().format("%Y-%m-%d %H:%M UTC"))?;
    Ok(())
}
