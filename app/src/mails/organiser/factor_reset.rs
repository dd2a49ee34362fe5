//! A second factor was taken off an account.

use super::super::OrganiserMail;
use super::super::blocks::Mail;
use super::writer::OrganiserMailWriter;

/// To whom the account belongs.
pub fn to_colleague(mail: &OrganiserMail) -> Mail {
    OrganiserMailWriter::new(mail)
        .heading("desk-mail-factor-heading")
        .paragraph("desk-mail-factor-lead")
        .button("desk-mail-factor-button", &format!("{}/account/factor", mail.links.desk))
        .paragraph("desk-mail-factor-after")
        .finish("desk-mail-factor-subject")
}

/// To whoever did it.
pub fn to_administrator(mail: &OrganiserMail) -> Mail {
    OrganiserMailWriter::new(mail)
        .heading("desk-mail-factor-done-heading")
        .paragraph("desk-mail-factor-done-lead")
        .button("desk-mail-factor-done-button", &format!("{}/team", mail.links.desk))
        .finish("desk-mail-factor-done-subject")
}
