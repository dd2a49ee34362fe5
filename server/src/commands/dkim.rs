//! `onpurpose dkim new|rotate|show`. It needs neither database nor keyring, so it works before the first start.

use std::io::Write;

use chrono::{DateTime, Utc};
use secrecy::ExposeSecret as _;
use url::Url;

use crate::config::Config;
use crate::mail::check::published::is_published;
use crate::mail::dns::DnsRecord;
use crate::mail::lookup::Dns;
use crate::vault::dkim::{DkimError, DkimKey, DkimKeys, DkimState};

use super::CommandError;

/// How a rotation ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RotationEnd {
    /// When DNS shows the new records.
    Published,
    /// At once: the operator has looked.
    Unchecked,
}

/// Makes the first keys and prints what to publish.
///
/// # Errors
/// When there are keys already, see [`CommandError`].
pub fn new(config: &Config, now: DateTime<Utc>, out: &mut impl Write) -> Result<(), CommandError> {
    let domain = domain(config)?;
    let keys = DkimKeys::create(&config.dkim_keys, now)?;
    writeln!(out, "New keys are in {}. Keep that file secret.", config.dkim_keys.display())?;
    writeln!(out, "Publish the records below. When DNS shows them, restart the site: then it signs every mail.")?;
    records(&domain, keys.of(DkimState::Signing), out)?;
    around(config, &domain, now, out)
}

/// Makes the next keys and prints what to publish. The present ones go on signing.
///
/// # Errors
/// When there are none, or next ones are waiting already, see [`CommandError`].
pub fn rotate(config: &Config, now: DateTime<Utc>, out: &mut impl Write) -> Result<(), CommandError> {
    let domain = domain(config)?;
    let keys = DkimKeys::prepare(&config.dkim_keys, now)?;
    writeln!(out, "The next keys are in {}. The present ones go on signing.", config.dkim_keys.display())?;
    writeln!(out, "Publish these records, and leave those of the present keys. When DNS shows them, run:")?;
    writeln!(out, "  onpurpose dkim rotate --finish")?;
    records(&domain, keys.of(DkimState::Next), out)?;
    how_to_read(out)
}

/// Lets the next keys sign once the site is restarted.
///
/// # Errors
/// When none are waiting, or DNS doesn't show their records, see [`CommandError`].
pub async fn finish(
    config: &Config,
    now: DateTime<Utc>,
    end: RotationEnd,
    dns: Option<&Dns>,
    out: &mut impl Write,
) -> Result<(), CommandError> {
    let domain = domain(config)?;
    if end == RotationEnd::Published {
        let keys = read(config)?;
        for key in keys.of(DkimState::Next) {
            see(&record(&domain, key), dns).await?;
        }
    }
    let keys = DkimKeys::finish(&config.dkim_keys, now)?;
    writeln!(out, "Restart the site: then it signs with the new keys. The old private keys are destroyed.")?;
    retired(&domain, &keys, now, out)
}

/// Prints every record, and what else to publish.
///
/// # Errors
/// See [`CommandError`].
pub fn show(config: &Config, now: DateTime<Utc>, out: &mut impl Write) -> Result<(), CommandError> {
    let domain = domain(config)?;
    let keys = read(config)?;
    writeln!(out, "The keys that sign, from the last start on:")?;
    records(&domain, keys.of(DkimState::Signing), out)?;
    if keys.of(DkimState::Next).next().is_some() {
        writeln!(out, "\nThe next keys. When DNS shows them, run: onpurpose dkim rotate --finish")?;
        records(&domain, keys.of(DkimState::Next), out)?;
    }
    retired(&domain, &keys, now, out)?;
    around(config, &domain, now, out)
}

fn read(config: &Config) -> Result<DkimKeys, CommandError> {
    let path = &config.dkim_keys;
    Ok(DkimKeys::read(path)?.ok_or_else(|| DkimError::None(path.clone()))?)
}

/// The domain of the From address, which every record is for.
fn domain(config: &Config) -> Result<String, CommandError> {
    let domain = config.mail_domain();
    if domain != "localhost" {
        return Ok(domain);
    }
    let why = "Set ONPURPOSE_MAIL_FROM first, to an address of your own domain: the records are for that domain.";
    Err(CommandError::Wrong(why.to_owned()))
}

fn record(domain: &str, key: &DkimKey) -> DnsRecord {
    DnsRecord::dkim(domain, &key.selector(), key.algorithm.name(), &key.public)
}

