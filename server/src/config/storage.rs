//! Where data is kept.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use secrecy::SecretString;
use url::{Host, Url};

use super::Mode;
use super::http::is_loopback;
use super::read::{ConfigError, Variables};

/// The characters that aren't escaped in the path of a database URL.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');

/// `ONPURPOSE_DATA_DIR`: the folder of database, keyring, journal and mail files; `./data` unless set.
pub(super) fn data_dir(variables: &Variables<'_>) -> PathBuf {
    variables.get("ONPURPOSE_DATA_DIR").map_or_else(|| PathBuf::from("./data"), PathBuf::from)
}

/// The URL parameters for how the connection to PostgreSQL is encrypted and the server checked.
const TLS: [&str; 2] = ["sslmode", "ssl-mode"];
/// The values that rule out a machine in the middle.
const CHECKED: [&str; 2] = ["verify-ca", "verify-full"];

/// `ONPURPOSE_DATABASE_URL`: `sqlite://<data>/onpurpose.db?mode=rwc` unless set; or `postgres://…`. PostgreSQL on
/// another machine must prove its identity with a certificate; only in development the URL may say otherwise.
pub(super) fn database_url(
    variables: &Variables<'_>,
    data_dir: &Path,
    mode: Mode,
) -> Result<SecretString, ConfigError> {
    const VARIABLE: &str = "ONPURPOSE_DATABASE_URL";
    let url = match variables.get(VARIABLE) {
        None => {
            let path = data_dir.join("onpurpose.db");
            let path = path.to_str().ok_or_else(|| ConfigError::new("ONPURPOSE_DATA_DIR", "it must be UTF-8."))?;
            format!("sqlite://{}?mode=rwc", utf8_percent_encode(path, PLAIN))
        }
        Some(url) if url.starts_with("sqlite:") => url,
        Some(url) if ["postgres://", "postgresql://"].iter().any(|start| url.starts_with(start)) => {
            let url = Url::parse(&url).map_err(|_| ConfigError::new(VARIABLE, "it is no URL."))?;
            // In the order the driver uses.
            let default = variables.get("PGHOSTADDR").or_else(|| variables.get("PGHOST"));
            with_tls(url, default, mode).map_err(|why| ConfigError::new(VARIABLE, why))?.into()
        }
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

/// `ONPURPOSE_DKIM_KEYS`: the keys that sign mails; the file `dkim-keys` beside the keyring unless set.
pub(super) fn dkim_keys(variables: &Variables<'_>, data_dir: &Path) -> PathBuf {
    let beside = || keyring(variables, data_dir).with_file_name("dkim-keys");
    variables.get("ONPURPOSE_DKIM_KEYS").map_or_else(beside, PathBuf::from)
}

/// Asks for TLS, and a certificate for that very host, if the URL leads to another machine and doesn't ask for anything
/// itself.
fn with_tls(mut url: Url, default: Option<String>, mode: Mode) -> Result<Url, String> {
    if !leaves_the_machine(&url, default) {
        return Ok(url);
    }
    match asked(&url, &TLS) {
        None => drop(url.query_pairs_mut().append_pair("sslmode", "verify-full")),
        Some(said) if mode == Mode::Production && !CHECKED.contains(&&*said) => {
            return Err(format!(
                "production needs sslmode=verify-full or verify-ca, or no sslmode at all, for a database on another \
                 machine: with {said}, anybody in between can read and change everything. A server's own \
                 authority goes into sslrootcert=/path/to/ca.pem."
            ));
        }
        Some(_) => {}
    }
    Ok(url)
}

/// The last value of any of these parameters: the one that counts.
fn asked(url: &Url, names: &[&str]) -> Option<String> {
    url.query_pairs().filter(|(name, _)| names.contains(&&**name)).last().map(|(_, value)| value.to_lowercase())
}

/// Whether the database is reached over a network, not by a socket or the loopback address. A URL without a host leads
/// to `default`, else to a socket.
fn leaves_the_machine(url: &Url, default: Option<String>) -> bool {
    let in_query = asked(url, &["host", "hostaddr"]);
    let in_front = url.host_str().map(|host| percent_decode_str(host).decode_utf8_lossy().into_owned());
    let named = in_query.or(in_front).filter(|host| !host.is_empty());
    let Some(host) = named.or(default) else { return false };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let is_here =
        bare.parse::<IpAddr>().map_or_else(|_| is_loopback(Some(Host::Domain(&host))), |address| address.is_loopback());
    !host.starts_with('/') && !is_here
}
