//! Whoever has an account already was given another role.

use super::super::OrganiserMail;
use super::super::blocks::Mail;
use super::writer::Writer;

/// Which, where, until when, and what to do about one that nobody expected.
pub fn mail(mail: &OrganiserMail) -> Mail {
    Writer::new(mail)
        .heading("desk-mail-role-given-heading")
        .paragraph("desk-mail-role-given-lead")
        .button("desk-mail-role-given-button", &mail.links.desk)
        .paragraph("desk-mail-role-given-surprise")
        .finish("desk-mail-role-given-subject")
}
