//! "You’re subscribed": the first mail with list headers.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// What to expect, and how to stop it.
pub fn mail(mail: &RecordMail) -> Mail {
    MailWriter::about(mail)
        .titled(mail)
        .paragraph("mail-subscribed-lead")
        .button("mail-button-your-sign-up", &mail.links.your_sign_up)
        .paragraph("mail-subscribed-stop")
        .link("mail-link-unsubscribe", &mail.links.unsubscribe)
        .finish("mail-subscribed-subject")
}
