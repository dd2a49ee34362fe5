//! After an organiser removed the person, from memory, once.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// Who did it, that everything is deleted, and whom to ask. There is nothing to do, so no button.
pub fn mail(mail: &RecordMail) -> Mail {
    let mut writer = MailWriter::new(mail);
    writer
        .heading("mail-removed-heading")
        .paragraph("mail-removed-lead")
        .paragraph("mail-goodbye-backups")
        .paragraph("mail-goodbye-nothing-left")
        .link("mail-goodbye-check", &mail.links.your_data)
        .finish_erased("mail-removed-subject")
}
