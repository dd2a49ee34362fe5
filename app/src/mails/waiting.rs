//! On the waiting list, from the start or moved there by an organiser.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;

/// How the list works, and the way off it.
pub fn mail(mail: &RecordMail) -> Mail {
    write(mail, ["mail-waiting-heading", "mail-waiting-lead", "mail-waiting-subject"])
}

/// The same, and that the ticket is no longer valid.
pub fn moved(mail: &RecordMail) -> Mail {
    write(mail, ["mail-moved-heading", "mail-moved-lead", "mail-moved-subject"])
}

fn write(mail: &RecordMail, [heading, lead, subject]: [&str; 3]) -> Mail {
    MailWriter::about(mail)
        .heading(heading)
        .paragraph(lead)
        .button("mail-button-your-sign-up", &mail.links.your_sign_up)
        .event_facts(mail)
        .paragraph("mail-waiting-how")
        .link("mail-waiting-leave", &mail.links.cancel)
        .finish(subject)
}
