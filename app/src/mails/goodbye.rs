//! After an erasure: sent from memory, once. There's nothing to do, so it has no button.

use super::RecordMail;
use super::blocks::Mail;
use super::kind::Farewell;
use super::writer::MailWriter;
use crate::domain::held::{RecordState, Subject};

/// Who did it, if it was an organiser; what is gone, until when it's in backups, and what remains.
pub fn mail(farewell: Farewell, mail: &RecordMail) -> Mail {
    let [heading, lead, subject] = match farewell {
        Farewell::Goodbye => ["mail-goodbye-heading", "mail-goodbye-lead", "mail-goodbye-subject"],
        Farewell::Removed => ["mail-removed-heading", "mail-removed-lead", "mail-removed-subject"],
    };
    let remains = match (&mail.held.subject, mail.held.state) {
        (Subject::Newsletter(_), RecordState::Subscribed) => "mail-goodbye-proof",
        _ => "mail-goodbye-nothing-left",
    };
    MailWriter::about_erased(mail)
        .heading(heading)
        .paragraph(lead)
        .paragraph("mail-goodbye-backups")
        .paragraph(remains)
        .link("mail-goodbye-check", &mail.links.your_data)
        .finish(subject)
}
