//! What the operator sets, all of it by environment variables. One section a file; each variable is documented where it
//! is read, has a default fit for a first run, and is refused at start with a clear sentence when it is wrong.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use secrecy::SecretString;
use url::Url;

/// The whole configuration.
#[derive(Debug)]
pub struct Config {
    /// `ONPURPOSE_LISTEN`
    pub listen: SocketAddr,
    /// `ONPURPOSE_BASE_URL`, without a slash at the end.
    pub base_url: String,
    /// `ONPURPOSE_DATA_DIR`
    pub data_dir: PathBuf,
    /// `ONPURPOSE_DATABASE_URL`
    pub database_url: SecretString,
    /// `ONPURPOSE_KEYRING`
    pub keyring: PathBuf,
    /// `ONPURPOSE_SMTP_URL`; mails are written to files when there is none.
    pub smtp_url: Option<SecretString>,
    /// `ONPURPOSE_SMTP_CA_FILE`
    pub smtp_ca_file: Option<PathBuf>,
    /// `ONPURPOSE_MAIL_FROM`
    pub mail_from: String,
    /// `ONPURPOSE_SWEEP_SECONDS`
    pub sweep: Duration,
    /// `ONPURPOSE_MODE`
    pub mode: Mode,
    /// `ONPURPOSE_RATE_LIMIT`
    pub rate_limit: bool,
    /// `ONPURPOSE_TRUSTED_PROXIES`
    pub trusted_proxies: Vec<IpNet>,
    /// `ONPURPOSE_METRICS_LISTEN`
    pub metrics_listen: Option<SocketAddr>,
}

/// Development or production.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A first run: loopback, mails in files, `/dev/mailbox`.
    Development,
    /// Every strict check.
    Production,
}

impl Config {
    /// The host of the base URL: the right side of Message-IDs and calendar UIDs.
    #[must_use]
    pub fn host(&self) -> String {
        Url::parse(&self.base_url)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_else(|| "localhost".to_owned())
    }

    /// Where mails are written when there is no SMTP server.
    #[must_use]
    pub fn mail_dir(&self) -> PathBuf {
        self.data_dir.join("mail")
    }
}
