//! What the demo and the developers' pages need of the settings: they are only for this machine.

use url::Url;

use super::{Config, ConfigError, Mode, http};

impl Config {
    /// Whether the demo may be loaded: only on this machine.
    ///
    /// # Errors
    /// When others can reach the site.
    pub fn check_demo(&self) -> Result<(), ConfigError> {
        if self.mode == Mode::Development && self.is_local() {
            return Ok(());
        }
        let why = "the demo is for this machine alone: it needs development mode, and 127.0.0.1, ::1 or localhost here \
                   and in ONPURPOSE_BASE_URL.";
        Err(ConfigError::new("ONPURPOSE_LISTEN", why))
    }

    /// Whether a `Host` header names this machine or the site, whatever the port.
    #[must_use]
    pub fn is_own_host(&self, host: &str) -> bool {
        let url = Url::parse(&format!("http://{host}")).ok();
        url.is_some_and(|url| http::is_loopback(url.host()) || url.host_str() == Some(&self.host()))
    }

    /// Whether `/dev/mailbox` exists: in development, while mails are written to files.
    #[must_use]
    pub fn has_mailbox(&self) -> bool {
        self.mode == Mode::Development && self.smtp_url.is_none()
    }
}
