//! After an erasure, from memory, once: it is deleted.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;
use crate::domain::held::{RecordState, Subject};

/// What is gone, until when backups could show it, and what remains. There is nothing to do, so no button.
pub fn mail(mail: &RecordMail) -> Mail {
    let mut writer = MailWriter::new(mail);
    writer.heading("mail-goodbye-heading").paragraph("mail-goodbye-lead").paragraph("mail-goodbye-backups");
    match (&mail.held.subject, mail.held.standing) {
        (Subject::Newsletter(_), RecordState::Subscribed) => writer.paragraph("mail-goodbye-proof"),
        _ => writer.paragraph("mail-goodbye-nothing-left"),
    };
    writer.link("mail-goodbye-check", &mail.links.your_data).finish_erased("mail-goodbye-subject")
}
