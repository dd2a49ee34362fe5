//! "Do you still want this?": asked before a subscription expires.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// One button; without an answer the subscription ends.
pub fn mail(mail: &RecordMail) -> Mail {
    MailWriter::about(mail)
        .heading("mail-renew-heading")
        .paragraph("mail-renew-lead")
        .button("mail-renew-button", &mail.links.your_sign_up)
        .paragraph("mail-renew-otherwise")
        .link("mail-link-unsubscribe", &mail.links.unsubscribe)
        .finish("mail-renew-subject")
}
