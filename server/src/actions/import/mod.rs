//! Publishes the contents of a file: organisation, branches, events, newsletters. New ones are created, known ones (by
//! slug) changed, all of it or nothing. The same file again changes nothing. What isn't in the file stays unchanged.

mod brand;
mod content;
mod fault;
mod file;
mod form;
mod section;
mod time;
mod values;
mod write;

#[cfg(test)]
pub mod site_for_tests;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use crate::config::first_run;
use crate::db;
use crate::site::Site;

pub use super::publish::{PublishError as ImportError, Report};

/// Imports the text of a file.
///
/// # Errors
/// Every fault that was found, each with line and key, or a failure below. Nothing was written then.
pub async fn import(site: &Arc<Site>, toml: &str) -> Result<Report, ImportError> {
    import_from(site, toml, None).await
}

/// The same, with the folder that the file is in: logos are next to it.
///
/// # Errors
/// See [`import`].
pub async fn import_from(site: &Arc<Site>, toml: &str, folder: Option<&Path>) -> Result<Report, ImportError> {
    let known = db::site::organisation(site.db.read()).await?;
    let home = known.map_or_else(first_run::timezone, |organisation| organisation.timezone);
    let mut file = file::read(toml, home).map_err(ImportError::Refused)?;
    brand::load(&mut file.brands, folder).await.map_err(ImportError::Refused)?;
    site.write(move |work| async move { write::write(&work, file).await }).await
}
