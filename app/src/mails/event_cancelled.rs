//! The event will not take place.

use super::RecordMail;
use super::blocks::{Block, Mail};
use super::writer::MailWriter;
use crate::domain::held::RecordState;

/// Why, and when the record is deleted.
pub fn mail(mail: &RecordMail) -> Mail {
    let mut writer = MailWriter::about(mail);
    writer.heading("mail-cancelled-heading").when_and_where(mail);
    if let Some(why) = mail.held.event().and_then(|event| event.content.cancelled.as_ref()) {
        let why = writer.chosen(why);
        writer.push(Block::Paragraph(why));
    }
    writer.paragraph("mail-cancelled-deleted").button("mail-button-your-sign-up", &mail.links.your_sign_up);
    if mail.held.state == RecordState::Confirmed {
        writer.paragraph("mail-cancelled-calendar");
    }
    writer.link("way-delete", &mail.links.cancel).finish("mail-cancelled-subject")
}
