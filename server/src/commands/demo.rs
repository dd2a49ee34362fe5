//! `onpurpose demo`

use std::sync::Arc;

use crate::actions::demo::{DemoError, fill};
use crate::actions::import::Report;
use crate::site::Site;

/// Fills an empty database with sample content. The report is for stdout.
///
/// # Errors
/// See [`DemoError`]: for stderr, with exit code 1.
pub async fn run(site: &Arc<Site>) -> Result<Report, DemoError> {
    fill(site).await
}
