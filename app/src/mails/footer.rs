//! How every mail ends, by its kind: what is held, why it came, the ways out, whom to ask, the imprint.

use super::RecordMail;
use super::blocks::Block;
use super::writer::MailWriter;
use crate::components::slip::Slip;
use crate::domain::held::{RecordState, Subject};

/// The kinds of foot.
#[derive(Clone, Copy)]
pub(super) enum Footer<'m> {
    /// About a record that is held: the slip, the end, the record's links.
    Record(&'m RecordMail),
    /// About a record that is gone.
    Erased,
    /// To a person who asked for links to everything held.
    YourData,
    /// To a person who asked to get mail again.
    LiftSuppression,
    /// To somebody invited to be an organiser.
    Invitation,
    /// To an organiser.
    Organiser,
}

/// Writes the foot.
pub(super) fn write(writer: &mut MailWriter<'_>) {
    let contact = match writer.footer {
        Footer::Record(mail) => {
            of_record(writer, mail);
            Some("mail-contact")
        }
        Footer::Erased => Some("mail-contact"),
        Footer::YourData => {
            writer.small("mail-your-data-why").small("mail-your-data-request");
            Some("mail-your-data-contact")
        }
        Footer::LiftSuppression => {
            writer.small("mail-lift-why");
            Some("mail-your-data-contact")
        }
        Footer::Invitation => {
            writer.small("desk-mail-invitation-why");
            None
        }
        Footer::Organiser => {
            writer.small("desk-mail-why");
            None
        }
    };
    writer.link("mail-link-privacy", writer.privacy_url);
    if let Some(contact) = contact {
        writer.small(contact);
    }
    let imprint = writer.chosen(&writer.organisation.imprint);
    writer.push(Block::Foot(imprint));
}

/// The slip, why it came, what is held until when, the links.
fn of_record(writer: &mut MailWriter<'_>, mail: &RecordMail) {
    let (held, links) = (&mail.held, &mail.links);
    let lines = Slip::of_record(&writer.words, held).lines(&writer.words);
    writer.push(Block::Slip { title: writer.text("mail-slip-title"), lines });
    if matches!(held.state, RecordState::Pending { .. }) {
        writer.small("mail-why-pending").small("mail-held-pending").link("mail-link-not-me", &links.cancel);
        return;
    }
    match &held.subject {
        Subject::Event(_) => writer
            .small(if held.by_organiser { "mail-why-added" } else { "mail-why-event" })
            .small("mail-held-event")
            .link("mail-link-your-sign-up", &links.your_sign_up)
            .link("mail-link-cancel", &links.cancel),
        Subject::Newsletter(_) => writer
            .small("mail-why-newsletter")
            .small("mail-held-newsletter")
            .link("mail-link-your-sign-up", &links.your_sign_up)
            .link("mail-link-unsubscribe", &links.unsubscribe),
    };
}
