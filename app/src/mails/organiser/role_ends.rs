//! A role ends in a month.

use super::super::OrganiserMail;
use super::super::blocks::Mail;
use super::writer::OrganiserMailWriter;

/// Which, when, and how it is renewed.
pub fn mail(mail: &OrganiserMail) -> Mail {
    OrganiserMailWriter::new(mail)
        .heading("desk-mail-role-heading")
        .paragraph("desk-mail-role-lead")
        .paragraph("desk-mail-role-renew")
        .button("desk-mail-role-button", &format!("{}/account", mail.links.desk))
        .finish("desk-mail-role-subject")
}
