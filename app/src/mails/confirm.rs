//! "Confirm your sign-up": to an address that isn't proven yet, and once more a day later.

use super::RecordMail;
use super::blocks::Mail;
use super::writer::MailWriter;
use crate::domain::event::Event;
use crate::domain::held::{RecordState, Subject};

/// One button, what happens to the seats until then, and "this wasn't me".
pub fn mail(mail: &RecordMail) -> Mail {
    write(mail, None, "mail-sign-up-subject")
}

/// The only reminder.
pub fn reminder(mail: &RecordMail) -> Mail {
    write(mail, Some("mail-confirm-reminder-lead"), "mail-confirm-reminder-subject")
}

fn write(mail: &RecordMail, first: Option<&str>, subject: &str) -> Mail {
    let mut writer = MailWriter::about(mail);
    writer.titled(mail);
    if let Some(first) = first {
        writer.paragraph(first);
    }
    match &mail.held.subject {
        Subject::Event(event) => {
            if mail.full {
                writer.paragraph("mail-confirm-full");
            }
            writer.paragraph("mail-confirm-lead").button("mail-confirm-button", &mail.links.confirm);
            places(&mut writer, mail, event);
        }
        Subject::Newsletter(_) => {
            writer
                .paragraph("mail-confirm-lead-newsletter")
                .button("mail-confirm-button", &mail.links.confirm)
                .paragraph("mail-confirm-frequency");
        }
    }
    writer.paragraph("mail-confirm-otherwise").link("mail-link-not-me", &mail.links.cancel).finish(subject)
}

/// Whether the places are held; nothing if there are none, or enough for all.
fn places(writer: &mut MailWriter<'_>, mail: &RecordMail, event: &Event) {
    match mail.held.state {
        RecordState::Pending { held_until: Some(until) } if until > mail.now => {
            let until = writer.clock(until);
            writer.argument("until", until).paragraph("mail-confirm-held");
        }
        _ if event.capacity.is_some() && !mail.full => {
            writer.paragraph("mail-confirm-first-come");
        }
        _ => {}
    }
}
