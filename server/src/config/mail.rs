//! How mail is sent.

use std::path::PathBuf;

use lettre::Address;
use secrecy::SecretString;
use url::Url;

use super::read::{ConfigError, Variables};
use crate::limits::STRANGERS;

/// `ONPURPOSE_SMTP_URL`: the relay, `smtps://user:password@host` or `smtp://host:587` (then with STARTTLS, unless the
/// host is this machine). Unless set, mails are written to files in `<data>/mail`.
pub(super) fn smtp_url(variables: &Variables<'_>) -> Result<Option<SecretString>, ConfigError> {
    let Some(value) = variables.get("ONPURPOSE_SMTP_URL") else { return Ok(None) };
    let url = Url::parse(&value).ok();
    if url.is_some_and(|url| matches!(url.scheme(), "smtp" | "smtps") && url.has_host()) {
        return Ok(Some(value.into()));
    }
    let why = "it must start with smtps:// or smtp:// and a host, such as smtps://user:password@mail.example.org. \
               Write special characters of a password as %XX.";
    Err(ConfigError::new("ONPURPOSE_SMTP_URL", why))
}

/// `ONPURPOSE_SMTP_CA_FILE`: certificates (PEM) trusted for the relay, and for a mailbox of bounces, besides the usual
/// ones; none unless set.
pub(super) fn smtp_ca_file(variables: &Variables<'_>) -> Result<Option<PathBuf>, ConfigError> {
    let Some(path) = variables.get("ONPURPOSE_SMTP_CA_FILE").map(PathBuf::from) else { return Ok(None) };
    if path.is_file() {
        return Ok(Some(path));
    }
    Err(ConfigError::new("ONPURPOSE_SMTP_CA_FILE", format!("there is no file {}.", path.display())))
}

/// `ONPURPOSE_SMTP_RATE`: how many mails a second the relay is given at most, 0.01 to 20000; fractions are for relays
/// that count by the hour (`0.1` is 360 an hour). `20000` unless set: more than one machine can compose, so the relay
/// itself sets the pace.
pub(super) fn smtp_rate(variables: &Variables<'_>) -> Result<f64, ConfigError> {
    let of = ("mails a second", ", such as 14 or 0.5");
    variables.number("ONPURPOSE_SMTP_RATE", of, 0.01..=20_000.0, 20_000.0)
}

/// `ONPURPOSE_SMTP_DOMAIN_RATE`: how many mails a second one receiving domain gets at most, of those that go to many
/// people, 0.01 to 20000; as many as `ONPURPOSE_SMTP_RATE` allows unless set.
pub(super) fn smtp_domain_rate(variables: &Variables<'_>) -> Result<Option<f64>, ConfigError> {
    const VARIABLE: &str = "ONPURPOSE_SMTP_DOMAIN_RATE";
    let of = ("mails a second", ", such as 5 or 0.5");
    variables.get(VARIABLE).map(|_| variables.number(VARIABLE, of, 0.01..=20_000.0, 20_000.0)).transpose()
}

/// `ONPURPOSE_UNCONFIRMED_MAILS`: how many mails an hour go to addresses that nobody has confirmed, 1 to 1000000;
/// `2000` unless set. Those beyond it wait; other mail doesn't.
pub(super) fn unconfirmed_mails(variables: &Variables<'_>) -> Result<u32, ConfigError> {
    let of = ("mails an hour", ", such as 2000");
    variables.number("ONPURPOSE_UNCONFIRMED_MAILS", of, 1..=1_000_000, STRANGERS)
}

/// `ONPURPOSE_MAIL_FROM`: the sender's address of mails; `no-reply@localhost` unless set.
pub(super) fn mail_from(variables: &Variables<'_>) -> Result<Address, ConfigError> {
    let given = variables.parse("ONPURPOSE_MAIL_FROM", "a bare email address, such as no-reply@example.org")?;
    given.map_or_else(
        || "no-reply@localhost".parse().map_err(|error| ConfigError::new("ONPURPOSE_MAIL_FROM", error)),
        Ok,
    )
}
