//! What must be in DNS: the keys, SPF, DMARC. And what isn't in the mail at all, for the operator to look up.

use mail_parser::Message;

use super::super::dns::DnsRecord;
use super::super::lookup::{Dns, DnsSilence};
use super::{CheckedMail, Finding, domain_of, from_domain};

/// How many names the search for a DMARC record asks at most (RFC 9989 §4.10).
const DMARC_NAMES: usize = 8;

pub(super) async fn check(message: &Message<'_>, mail: &CheckedMail<'_>, dns: Option<&Dns>) -> Vec<Finding> {
    let (from, return_path) = (from_domain(message), domain_of(mail.return_path));
    let mut found = Vec::new();
    for key in mail.keys {
        found.push(silence_is_unknown(key_record(key, dns).await, &format!("the record {}", key.name)));
    }
    let what = format!("an SPF record at {return_path}");
    found.push(silence_is_unknown(spf(return_path, dns, &what).await, &what));
    let what = format!("a DMARC record for {from}");
    found.push(silence_is_unknown(dmarc(from, dns, &what).await, &what));
    found.push(Finding::unknown(
        "the relay's address has a name that leads back to it (PTR)",
        "Your relay's provider sets it. Gmail shows SPF, DKIM and DMARC of an arrived mail under \u{201c}Show original\u{201d}.",
    ));
    found.push(Finding::unknown(
        "fewer than 1 in 1,000 readers mark the mails as spam",
        "See postmaster.google.com and senders.yahooinc.com, which tell the owner of the domain.",
    ));
    found
}

fn silence_is_unknown(found: Result<Finding, DnsSilence>, what: &str) -> Finding {
    let advice = "No name server answers here. Ask from elsewhere: `dig TXT NAME`.";
    found.unwrap_or_else(|_| Finding::unknown(what, advice))
}

async fn texts(dns: Option<&Dns>, name: &str) -> Result<Vec<String>, DnsSilence> {
    dns.ok_or(DnsSilence)?.texts(name).await
}

/// Whether a key's record is published as it is in the file.
async fn key_record(key: &DnsRecord, dns: Option<&Dns>) -> Result<Finding, DnsSilence> {
    let is_there = is_published(dns.ok_or(DnsSilence)?, key).await?;
    let advice = "Publish it as `onpurpose dkim show` prints it. Until then receivers can't check this signature.";
    Ok(Finding::of(is_there, format!("the record {} is published", key.name), advice))
}

/// Whether DNS has this key under this name, and no other.
///
/// # Errors
/// When no name server answers.
pub async fn is_published(dns: &Dns, key: &DnsRecord) -> Result<bool, DnsSilence> {
    let of = |record: &str| record.split(';').find_map(|tag| Some(tag.trim().strip_prefix("p=")?.replace(' ', "")));
    let found = dns.texts(&key.name).await?;
    Ok(found.len() == 1 && of(&found[0]) == of(&key.value))
}

async fn spf(domain: &str, dns: Option<&Dns>, what: &str) -> Result<Finding, DnsSilence> {
    let found = texts(dns, domain).await?;
    let records: Vec<&String> = found.iter().filter(|text| is_of(text, "v=spf1")).collect();
    Ok(match records[..] {
        [] => Finding::of(false, what, "Publish one: `onpurpose dkim show` prints how it looks."),
        [_] => Finding::of(true, format!("{what} (whether it names your relay, your relay's manual tells)"), ""),
        _ => Finding::of(false, what, "There are several, so none counts (RFC 7208 §4.5). Join them into one."),
    })
}

/// The record of the domain, or of the nearest domain above it that has one (RFC 9989 §4.10).
async fn dmarc(domain: &str, dns: Option<&Dns>, what: &str) -> Result<Finding, DnsSilence> {
    let above = std::iter::successors(Some(domain), |domain| Some(domain.split_once('.')?.1));
    for domain in above.take(DMARC_NAMES) {
        let found = texts(dns, &format!("_dmarc.{domain}")).await?;
        let Some(record) = found.iter().find(|text| is_of(text, "v=DMARC1")) else { continue };
        let tags: Vec<&str> = record.split(';').filter_map(|tag| Some(tag.split_once('=')?.0.trim())).collect();
        let gone: Vec<&str> = ["pct", "rf", "ri"].into_iter().filter(|tag| tags.contains(tag)).collect();
        if !gone.is_empty() {
            let advice = format!("Take out {}: RFC 9989 has no such tag any more.", gone.join(", "));
            return Ok(Finding::of(false, format!("a DMARC record for {domain} as RFC 9989 has it"), advice));
        }
        return Ok(Finding::of(true, format!("a DMARC record at _dmarc.{domain}"), ""));
    }
    Ok(Finding::of(false, what, "Publish one: `onpurpose dkim show` prints how it looks."))
}

/// Whether a text is a record of this version.
fn is_of(text: &str, version: &str) -> bool {
    text.split([';', ' ']).next().is_some_and(|first| first.trim().eq_ignore_ascii_case(version))
}
