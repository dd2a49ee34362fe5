//! E-mail addresses: WHATWG syntax, length limits of RFC 5321 §4.5.3.1, domains as IDNA A-labels (UTS #46).

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use validator::ValidateEmail as _;

use super::characters::{is_dash, is_ignorable, is_joiner, is_unsafe, plain, visible};
use super::likely_domain::likely;

/// Octets of a whole address.
const LONGEST: usize = 254;
/// Octets of a local part.
const LONGEST_LOCAL: usize = 64;
/// Octets of a label of a domain.
const LONGEST_LABEL: usize = 63;
/// Octets as typed: no text beyond this can become an address of 254 octets.
const LONGEST_TYPED: usize = 1_024;
/// What a copied link to an address begins with.
const MAILTO: &str = "mailto:";

/// An address that mail can be sent to. The local part is kept as typed (in NFC), the domain as lower-case A-labels.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    local: String,
    domain: String,
}

/// Why a typed text is no address. The words for people are in the Fluent files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailAddressError {
    /// Nothing was typed.
    #[error("no address")]
    Empty,
    /// No `@`, or nothing before or after it.
    #[error("no @ with something on both sides")]
    NoAt,
    /// Spaces, controls or other characters that no address has.
    #[error("a character that no address has")]
    Character,
    /// Local part over 64, a label over 63, or all over 254 octets.
    #[error("too long")]
    TooLong,
    /// A local part outside ASCII, which needs SMTPUTF8 (RFC 6531).
    #[error("letters before the @ that most mail servers cannot deliver")]
    NonAsciiLocal,
    /// No such domain can exist: no dot, an IP literal, an empty label, an emoji (IDNA).
    #[error("not a domain")]
    Domain,
}

impl EmailAddress {
    /// Reads an address as a person typed or pasted it: without what nobody sees, out of `Ann <ann@example.org>` and
    /// `mailto:ann@example.org`, without a full stop, comma or semicolon behind it.
    ///
    /// # Errors
    /// See [`EmailAddressError`].
    pub fn parse(typed: &str) -> Result<Self, EmailAddressError> {
        if typed.len() > LONGEST_TYPED {
            return Err(EmailAddressError::TooLong);
        }
        let seen: String = visible(typed).chars().filter(|c| !is_ignorable(*c) || is_joiner(*c)).map(usual).collect();
        let seen = seen.trim();
        if seen.chars().all(is_ignorable) {
            return Err(EmailAddressError::Empty);
        }
        if seen.chars().any(is_unsafe) {
            return Err(EmailAddressError::Character);
        }
        let (local, domain) = bare(seen)?.rsplit_once('@').ok_or(EmailAddressError::NoAt)?;
        let (local, domain) = (plain(local), domain.trim_start());
        let domain = domain.strip_suffix('.').unwrap_or(domain);
        if local.is_empty() || domain.is_empty() {
            return Err(EmailAddressError::NoAt);
        }
        let address = Self { local: local_part(&local)?, domain: a_labels(domain)? };
        let mail = address.to_mail();
        if mail.len() > LONGEST {
            Err(EmailAddressError::TooLong)
        } else if mail.as_str().validate_email() {
            Ok(address)
        } else {
            Err(EmailAddressError::Character)
        }
    }

    /// As mail is sent to it: `local@a-label.domain`.
    #[must_use]
    pub fn to_mail(&self) -> String {
        format!("{}@{}", self.local, self.domain)
    }

    /// As people read it: the domain in Unicode.
    #[must_use]
    pub fn to_display(&self) -> String {
        format!("{}@{}", self.local, idna::domain_to_unicode(&self.domain).0)
    }

    /// For matching alone: lower case throughout. Dots and `+tags` are kept.
    #[must_use]
    pub fn folded(&self) -> String {
        self.to_mail().to_lowercase()
    }

    /// The address with a domain that was likely meant (`gmial.com` → `gmail.com`); never blocks.
    #[must_use]
    pub fn suggestion(&self) -> Option<Self> {
        likely(&self.domain).map(|domain| Self { local: self.local.clone(), domain })
    }
}

impl std::fmt::Debug for EmailAddress {
    /// Never shows the address, so that no log can.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

/// A character as it stands in an address.
fn usual(c: char) -> char {
    match c {
        '\u{ff20}' | '\u{fe6b}' => '@',
        c if is_dash(c) => '-',
        c => c,
    }
}

/// What is left of an address that was copied with its surroundings.
fn bare(typed: &str) -> Result<&str, EmailAddressError> {
    let typed = typed.strip_suffix([',', ';']).unwrap_or(typed).trim_end();
    let inner = match typed.strip_suffix('>').and_then(|typed| typed.split_once('<')) {
        // A name that is another address says two things.
        Some((name, inner))
            if name.contains('@') && !name.trim_matches(is_quote).eq_ignore_ascii_case(inner.trim()) =>
        {
            return Err(EmailAddressError::Character);
        }
        Some((_, inner)) => inner.trim(),
        None => typed,
    };
    Ok(match inner.get(..MAILTO.len()) {
        Some(scheme) if scheme.eq_ignore_ascii_case(MAILTO) => {
            let address = &inner[MAILTO.len()..];
            let end = address.find('@').and_then(|at| address[at..].find('?').map(|more| at + more));
            &address[..end.unwrap_or(address.len())]
        }
        _ => inner,
    })
}

fn is_quote(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'')
}

fn local_part(typed: &str) -> Result<String, EmailAddressError> {
    let local: String = typed.nfc().collect();
    if local.chars().any(char::is_whitespace) {
        return Err(EmailAddressError::Character);
    }
    if !local.is_ascii() {
        return Err(EmailAddressError::NonAsciiLocal);
    }
    if local.len() > LONGEST_LOCAL {
        return Err(EmailAddressError::TooLong);
    }
    // HTML's pattern takes these; SMTP would need them quoted (RFC 5321 §4.1.2), which no server of today expects.
    if local.split('.').any(str::is_empty) { Err(EmailAddressError::Character) } else { Ok(local) }
}

fn a_labels(typed: &str) -> Result<String, EmailAddressError> {
    if typed.chars().any(char::is_whitespace) {
        return Err(EmailAddressError::Character);
    }
    // Lengths are judged below, so that a person reads "too long" and not "no domain".
    let domain = Uts46::new()
        .to_ascii(typed.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Ignore)
        .map_err(|_| EmailAddressError::Domain)?;
    let (unicode, _) = idna::domain_to_unicode(&domain);
    let labels: Vec<&str> = domain.split('.').collect();
    let top = labels.last().copied().unwrap_or_default();
    if labels.len() < 2
        || labels.iter().any(|label| label.is_empty())
        || top.bytes().all(|b| b.is_ascii_digit())
        || !unicode.chars().all(is_in_a_label)
    {
        return Err(EmailAddressError::Domain);
    }
    if labels.iter().any(|label| label.len() > LONGEST_LABEL) {
        return Err(EmailAddressError::TooLong);
    }
    Ok(domain.into_owned())
}

/// Letters, digits, marks and what IDNA 2008 (RFC 5892) allows beside them; UTS #46 alone also lets emoji pass.
fn is_in_a_label(c: char) -> bool {
    let picture = matches!(c, '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f000}'..='\u{1faff}');
    let contextual =
        matches!(c, '-' | '.' | '\u{b7}' | '\u{375}' | '\u{5f3}' | '\u{5f4}' | '\u{200c}' | '\u{200d}' | '\u{30fb}');
    !picture && (contextual || c.is_alphanumeric() || is_combining_mark(c))
}

#[cfg(test)]
mod tests;
