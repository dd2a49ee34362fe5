//! Whoever has an account already is offered a role.

use super::super::OrganiserMail;
use super::super::blocks::Mail;
use super::writer::OrganiserMailWriter;

/// Which, where, until when to answer, and what to do about one that nobody expected.
pub fn mail(mail: &OrganiserMail) -> Mail {
    OrganiserMailWriter::new(mail)
        .heading("desk-mail-role-offered-heading")
        .paragraph("desk-mail-role-offered-lead")
        .button("desk-mail-role-offered-button", &mail.links.offer)
        .paragraph("desk-mail-role-offered-surprise")
        .finish("desk-mail-role-offered-subject")
}
