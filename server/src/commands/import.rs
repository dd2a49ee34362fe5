//! `onpurpose import FILE.toml`

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::actions::import::{ImportError, Report, import};
use crate::site::Site;

/// Why the command refused: for stderr, with exit code 1.
#[derive(Debug, thiserror::Error)]
pub enum ImportCommandError {
    /// The file cannot be read.
    #[error("{path} cannot be read: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is at fault, or something below failed. Nothing was changed.
    #[error("{path} was not imported, and nothing was changed:\n{source}")]
    NotImported {
        /// The file.
        path: PathBuf,
        /// Every fault, one to a line.
        source: ImportError,
    },
}

/// Imports a file. The report is for stdout.
///
/// # Errors
/// See [`ImportCommandError`].
pub async fn run(site: &Arc<Site>, path: &Path) -> Result<Report, ImportCommandError> {
    let text = tokio::fs::read_to_string(path)
        .await
        .map_err(|source| ImportCommandError::Unreadable { path: path.to_owned(), source })?;
    import(site, &text).await.map_err(|source| ImportCommandError::NotImported { path: path.to_owned(), source })
}
