//! Two days before the event: who cannot come gives the place away, the others read when and where.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// The way out first, then the ticket once more.
pub fn mail(mail: &RecordMail) -> Mail {
    let mut writer = MailWriter::new(mail);
    writer
        .heading("mail-reminder-heading")
        .paragraph("mail-reminder-cannot")
        .button("mail-cannot-come", &mail.links.cancel)
        .paragraph("mail-reminder-lead");
    if let Some(event) = mail.held.event() {
        writer.ticket_facts(event);
    }
    writer.link("mail-link-your-sign-up", &mail.links.your_sign_up).finish("mail-reminder-subject")
}
