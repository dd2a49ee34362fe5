//! `onpurpose demo`

use std::io::Write;
use std::sync::Arc;

use crate::actions::demo::fill;
use crate::site::Site;

use super::CommandError;

/// Fills an empty database with sample content.
///
/// # Errors
/// See [`CommandError`].
pub async fn demo(site: &Arc<Site>, out: &mut impl Write) -> Result<(), CommandError> {
    let report = fill(site).await?;
    Ok(writeln!(out, "{report}")?)
}
