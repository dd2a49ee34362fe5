//! The invitation.

use super::super::OrganiserMail;
use super::super::blocks::Mail;
use super::writer::OrganiserMailWriter;

/// Who invites, and the link to set a password.
pub fn mail(mail: &OrganiserMail) -> Mail {
    OrganiserMailWriter::new(mail)
        .heading("desk-mail-invitation-heading")
        .paragraph("desk-mail-invitation-lead")
        .button("desk-mail-invitation-button", &mail.links.invitation)
        .paragraph("desk-mail-invitation-after")
        .finish_because("desk-mail-invitation-subject", "desk-mail-invitation-why")
}
