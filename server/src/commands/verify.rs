//! `onpurpose verify`

use std::io::Write;

use crate::actions;
use crate::site::Site;

use super::CommandError;

/// Checks what must always hold.
///
/// # Errors
/// When something does not, see [`CommandError`].
pub async fn verify(site: &Site, out: &mut impl Write) -> Result<(), CommandError> {
    let found = actions::verify::verify(site).await?;
    if !found.wrong.is_empty() {
        return Err(CommandError::Wrong(found.wrong.join("\n")));
    }
    writeln!(out, "The log is whole: {} entries.", found.entries)?;
    writeln!(out, "Every record has a purpose and an end, nothing is overdue, and everything held can be opened.")?;
    Ok(())
}
