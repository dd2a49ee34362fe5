//! On the waiting list: from the start, moved there by an organiser, or for another number of places.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// How the list works, and the way off it.
pub fn mail(mail: &RecordMail) -> Mail {
    write(mail, "mail-waiting-lead", "mail-waiting-subject")
}

/// The same, and that the ticket is no longer valid.
pub fn moved(mail: &RecordMail) -> Mail {
    write(mail, "mail-moved-lead", "mail-moved-subject")
}

/// The person changed how many come.
pub fn changed(mail: &RecordMail) -> Mail {
    write(mail, "mail-waiting-lead", "mail-waiting-changed-subject")
}

fn write(mail: &RecordMail, lead: &str, subject: &str) -> Mail {
    MailWriter::about(mail)
        .titled(mail)
        .paragraph(lead)
        .button("mail-button-your-sign-up", &mail.links.your_sign_up)
        .paragraph("mail-waiting-how")
        .link("way-leave", &mail.links.cancel)
        .finish(subject)
}
