//! A place on the waiting list.

use super::RecordMail;
use super::blocks::{Block, Mail};
use super::writer::MailWriter;

/// How the list works, and the way off it.
pub fn mail(mail: &RecordMail) -> Mail {
    let mut writer = MailWriter::new(mail);
    writer
        .heading("mail-waiting-heading")
        .paragraph("mail-waiting-lead")
        .button("mail-button-your-sign-up", &mail.links.your_sign_up);
    if let Some(event) = mail.held.event() {
        let facts = writer.event_facts(event);
        writer.push(Block::Facts(facts));
    }
    writer.paragraph("mail-waiting-how").link("mail-waiting-leave", &mail.links.cancel).finish("mail-waiting-subject")
}
