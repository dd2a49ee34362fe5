//! "Confirm your sign-up": to an address that nobody has proven yet.

use super::RecordMail;
use super::blocks::{Block, Mail};
use super::writer::MailWriter;
use crate::domain::held::{RecordState, Subject};

/// One button, what becomes of the place until then, and "this wasn't me".
pub fn mail(mail: &RecordMail) -> Mail {
    write(mail, "mail-confirm-lead", "mail-sign-up-subject")
}

/// The mail with another first sentence and subject, as the reminder has them.
pub(super) fn write(mail: &RecordMail, lead: &str, subject: &str) -> Mail {
    let mut writer = MailWriter::new(mail);
    writer.heading("mail-confirm-heading").paragraph(lead);
    match &mail.held.subject {
        Subject::Event(event) => {
            writer.button("mail-confirm-button", &mail.links.confirm);
            let facts = writer.event_facts(event);
            writer.push(Block::Facts(facts));
            match mail.held.standing {
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
