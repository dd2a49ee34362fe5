//! The operator's settings, all of them environment variables. One file per section; each variable is documented where
//! it's read, has a default fit for a first run, and is refused at start with a clear sentence when it's wrong.

mod bounces;
pub mod first_run;
mod http;
mod jobs;
mod mail;
mod read;
#[cfg(feature = "samples")]
mod samples;
mod storage;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use secrecy::SecretString;
use url::{Host, Url};

pub use bounces::{ImapSettings, LmtpAddress};
pub use read::ConfigError;
use read::Variables;

/// The whole configuration.
#[derive(Debug)]
pub struct Config {
    /// `ONPURPOSE_LISTEN`
    pub listen: SocketAddr,
    /// `ONPURPOSE_BASE_URL`, without a trailing slash.
    pub base_url: String,
    /// `ONPURPOSE_DATA_DIR`
    pub data_dir: PathBuf,
    /// `ONPURPOSE_DATABASE_URL`
    pub database_url: SecretString,
    /// `ONPURPOSE_KEYRING`
    pub keyring: PathBuf,
    /// `ONPURPOSE_DKIM_KEYS`; if there's no such file, mails aren't signed here.
    pub dkim_keys: PathBuf,
    /// `ONPURPOSE_SMTP_URL`; without it mails are written to files.
    pub smtp_url: Option<SecretString>,
    /// `ONPURPOSE_SMTP_CA_FILE`
    pub smtp_ca_file: Option<PathBuf>,
    /// `ONPURPOSE_SMTP_RATE`, in mails a second.
    pub smtp_rate: f64,
    /// `ONPURPOSE_SMTP_DOMAIN_RATE`, in mails a second.
    pub smtp_domain_rate: Option<f64>,
    /// `ONPURPOSE_MAIL_FROM`
    pub mail_from: String,
    /// `ONPURPOSE_BOUNCE_DOMAIN`
    pub bounce_domain: Option<String>,
    /// `ONPURPOSE_BOUNCE_LMTP`
    pub bounce_lmtp: Option<LmtpAddress>,
    /// `ONPURPOSE_BOUNCE_IMAP`
    pub bounce_imap: Option<ImapSettings>,
    /// `ONPURPOSE_SWEEP_SECONDS`
    pub sweep: Duration,
    /// `ONPURPOSE_MODE`
    pub mode: Mode,
    /// `ONPURPOSE_RATE_LIMIT`
    pub rate_limit: bool,
    /// `ONPURPOSE_NETWORK_SIGN_UPS`, an hour.
    pub network_sign_ups: u32,
    /// `ONPURPOSE_UNCONFIRMED_MAILS`, an hour.
    pub unconfirmed_mails: u32,
    /// `ONPURPOSE_TRUSTED_PROXIES`
    pub trusted_proxies: Vec<IpNet>,
}

/// Development or production.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A first run: only on this machine, mails in files.
    Development,
    /// All strict checks.
    Production,
}

