//! Where data is kept.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::SecretString;

use super::read::{ConfigError, Variables};

/// What may stand in the path of a database URL as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');

/// `ONPURPOSE_DATA_DIR`: the folder of database, keyring, journal and mail files; `./data` unless set.
pub(super) fn data_dir(variables: &Variables<'_>) -> PathBuf {
    variables.get("ONPURPOSE_DATA_DIR").map_or_else(|| PathBuf::from("./data"), PathBuf::from)
}

/// `ONPURPOSE_DATABASE_URL`: `sqlite://<data>/onpurpose.db?mode=rwc` unless set; or `postgres://…`.
pub(super) fn database_url(variables: &Variables<'_>, data_dir: &Path) -> Result<SecretString, ConfigError> {
    const VARIABLE: &str = "ONPURPOSE_DATABASE_URL";
    let url = match variables.get(VARIABLE) {
        None => {
            let path = data_dir.join("onpurpose.db");
            let path = path.to_str().ok_or_else(|| ConfigError::new("ONPURPOSE_DATA_DIR", "it must be UTF-8."))?;
            format!("sqlite://{}?mode=rwc", utf8_percent_encode(path, PLAIN))
        }
        Some(url) if ["sqlite:", "postgres://", "postgresql://"].iter().any(|start| url.starts_with(start)) => url,
        Some(_) => return Err(ConfigError::new(VARIABLE, "it must start with sqlite:// or postgres://.")),
    };
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(ConfigError::new(VARIABLE, "a database in memory would forget everybody at the next stop."));
    }
    Ok(url.into())
}

/// `ONPURPOSE_KEYRING`: the keyring file; `<data>/keyring` unless set. Keep it out of backups of the database.
pub(super) fn keyring(variables: &Variables<'_>, data_dir: &Path) -> PathBuf {
    variables.get("ONPURPOSE_KEYRING").map_or_else(|| data_dir.join("keyring"), PathBuf::from)
}
