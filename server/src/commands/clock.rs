//! `onpurpose clock accept|check`

use std::io::Write;

use crate::clock::guard::{Believed, minute};
use crate::site::Site;

use super::CommandError;

/// Believes the clock, as a person says that it's right.
///
/// # Errors
/// See [`CommandError`].
pub fn accept(site: &Site, out: &mut impl Write) -> Result<(), CommandError> {
    let believed = believe(site)?;
    writeln!(out, "The clock is believed: {}.", minute(believed.now()))?;
    Ok(())
}

/// Believes the clock, for every process of the installation.
///
/// # Errors
/// When that can't be saved.
pub(super) fn believe(site: &Site) -> Result<Believed, CommandError> {
    let failed = |error| CommandError::Wrong(format!("That the clock is right cannot be written down: {error}"));
    site.guard.accept().map_err(failed)
}

/// Says whether the clock is believed.
///
/// # Errors
/// When it isn't, see [`CommandError`].
pub fn check(site: &Site, out: &mut impl Write) -> Result<(), CommandError> {
    site.guard.peek()?;
    writeln!(out, "The clock is believed: {}.", minute(site.clock.now()))?;
    Ok(())
}
