//! A seat has become free: the ticket, for somebody who may have stopped hoping for it.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// The good news, then "I can't come after all" as the button: that's the only thing left to do.
pub fn mail(mail: &RecordMail) -> Mail {
    MailWriter::about(mail)
        .heading("mail-seat-free-heading")
        .paragraph("mail-seat-free-lead")
        .button("mail-cannot-come", &mail.links.cancel)
        .ticket_facts(mail)
        .paragraph("mail-calendar-attached")
        .link("mail-ticket-change", &mail.links.change)
        .finish("mail-seat-free-subject")
}
