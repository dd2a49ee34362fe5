//! An organiser added the person, who had asked by phone or on paper.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;
use crate::domain::held::RecordState;

/// Who added them, what they have now, and how to change or undo it at once.
pub fn mail(mail: &RecordMail) -> Mail {
    let has_seats = mail.held.state == RecordState::Confirmed;
    let mut writer = MailWriter::about(mail);
    writer
        .heading("mail-added-heading")
        .paragraph("mail-added-lead")
        .paragraph(if has_seats { "mail-added-seats" } else { "mail-added-waiting" })
        .button("mail-button-your-sign-up", &mail.links.your_sign_up);
    if has_seats {
        writer.ticket_facts(mail).paragraph("mail-calendar-attached");
    } else {
        writer.event_facts(mail);
    }
    writer
        .paragraph("mail-added-wrong")
        .link("mail-added-remove", &mail.links.cancel)
        .link("mail-ticket-change", &mail.links.change)
        .finish("mail-added-subject")
}
