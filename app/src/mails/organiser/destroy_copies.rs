//! The day has come by which every copy of a list is to be destroyed.

use super::super::OrganiserMail;
use super::super::blocks::Mail;
use super::writer::OrganiserMailWriter;

/// Which list, how many people it names, and the page on which one says that it is done.
pub fn mail(mail: &OrganiserMail) -> Mail {
    OrganiserMailWriter::new(mail)
        .heading("desk-mail-destroy-heading")
        .paragraph("desk-mail-destroy-lead")
        .paragraph("desk-mail-destroy-how")
        .button_to_page("desk-mail-destroy-button")
        .paragraph("desk-mail-destroy-after")
        .finish("desk-mail-destroy-subject")
}
