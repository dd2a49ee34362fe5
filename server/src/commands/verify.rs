//! `onpurpose verify`

use std::io::Write;

use app::domain::zone;

use crate::actions;
use crate::actions::audit::ChainMark;
use crate::site::Site;

use super::{CommandError, say_waiting};

/// Checks what must always be true, and reports how far the audit goes; `mark` is the result of an earlier check.
///
/// # Errors
/// When something isn't, see [`CommandError`].
pub async fn verify(site: &Site, mark: Option<&ChainMark>, out: &mut impl Write) -> Result<(), CommandError> {
    // First, so that it's printed whatever is wrong.
    writeln!(out, "Time zones: {}.", zone::source())?;
    let found = actions::verify::verify(site, mark).await?;
    if !found.wrong.is_empty() {
        return Err(CommandError::Wrong(found.wrong.join("\n")));
    }
    say_waiting(found.waiting, out)?;
    writeln!(out, "The log is whole: {} entries.", found.entries)?;
    if let Some(mark) = found.mark {
        writeln!(out, "Keep this mark elsewhere; `verify --mark {mark}` tells whether the log was cut off since.")?;
    }
    writeln!(out, "Every record has a purpose and an end, nothing is overdue, and everything held can be opened.")?;
    Ok(())
}
