//! `onpurpose import FILE.toml`

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use crate::actions::import;
use crate::site::Site;

use super::CommandError;

/// Imports a file.
///
/// # Errors
/// See [`CommandError`].
pub async fn import(site: &Arc<Site>, path: &Path, out: &mut impl Write) -> Result<(), CommandError> {
    let unreadable = |source| CommandError::Unreadable { path: path.to_owned(), source };
    let text = tokio::fs::read_to_string(path).await.map_err(unreadable)?;
    let not_imported = |source| CommandError::NotImported { path: path.to_owned(), source };
    let folder = Some(path.parent().unwrap_or(Path::new("")));
    let report = import::import_from(site, &text, folder).await.map_err(not_imported)?;
    Ok(writeln!(out, "{report}")?)
}
