//! E-mail addresses: WHATWG syntax, length limits of RFC 5321 §4.5.3.1, domains as IDNA A-labels (UTS #46).

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
    /// Spaces, controls, bidi overrides or other characters that no address has.
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
    /// Reads an address as a person typed it, white space around it trimmed.
    ///
    /// # Errors
    /// See [`EmailAddressError`].
    pub fn parse(typed: &str) -> Result<Self, EmailAddressError> {
        let _ = typed;
        todo!()
    }

    /// As mail is sent to it: `local@a-label.domain`.
    #[must_use]
    pub fn to_mail(&self) -> String {
        format!("{}@{}", self.local, self.domain)
    }

    /// As people read it: the domain in Unicode.
    #[must_use]
    pub fn to_display(&self) -> String {
        todo!()
    }

    /// For matching alone: lower case throughout. Dots and `+tags` are kept.
    #[must_use]
    pub fn folded(&self) -> String {
        todo!()
    }

    /// The address with a domain that was likely meant (`gmial.com` → `gmail.com`); never blocks.
    #[must_use]
    pub fn suggestion(&self) -> Option<Self> {
        todo!()
    }
}

impl std::fmt::Debug for EmailAddress {
    /// Never shows the address, so that no log can.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}
