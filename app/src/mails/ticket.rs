//! The ticket: what it says, and how each of its mails begins.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// After confirming.
pub fn mail(mail: &RecordMail) -> Mail {
    write(mail, "mail-ticket-lead", "mail-ticket-subject")
}

/// A seat has become free, for somebody who may have stopped hoping for it.
pub fn seat_free(mail: &RecordMail) -> Mail {
    write(mail, "mail-seat-free-lead", "mail-seat-free-subject")
}

/// The person changed how many come.
pub fn changed(mail: &RecordMail) -> Mail {
    write(mail, "mail-seats-changed-lead", "mail-seats-changed-subject")
}

/// How many places, the code or the way to join, and the ways to change or cancel.
fn write(mail: &RecordMail, lead: &str, subject: &str) -> Mail {
    MailWriter::about(mail)
        .titled(mail)
        .paragraph(lead)
        .ticket(mail)
        .way_to_sign_up(mail)
        .link("mail-cannot-come", &mail.links.cancel)
        .paragraph("mail-calendar-attached")
        .finish(subject)
}
