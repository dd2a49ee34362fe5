//! Password and second factor were taken off an account by whoever runs the site.

use super::super::OrganiserMail;
use super::super::blocks::Mail;
use super::writer::OrganiserMailWriter;

/// The link to choose a password.
pub fn mail(mail: &OrganiserMail) -> Mail {
    OrganiserMailWriter::new(mail)
        .heading("desk-mail-reset-heading")
        .paragraph("desk-mail-reset-lead")
        .button("desk-mail-password-button", &mail.links.new_password)
        .paragraph("desk-mail-reset-after")
        .finish("desk-mail-reset-subject")
}
