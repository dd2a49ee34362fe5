//! The data officer's yes or no to a draft.

use super::super::OrganiserMail;
use super::super::blocks::Mail;
use super::writer::OrganiserMailWriter;

/// Yes: it can be published.
pub fn granted(mail: &OrganiserMail) -> Mail {
    OrganiserMailWriter::new(mail)
        .heading("desk-mail-granted-heading")
        .paragraph("desk-mail-granted-lead")
        .button("desk-mail-departure-button", &page(mail))
        .finish("desk-mail-granted-subject")
}

/// No: it has to be changed first.
pub fn refused(mail: &OrganiserMail) -> Mail {
    OrganiserMailWriter::new(mail)
        .heading("desk-mail-refused-heading")
        .paragraph("desk-mail-refused-lead")
        .button("desk-mail-departure-button", &page(mail))
        .finish("desk-mail-refused-subject")
}

fn page(mail: &OrganiserMail) -> String {
    format!("{}{}", mail.links.site, mail.detail.path.as_deref().unwrap_or_default())
}
