//! Every mail: subject, text and HTML from one view model. A mail is a list of blocks, so that its two parts say the same.

pub mod blocks;
pub mod kind;

use chrono::{DateTime, Utc};

use crate::domain::held::{Held, Links};
use crate::domain::organisation::Organisation;
use blocks::Mail;
use kind::{MailDetail, MailKind};

/// A mail about one record, to be composed.
#[derive(Clone, Debug)]
pub struct RecordMail {
    /// Who runs the site.
    pub organisation: Organisation,
    /// The record.
    pub held: Held,
    /// Its links.
    pub links: Links,
    /// What the mail has to say beyond the record.
    pub detail: MailDetail,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// Composes a mail about a record, in the record's language.
#[must_use]
pub fn compose(kind: MailKind, mail: &RecordMail) -> Mail {
    let _ = (kind, mail);
    todo!()
}

/// The exact subject of the mail that a sign-up is answered with, as the "sent" page shows it.
/// The mail to a known address has the same subject, so that nothing tells the two apart.
#[must_use]
pub fn sign_up_subject(language: &crate::domain::language::Language, title: &str) -> String {
    let _ = (language, title);
    todo!()
}

/// The subject of the "your data" mail.
#[must_use]
pub fn your_data_subject(language: &crate::domain::language::Language) -> String {
    let _ = language;
    todo!()
}

/// The "your data" mail: the links of everything held under an address, or that nothing is.
#[must_use]
pub fn your_data(
    organisation: &Organisation,
    language: &crate::domain::language::Language,
    held: &[(Held, Links)],
    privacy_url: &str,
) -> Mail {
    let _ = (organisation, language, held, privacy_url);
    todo!()
}
