//! Somebody left; copies of lists that they took are not known to be destroyed.

use super::super::OrganiserMail;
use super::super::blocks::Mail;
use super::writer::OrganiserMailWriter;

/// How many, and where they are listed.
pub fn mail(mail: &OrganiserMail) -> Mail {
    OrganiserMailWriter::new(mail)
        .heading("desk-mail-copies-heading")
        .paragraph("desk-mail-copies-lead")
        .paragraph("desk-mail-copies-why")
        .button("desk-mail-copies-button", &format!("{}/officer/exports", mail.links.desk))
        .finish("desk-mail-copies-subject")
}
