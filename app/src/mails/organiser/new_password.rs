//! A forgotten password.

use super::super::OrganiserMail;
use super::super::blocks::Mail;
use super::writer::OrganiserMailWriter;

/// The link to choose a new one.
pub fn mail(mail: &OrganiserMail) -> Mail {
    OrganiserMailWriter::new(mail)
        .heading("desk-mail-password-heading")
        .paragraph("desk-mail-password-lead")
        .button("desk-mail-password-button", &mail.links.new_password)
        .paragraph("desk-mail-password-after")
        .finish("desk-mail-password-subject")
}
