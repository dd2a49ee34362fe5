//! The mail that tries out relay and signature, to an address that the operator types.

use super::blocks::Mail;
use super::footer::Footer;
use super::writer::MailWriter;
use crate::domain::language::Language;
use crate::domain::organisation::Organisation;

/// Why it came, what to look at, and that its unsubscribe button does nothing.
pub(super) fn mail(organisation: &Organisation, language: &Language, privacy_url: &str) -> Mail {
    MailWriter::new(organisation, language, privacy_url, Footer::MailCheck)
        .heading("mail-check-heading")
        .paragraph("mail-check-lead")
        .paragraph("mail-check-look")
        .paragraph("mail-check-unsubscribe")
        .finish("mail-check-subject")
}
