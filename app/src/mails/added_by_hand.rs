//! An organiser added the person, who had asked by phone or on paper.

use super::RecordMail;
use super::blocks::{Block, Mail};
use super::writer::MailWriter;
use crate::domain::held::RecordState;

/// Who did it, what the person has now, and how to change or undo it at once.
pub fn mail(mail: &RecordMail) -> Mail {
    let has_place = mail.held.standing == RecordState::Confirmed;
    let mut writer = MailWriter::new(mail);
    writer
        .heading("mail-added-heading")
        .paragraph("mail-added-lead")
        .paragraph(if has_place { "mail-added-place" } else { "mail-added-waiting" })
        .button("mail-button-your-sign-up", &mail.links.your_sign_up);
    if let Some(event) = mail.held.event() {
        if has_place {
            writer.ticket_facts(event).paragraph("mail-calendar-attached");
        } else {
            let facts = writer.event_facts(event);
            writer.push(Block::Facts(facts));
        }
    }
    writer
        .paragraph("mail-added-wrong")
        .link("mail-added-remove", &mail.links.cancel)
        .link("mail-ticket-change", &mail.links.change)
        .finish("mail-added-subject")
}
