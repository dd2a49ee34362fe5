//! The guidance is to be read again.

use super::super::OrganiserMail;
use super::super::blocks::Mail;
use super::writer::OrganiserMailWriter;

/// By when, and what stops working then.
pub fn mail(mail: &OrganiserMail) -> Mail {
    OrganiserMailWriter::new(mail)
        .heading("desk-mail-guidance-heading")
        .paragraph("desk-mail-guidance-lead")
        .button("desk-mail-guidance-button", &format!("{}/guidance", mail.links.desk))
        .paragraph("desk-mail-guidance-after")
        .finish("desk-mail-guidance-subject")
}
