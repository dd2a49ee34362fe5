//! The DNS records that let receivers trust a site's mail, as text to publish (DKIM, SPF, DMARC).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

/// The longest string in a TXT record (RFC 1035 §3.3.14); a longer text is split into several, which readers join.
const LONGEST: usize = 255;

/// A TXT record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DnsRecord {
    /// Its whole name, without the last dot.
    pub name: String,
    /// Its text, joined.
    pub value: String,
}

impl fmt::Display for DnsRecord {
    /// As a line of a zone file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. IN TXT (", self.name)?;
        for part in self.parts() {
            write!(f, " \"{part}\"")?;
        }
        f.write_str(" )")
    }
}

impl DnsRecord {
    /// Its text in strings of at most 255 octets.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        // The records here are ASCII, so every octet is a character.
        let ends = (0..self.value.len()).step_by(LONGEST);
        ends.filter_map(|from| self.value.get(from..self.value.len().min(from + LONGEST)))
    }

    /// A public key (RFC 6376 §3.6.1).
    #[must_use]
    pub fn dkim(domain: &str, selector: &str, algorithm: &str, public: &[u8]) -> Self {
        Self {
            name: format!("{selector}._domainkey.{domain}"),
            value: format!("v=DKIM1; k={algorithm}; p={}", BASE64.encode(public)),
        }
    }

    /// Who may send with this domain as return path (RFC 7208): whoever the relay says, nobody else.
    #[must_use]
    pub fn spf(domain: &str, mechanism: &str) -> Self {
        Self { name: domain.to_owned(), value: format!("v=spf1 {mechanism} -all") }
    }

    /// What receivers do with mail that neither SPF nor DKIM stands for, and whom they tell (RFC 9989). `policy` is all
    /// between version and address, such as `p=none`.
    #[must_use]
    pub fn dmarc(domain: &str, policy: &str) -> Self {
        Self {
            name: format!("_dmarc.{domain}"),
            value: format!("v=DMARC1; {policy}; rua=mailto:dmarc-reports@{domain}"),
        }
    }

    /// That mail to this domain is only taken by TLS with a valid certificate (RFC 8461); `id` changes with the policy.
    #[must_use]
    pub fn mta_sts(domain: &str, id: &str) -> Self {
        Self { name: format!("_mta-sts.{domain}"), value: format!("v=STSv1; id={id}") }
    }

    /// Where senders report what went wrong with TLS (RFC 8460).
    #[must_use]
    pub fn tls_rpt(domain: &str) -> Self {
        Self { name: format!("_smtp._tls.{domain}"), value: format!("v=TLSRPTv1; rua=mailto:tls-reports@{domain}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_split_into_strings_of_255_octets() {
        let record = DnsRecord::dkim("events.example", "202705-rsa", "rsa", &[7; 294]);
        let parts: Vec<&str> = record.parts().collect();
        assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [255, 410 - 255]);
        assert_eq!(parts.concat(), record.value);
        let line = record.to_string();
        assert!(line.starts_with("202705-rsa._domainkey.events.example. IN TXT ( \"v=DKIM1; k=rsa; p="), "{line}");
        assert_eq!(line.matches('"').count(), 4);
    }

    #[test]
    fn dmarc_has_no_tag_that_rfc_9989_took_out() {
        let DnsRecord { name, value } = DnsRecord::dmarc("events.example", "p=none");
        assert_eq!(name, "_dmarc.events.example");
        assert_eq!(value, "v=DMARC1; p=none; rua=mailto:dmarc-reports@events.example");
        assert!(!["pct=", "rf=", "ri="].iter().any(|gone| value.contains(gone)));
    }
}
