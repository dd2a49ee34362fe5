//! `onpurpose demo`

use std::io::Write;
use std::sync::Arc;

use crate::actions::demo::{WayIn, fill};
use crate::site::Site;

use super::CommandError;

/// Fills an empty database with sample content.
///
/// # Errors
/// See [`CommandError`].
pub async fn demo(site: &Arc<Site>, out: &mut impl Write) -> Result<(), CommandError> {
    let filled = fill(site).await.map_err(|error| CommandError::Wrong(error.to_string()))?;
    let (report, WayIn { email, password, codes }) = filled;
    writeln!(out, "{report}")?;
    writeln!(out, "The organisers' pages: {}/organise", site.config.base_url)?;
    writeln!(out, "  address:  {email}\n  password: {password}")?;
    writeln!(out, "  codes, each good for one login: {}", codes.join(" "))?;
    Ok(())
}