async fn see(record: &DnsRecord, dns: Option<&Dns>) -> Result<(), CommandError> {
    let seen = match dns {
        Some(dns) => is_published(dns, record).await.ok(),
        None => None,
    };
    let name = &record.name;
    match seen {
        Some(true) => Ok(()),
        Some(false) => Err(CommandError::Wrong(format!(
            "DNS does not show the record {name} yet, or shows another one. The present keys go on signing. Wait, and \
             run this again; `onpurpose dkim show` prints the record."
        ))),
        None => Err(CommandError::Wrong(format!(
            "No name server answers here. Ask elsewhere with `dig TXT {name}`. If it shows the record, run: onpurpose \
             dkim rotate --finish --unchecked"
        ))),
    }
}

fn records<'k>(
    domain: &str,
    keys: impl Iterator<Item = &'k DkimKey>,
    out: &mut impl Write,
) -> Result<(), CommandError> {
    for key in keys {
        writeln!(out, "\n{}", record(domain, key))?;
    }
    Ok(())
}

fn how_to_read(out: &mut impl Write) -> Result<(), CommandError> {
    writeln!(
        out,
        "\nThese are lines of a zone file. In a provider's form the name is what comes before IN, and the value is the \
         text between the quotation marks, joined without gaps."
    )?;
    Ok(())
}

fn retired(domain: &str, keys: &DkimKeys, now: DateTime<Utc>, out: &mut impl Write) -> Result<(), CommandError> {
    for key in keys.all() {
        let DkimState::Retired(until) = key.state else { continue };
        let DnsRecord { name, .. } = record(domain, key);
        let day = until.format("%-d %B %Y");
        match until > now {
            true => writeln!(out, "Leave {name} in DNS until {day}, for mails that are still on their way.")?,
            false => writeln!(out, "Take {name} out of DNS.")?,
        }
    }
    Ok(())
}

/// What else to publish.
fn around(config: &Config, domain: &str, now: DateTime<Utc>, out: &mut impl Write) -> Result<(), CommandError> {
    let host = config.smtp_url.as_ref().and_then(|url| Url::parse(url.expose_secret()).ok());
    let host = host.as_ref().and_then(Url::host_str).unwrap_or("localhost");
    let (mechanism, which) = match host {
        "localhost" | "127.0.0.1" | "[::1]" => {
            (format!("a:{}", config.host()), "The relay is on this machine, so this machine may send.".to_owned())
        }
        host => (
            "include:YOUR-RELAY".to_owned(),
            format!("For YOUR-RELAY put what the manual of {host} says, or a:NAME for a server of your own."),
        ),
    };
    how_to_read(out)?;
    writeln!(out, "\nSPF (RFC 7208): who may send for {domain}. There may be only one such record for a name.")?;
    writeln!(out, "{which}\n\n{}", DnsRecord::spf(domain, &mechanism))?;
    if let Some(bounces) = config.bounce_domain.as_deref().filter(|bounces| *bounces != domain) {
        writeln!(out, "{}", DnsRecord::spf(bounces, &mechanism))?;
    }
    writeln!(
        out,
        "\nDMARC (RFC 9989): what receivers do with mail that only claims to be yours. First, only reports:"
    )?;
    writeln!(out, "\n{}", DnsRecord::dmarc(domain, "p=none"))?;
    writeln!(
        out,
        "\nWhen the reports show nobody but you for some weeks, say that such mail is spam, then refuse it:"
    )?;
    writeln!(out, "\n{}\n{}", DnsRecord::dmarc(domain, "p=quarantine"), DnsRecord::dmarc(domain, "p=reject"))?;
    writeln!(out, "\nOf older guides leave out pct, rf and ri: they're gone. The address for reports must exist.")?;
    writeln!(
        out,
        "\nMTA-STS (RFC 8461) and TLS-RPT (RFC 8460) are for mail that comes in, such as replies and bounces."
    )?;
    writeln!(out, "They're worth it if {domain} has a mail server of its own with a valid certificate:")?;
    writeln!(out, "\n{}", DnsRecord::mta_sts(domain, &now.format("%Y%m%d").to_string()))?;
    writeln!(out, "{}", DnsRecord::tls_rpt(domain))?;
    writeln!(out, "\nand at https://mta-sts.{domain}/.well-known/mta-sts.txt:\n")?;
    writeln!(out, "version: STSv1\nmode: testing\nmx: YOUR-MAIL-SERVER\nmax_age: 86400")?;
    writeln!(out, "\nAfter some weeks without reports of failures: mode: enforce, max_age: 2592000, and a new id.")?;
    writeln!(out, "\nThen try it all: onpurpose mailcheck ADDRESS")?;
    Ok(())
}

#[cfg(test)]
mod tests;
