//! An organiser moved the person from a place to the waiting list.

use super::RecordMail;
use super::blocks::{Block, Mail};
use super::writer::MailWriter;

/// That the ticket does not count any more, how the list works, and the way off it.
pub fn mail(mail: &RecordMail) -> Mail {
    let mut writer = MailWriter::new(mail);
    writer
        .heading("mail-moved-heading")
        .paragraph("mail-moved-lead")
        .button("mail-button-your-sign-up", &mail.links.your_sign_up);
    if let Some(event) = mail.held.event() {
        let facts = writer.event_facts(event);
        writer.push(Block::Facts(facts));
    }
    writer.paragraph("mail-waiting-how").link("mail-waiting-leave", &mail.links.cancel).finish("mail-moved-subject")
}
