//! The answer to a sign-up with a known address. It has the same subject as the confirmation mail.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// Says that nothing has changed, and leads to the existing sign-up.
pub fn mail(mail: &RecordMail) -> Mail {
    MailWriter::about(mail)
        .titled(mail)
        .paragraph("mail-already-lead")
        .button("mail-button-your-sign-up", &mail.links.your_sign_up)
        .paragraph("mail-already-not-you")
        .finish("mail-sign-up-subject")
}
