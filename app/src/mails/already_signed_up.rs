//! The answer to a sign-up with a known address. Its subject is that of the confirmation mail.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// That nothing has changed, and the way to the sign-up that is there.
pub fn mail(mail: &RecordMail) -> Mail {
    MailWriter::about(mail)
        .heading("mail-already-heading")
        .paragraph("mail-already-lead")
        .button("mail-button-your-sign-up", &mail.links.your_sign_up)
        .paragraph("mail-already-not-you")
        .finish("mail-sign-up-subject")
}
