//! Enhanced status codes (RFC 3463) and what each says about the address.

use super::BounceClass;

/// An enhanced status code: `5.1.1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailStatus {
    kind: u8,
    subject: u16,
    detail: u16,
}

impl MailStatus {
    /// Reads a code, and nothing else.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let mut parts = written.split('.').map(number);
        let (kind, subject, detail) = (parts.next()??, parts.next()??, parts.next()??);
        let kind = u8::try_from(kind).ok().filter(|kind| matches!(kind, 2 | 4 | 5))?;
        parts.next().is_none().then_some(Self { kind, subject, detail })
    }

    /// The first code of a failure in a text.
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        let words = text.split(|c: char| !c.is_ascii_digit() && c != '.');
        words.map(|word| word.trim_matches('.')).filter_map(Self::parse).find(|status| status.kind != 2)
    }

    /// Whether it says what kind of failure it is.
    #[must_use]
    pub const fn is_clear(self) -> bool {
        self.subject != 0
    }

    /// What it says of a failed delivery; `None` for success.
    #[must_use]
    pub const fn class(self) -> Option<BounceClass> {
        Some(match (self.kind, self.subject, self.detail) {
            (5, 1, 7 | 8) | (5, 1, 90) => BounceClass::Ours,
            (5, 1, _) | (5, 2, 1) => BounceClass::Hard,
            (5, 6 | 7, _) | (5, 2, 3) | (5, 3, 4) => BounceClass::Ours,
            (4 | 5, ..) => BounceClass::Soft,
            _ => return None,
        })
    }
}

/// A number of one to three digits, as the code's syntax has it.
fn number(written: &str) -> Option<u16> {
    let fits = matches!(written.len(), 1..=3) && written.bytes().all(|byte| byte.is_ascii_digit());
    if fits { written.parse().ok() } else { None }
}
