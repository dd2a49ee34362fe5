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
/// Octets as typed: no longer text can become an address of 254 octets.
const LONGEST_TYPED: usize = 1_024;
/// The start of an address copied as a link.
const MAILTO: &str = "mailto:";

/// An address that mail can be sent to. The local part is kept as typed (in NFC), the domain as lower-case A-labels.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    local: String,
    domain: String,
}

/// Why a typed text isn't an address. The sentences people see are in the Fluent files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailAddressError {
    /// Nothing was typed.
    #[error("no address")]
    Empty,
    /// No `@`, or nothing before or after it.
    #[error("no @ with something on both sides")]
    NoAt,
    /// Spaces, controls or other characters that aren't allowed in an address.
    #[error("a character that no address has")]
    Character,
    /// Local part over 64, a label over 63, or the whole over 254 octets.
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
    /// Reads an address as typed or pasted: drops invisible characters, takes it out of `Ann <ann@example.org>` and
    /// `mailto:ann@example.org`, and drops a trailing full stop, comma or semicolon.
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

    /// As used for mail: `local@a-label.domain`.
    #[must_use]
    pub fn to_mail(&self) -> String {
        format!("{}@{}", self.local, self.domain)
    }

    /// As people read it: with the domain in Unicode.
    #[must_use]
    pub fn to_display(&self) -> String {
        format!("{}@{}", self.local, idna::domain_to_unicode(&self.domain).0)
    }

    /// For matching only: all lower case. Dots and `+tags` are kept.
    #[must_use]
    pub fn folded(&self) -> String {
        self.to_mail().to_lowercase()
    }

    /// The address with the domain that was probably meant (`gmial.com` → `gmail.com`); it never blocks.
    #[must_use]
    pub fn suggestion(&self) -> Option<Self> {
        likely(&self.domain).map(|domain| Self { local: self.local.clone(), domain })
    }
}

impl std::fmt::Debug for EmailAddress {
    /// Never shows the address, so that it can't get into a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

/// A character as it's used in an address.
fn usual(c: char) -> char {
    match c {
        '\u{ff20}' | '\u{fe6b}' => '@',
        c if is_dash(c) => '-',
        c => c,
    }
}

/// An address without the text it was copied with.
fn bare(typed: &str) -> Result<&str, EmailAddressError> {
    let typed = typed.strip_suffix([',', ';']).unwrap_or(typed).trim_end();
    let inner = match typed.strip_suffix('>').and_then(|typed| typed.split_once('<')) {
        // If the name is another address, it's unclear which was meant.
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
    // HTML's pattern accepts these; SMTP would need them quoted (RFC 5321 §4.1.2), which no current server expects.
    if local.split('.').any(str::is_empty) { Err(EmailAddressError::Character) } else { Ok(local) }
}

fn a_labels(typed: &str) -> Result<String, EmailAddressError> {
    if typed.chars().any(char::is_whitespace) {
        return Err(EmailAddressError::Character);
    }
    // Lengths are checked below, so that people read "too long" rather than "no domain".
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

/// Letters, digits, marks and the others that IDNA 2008 (RFC 5892) allows; UTS #46 alone would also accept emoji.
fn is_in_a_label(c: char) -> bool {
    let picture = matches!(c, '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f000}'..='\u{1faff}');
    let contextual =
        matches!(c, '-' | '.' | '\u{b7}' | '\u{375}' | '\u{5f3}' | '\u{5f4}' | '\u{200c}' | '\u{200d}' | '\u{30fb}');
    !picture && (contextual || c.is_alphanumeric() || is_combining_mark(c))
}

#[cfg(test)]
mod tests;
