//! What big receivers ask of a mail, checked on the bytes that left: its form (RFC 5322, MIME), the headers of a list
//! (RFC 2369, RFC 2919, RFC 8058), and what Gmail, Yahoo and Microsoft look at (DKIM, SPF, DMARC, TLS).

mod form;
mod list;
pub mod published;
mod receivers;

use std::fmt;

use mail_parser::MessageParser;

use super::dns::DnsRecord;
use super::lookup::Dns;
use super::transport::Protection;

/// A mail that has left.
#[derive(Clone, Copy, Debug)]
pub struct CheckedMail<'m> {
    /// Its bytes.
    pub bytes: &'m [u8],
    /// The address that the relay was given for bounces.
    pub return_path: &'m str,
    /// How the way to the relay is protected; `None` if it went into a file.
    pub protection: Option<Protection>,
    /// The records of the keys that sign; none if this site doesn't sign.
    pub keys: &'m [DnsRecord],
}

/// What was found about one requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it's met.
    pub verdict: Verdict,
    /// The requirement, in words.
    pub what: String,
    /// What to do about it; empty if it's met.
    pub advice: String,
}

/// Whether a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Ok,
    /// It isn't.
    Missing,
    /// Only others can tell.
    Unknown,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { verdict, what, advice } = self;
        match verdict {
            Verdict::Ok => write!(f, "ok: {what}"),
            Verdict::Missing => write!(f, "missing: {what}\n    {advice}"),
            Verdict::Unknown => write!(f, "can't know here: {what}\n    {advice}"),
        }
    }
}

impl Finding {
    /// A requirement that's met or missing.
    fn of(is_met: bool, what: impl Into<String>, advice: impl Into<String>) -> Self {
        let (verdict, advice) = if is_met { (Verdict::Ok, String::new()) } else { (Verdict::Missing, advice.into()) };
        Self { verdict, what: what.into(), advice }
    }

    fn unknown(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { verdict: Verdict::Unknown, what: what.into(), advice: advice.into() }
    }
}

/// Checks everything, `is_of_list` says whether the headers of a list belong there.
pub async fn check(mail: &CheckedMail<'_>, is_of_list: bool, dns: Option<&Dns>) -> Vec<Finding> {
    let Some(message) = MessageParser::default().parse(mail.bytes) else {
        return vec![Finding::of(false, "a mail that can be read", form::OUR_FAULT)];
    };
    let mut found = form::check(&message, mail.bytes);
    if is_of_list {
        found.extend(list::check(&message));
    }
    found.extend(receivers::check(&message, mail).await);
    found.extend(published::check(&message, mail, dns).await);
    found
}

/// The domain of an address.
fn domain_of(address: &str) -> &str {
    address.rsplit_once('@').map_or("", |(_, domain)| domain)
}

/// The domain of the From address.
fn from_domain<'m>(message: &'m mail_parser::Message<'_>) -> &'m str {
    domain_of(message.from().and_then(|from| from.first()).and_then(|from| from.address()).unwrap_or_default())
}

#[cfg(test)]
mod tests;
