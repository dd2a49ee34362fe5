//! A place has become free: the ticket for someone who may no longer expect it.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// The good news, then "I can't come after all" as the button: only that needs doing.
pub fn mail(mail: &RecordMail) -> Mail {
    let mut writer = MailWriter::new(mail);
    writer
        .heading("mail-place-free-heading")
        .paragraph("mail-place-free-lead")
        .button("mail-cannot-come", &mail.links.cancel);
    if let Some(event) = mail.held.event() {
        writer.ticket_facts(event);
    }
    writer
        .paragraph("mail-calendar-attached")
        .link("mail-ticket-change", &mail.links.change)
        .finish("mail-place-free-subject")
}
