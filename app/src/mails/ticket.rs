//! The ticket.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// When, where, the code, and the ways to change or cancel.
pub fn mail(mail: &RecordMail) -> Mail {
    MailWriter::about(mail)
        .heading("mail-ticket-heading")
        .paragraph("mail-ticket-lead")
        .button("mail-button-your-sign-up", &mail.links.your_sign_up)
        .ticket_facts(mail)
        .paragraph("mail-calendar-attached")
        .paragraph("mail-ticket-if-not")
        .link("mail-ticket-change", &mail.links.change)
        .link("mail-cannot-come", &mail.links.cancel)
        .finish("mail-ticket-subject")
}
