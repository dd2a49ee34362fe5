//! Where mails come back to, and how they get here.

use std::net::SocketAddr;
use std::path::PathBuf;

use app::domain::email_address::EmailAddress;
use percent_encoding::percent_decode_str;
use secrecy::SecretString;
use url::Url;

use super::http::is_loopback;
use super::read::{ConfigError, Variables};

/// Where a mail server of this machine hands bounces over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LmtpAddress {
    /// A loopback address with a port.
    Loopback(SocketAddr),
    /// A socket in the file system.
    Socket(PathBuf),
}

/// A mailbox that bounces are fetched from.
#[derive(Clone, Debug)]
pub struct ImapSettings {
    /// The server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether TLS is used from the start; only on this machine it may be left out.
    pub is_encrypted: bool,
    /// Who logs in.
    pub user: String,
    /// With what.
    pub password: SecretString,
    /// The folder.
    pub folder: String,
}

/// `ONPURPOSE_BOUNCE_DOMAIN`: a domain of its own that mails come back to, such as `bounce.example.org`; unless set,
/// they come back to the sender's address, where nobody reads them.
pub(super) fn domain(variables: &Variables<'_>) -> Result<Option<String>, ConfigError> {
    const VARIABLE: &str = "ONPURPOSE_BOUNCE_DOMAIN";
    let Some(domain) = variables.get(VARIABLE) else { return Ok(None) };
    // What can't be the right side of an address can't be this either.
    let longest = format!("{}@{domain}", "b".repeat(54));
    let read = EmailAddress::parse(&longest).ok().map(|address| address.to_mail());
    let read = read.as_deref().and_then(|address| address.split_once('@')).map(|(_, domain)| domain.to_owned());
    let wrong =
        || ConfigError::new(VARIABLE, format!("\u{201c}{domain}\u{201d} is not a domain, such as bounce.example.org."));
    read.ok_or_else(wrong).map(Some)
}

/// `ONPURPOSE_BOUNCE_LMTP`: where a mail server hands bounces over: a loopback address such as `127.0.0.1:2424`, or the
/// path of a socket; nowhere unless set.
pub(super) fn lmtp(variables: &Variables<'_>) -> Result<Option<LmtpAddress>, ConfigError> {
    const VARIABLE: &str = "ONPURPOSE_BOUNCE_LMTP";
    let Some(value) = variables.get(VARIABLE) else { return Ok(None) };
    if value.starts_with('/') {
        return Ok(Some(LmtpAddress::Socket(value.into())));
    }
    // Nobody logs in there, so nobody else may come in.
    let address = value.parse::<SocketAddr>().ok().filter(|address| address.ip().is_loopback());
    let why = "it must be a loopback address with a port, such as 127.0.0.1:2424, or the path of a socket.";
    address.map(|address| Some(LmtpAddress::Loopback(address))).ok_or_else(|| ConfigError::new(VARIABLE, why))
}

/// `ONPURPOSE_BOUNCE_IMAP`: a mailbox that bounces are fetched from, `imaps://user:password@host` with a folder after it
/// unless that is INBOX; `imap://` without TLS only on this machine; none unless set.
pub(super) fn imap(variables: &Variables<'_>) -> Result<Option<ImapSettings>, ConfigError> {
    const VARIABLE: &str = "ONPURPOSE_BOUNCE_IMAP";
    let Some(value) = variables.get(VARIABLE) else { return Ok(None) };
    // The value isn't repeated: it has a password.
    let refused = |why: &str| ConfigError::new(VARIABLE, why);
    let wrong = "it must be a mailbox such as imaps://user:password@mail.example.org. Write special characters as %XX.";
    let url = Url::parse(&value).map_err(|_| refused(wrong))?;
    let host = url.host_str().map(|host| host.trim_matches(['[', ']'])).filter(|host| !host.is_empty());
    let (Some(host), Some(password)) = (host, url.password()) else { return Err(refused(wrong)) };
    let is_encrypted = match url.scheme() {
        "imaps" => true,
        "imap" if host == "localhost" || is_loopback(url.host()) || host.parse().is_ok_and(is_loopback_ip) => false,
        "imap" => return Err(refused("it must be imaps:// unless the mailbox is on this machine.")),
        _ => return Err(refused(wrong)),
    };
    let decoded = |part: &str| percent_decode_str(part).decode_utf8().map(String::from).map_err(|_| refused(wrong));
    let folder = decoded(url.path().trim_matches('/'))?;
    Ok(Some(ImapSettings {
        host: host.to_owned(),
        port: url.port().unwrap_or(if is_encrypted { 993 } else { 143 }),
        is_encrypted,
        user: decoded(url.username())?,
        password: decoded(password)?.into(),
        folder: if folder.is_empty() { "INBOX".to_owned() } else { folder },
    }))
}

fn is_loopback_ip(address: std::net::IpAddr) -> bool {
    address.is_loopback()
}