impl Config {
    /// Reads the environment.
    ///
    /// # Errors
    /// When a variable is wrong, or two of them contradict each other.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::from(|variable| std::env::var(variable).ok())
    }

    /// Reads the variables through `lookup`.
    ///
    /// # Errors
    /// When a variable is wrong, or two of them contradict each other.
    pub fn from(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let variables = Variables(&lookup);
        let data_dir = storage::data_dir(&variables);
        let mode = mode(&variables)?;
        let config = Self {
            listen: http::listen(&variables)?,
            base_url: http::base_url(&variables)?.as_str().trim_end_matches('/').to_owned(),
            database_url: storage::database_url(&variables, &data_dir, mode)?,
            keyring: storage::keyring(&variables, &data_dir),
            dkim_keys: storage::dkim_keys(&variables, &data_dir),
            smtp_url: mail::smtp_url(&variables)?,
            smtp_ca_file: mail::smtp_ca_file(&variables)?,
            smtp_rate: mail::smtp_rate(&variables)?,
            smtp_domain_rate: mail::smtp_domain_rate(&variables)?,
            mail_from: mail::mail_from(&variables)?.to_string(),
            bounce_domain: bounces::domain(&variables)?,
            bounce_lmtp: bounces::lmtp(&variables)?,
            bounce_imap: bounces::imap(&variables)?,
            sweep: jobs::sweep(&variables)?,
            mode,
            rate_limit: http::rate_limit(&variables)?,
            network_sign_ups: http::network_sign_ups(&variables)?,
            unconfirmed_mails: mail::unconfirmed_mails(&variables)?,
            trusted_proxies: http::trusted_proxies(&variables)?,
            data_dir,
        };
        config.check()?;
        Ok(config)
    }

    /// Refuses settings that don't go together.
    fn check(&self) -> Result<(), ConfigError> {
        let takes = [
            ("ONPURPOSE_BOUNCE_LMTP", self.bounce_lmtp.is_some()),
            ("ONPURPOSE_BOUNCE_IMAP", self.bounce_imap.is_some()),
        ];
        if let Some((variable, _)) = takes.into_iter().find(|(_, is_set)| *is_set && self.bounce_domain.is_none()) {
            return Err(ConfigError::new(variable, "it needs ONPURPOSE_BOUNCE_DOMAIN, which mails come back to."));
        }
        if self.mode == Mode::Production {
            return self.check_production();
        }
        if self.smtp_url.is_none() && !self.is_local() {
            let why = "without it mails are written to files and reach nobody, so ONPURPOSE_LISTEN and \
                       ONPURPOSE_BASE_URL must both be of this machine (127.0.0.1, ::1 or localhost). Set it to your \
                       mail server, or listen on 127.0.0.1.";
            return Err(ConfigError::new("ONPURPOSE_SMTP_URL", why));
        }
        Ok(())
    }

    fn check_production(&self) -> Result<(), ConfigError> {
        if self.smtp_url.is_none() {
            let why = "production needs a mail server, such as smtps://user:password@mail.example.org.";
            return Err(ConfigError::new("ONPURPOSE_SMTP_URL", why));
        }
        if self.mail_from.ends_with("@localhost") {
            return Err(ConfigError::new("ONPURPOSE_MAIL_FROM", "production needs an address of your own domain."));
        }
        if !self.is_https() {
            let why = "production needs an address that starts with https://, such as https://events.example.org.";
            return Err(ConfigError::new("ONPURPOSE_BASE_URL", why));
        }
        if !self.rate_limit {
            return Err(ConfigError::new("ONPURPOSE_RATE_LIMIT", "it cannot be off in production."));
        }
        Ok(())
    }

    /// What is allowed but most likely a mistake, in sentences for the log.
    #[must_use]
    pub fn doubts(&self) -> Vec<&'static str> {
        let mut doubts = Vec::new();
        if self.mode == Mode::Production && self.listen.ip().is_loopback() && self.trusted_proxies.is_empty() {
            doubts.push(
                "ONPURPOSE_TRUSTED_PROXIES is not set, and every request comes from this machine: to the limits the whole \
                 world is one network, with the sign-ups an hour of one. Set it to the address that \
                 your web server connects from, such as 127.0.0.1.",
            );
        }
        if self.trusted_proxies.iter().any(|network| network.prefix_len() == 0) {
            doubts.push(
                "ONPURPOSE_TRUSTED_PROXIES trusts everybody: anyone can say where a request comes from, and so get past \
                 the limits of a network.",
            );
        }
        doubts
    }

    /// Whether the site can only be reached from this machine: mail files need that.
    #[must_use]
    pub fn is_local(&self) -> bool {
        let url = Url::parse(&self.base_url).ok();
        self.listen.ip().is_loopback() && url.is_some_and(|url| http::is_loopback(url.host()))
    }

    /// Whether people reach the site by https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The host of the base URL: the right side of Message-IDs and calendar UIDs.
    #[must_use]
    pub fn host(&self) -> String {
        Url::parse(&self.base_url)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_else(|| "localhost".to_owned())
    }

    /// The domain of the sender's address in ASCII: what signatures and DNS records are for.
    #[must_use]
    pub fn mail_domain(&self) -> String {
        let domain = self.mail_from.rsplit_once('@').map_or("", |(_, domain)| domain);
        Host::parse(domain).map_or_else(|_| domain.to_owned(), |host| host.to_string())
    }

    /// Where mails are written if there is no relay.
    #[must_use]
    pub fn mail_dir(&self) -> PathBuf {
        self.data_dir.join("mail")
    }
}

/// `ONPURPOSE_MODE`: `development` unless set; `production` turns on all strict checks.
fn mode(variables: &Variables<'_>) -> Result<Mode, ConfigError> {
    match variables.get("ONPURPOSE_MODE").as_deref() {
        None | Some("development") => Ok(Mode::Development),
        Some("production") => Ok(Mode::Production),
        Some(_) => Err(ConfigError::new("ONPURPOSE_MODE", "it must be development or production.")),
    }
}

#[cfg(test)]
mod tests;
