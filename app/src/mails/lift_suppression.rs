//! "Unblock your email address?": to a suppressed address whose owner asked the data officer.

use super::blocks::Mail;
use super::footer::Footer;
use super::writer::MailWriter;
use crate::domain::language::Language;
use crate::domain::organisation::Organisation;

/// Why it came, one button, and that nothing changes unless it's pressed.
pub(super) fn mail(organisation: &Organisation, language: &Language, lift_url: &str, privacy_url: &str) -> Mail {
    MailWriter::new(organisation, language, privacy_url, Footer::LiftSuppression)
        .heading("mail-lift-heading")
        .paragraph("mail-lift-lead")
        .button("mail-lift-button", lift_url)
        .paragraph("mail-lift-nothing")
        .finish("mail-lift-subject")
}
