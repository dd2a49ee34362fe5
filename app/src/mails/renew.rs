//! "Do you still want this?": asked before a subscription ends by itself.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// One button; doing nothing ends the subscription.
pub fn mail(mail: &RecordMail) -> Mail {
    MailWriter::about(mail)
        .heading("mail-renew-heading")
        .paragraph("mail-renew-lead")
        .button("mail-renew-button", &mail.links.your_sign_up)
        .paragraph("mail-renew-otherwise")
        .finish("mail-renew-subject")
}
