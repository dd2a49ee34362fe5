//! "Confirm your sign-up": to an address that isn't proven yet, and once more a day later.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;
use crate::domain::held::{RecordState, Subject};

/// One button, what happens to the seats until then, and "this wasn't me".
pub fn mail(mail: &RecordMail) -> Mail {
    write(mail, "mail-confirm-lead", "mail-sign-up-subject")
}

/// The only reminder: the same with a different first sentence.
pub fn reminder(mail: &RecordMail) -> Mail {
    write(mail, "mail-confirm-reminder-lead", "mail-confirm-reminder-subject")
}

fn write(mail: &RecordMail, lead: &str, subject: &str) -> Mail {
    let mut writer = MailWriter::about(mail);
    writer.heading("mail-confirm-heading").paragraph(lead);
    match &mail.held.subject {
        Subject::Event(event) => {
            writer.button("mail-confirm-button", &mail.links.confirm).event_facts(mail);
            match mail.held.state {
                RecordState::Pending { held_until: Some(until) } if until > mail.now => {
                    let until = writer.moment(until);
                    writer.argument("until", until).paragraph("mail-confirm-held");
                }
                _ if event.capacity.is_some() => {
                    writer.paragraph("mail-confirm-first-come");
                }
                _ => {}
            }
        }
        Subject::Newsletter(_) => {
            writer.button("mail-confirm-button-newsletter", &mail.links.confirm).paragraph("mail-confirm-frequency");
        }
    }
    writer.paragraph("mail-confirm-otherwise").finish(subject)
}
