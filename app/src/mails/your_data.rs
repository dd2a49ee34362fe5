//! "Your data": links to everything held under an address. All we know about the recipient is that address.

use super::blocks::{Block, Mail};
use super::footer::Footer;
use super::writer::MailWriter;
use crate::domain::held::{Held, Links, RecordState, Subject};
use crate::domain::language::Language;
use crate::domain::organisation::Organisation;
use crate::text::dates;

/// Title, state, end and links of each record; or that nothing is held.
pub(super) fn mail(organisation: &Organisation, language: &Language, held: &[(Held, Links)], privacy: &str) -> Mail {
    let mut writer = MailWriter::new(organisation, language, privacy, Footer::YourData);
    let lead = if held.is_empty() { "mail-your-data-nothing" } else { "mail-your-data-lead" };
    writer.argument("count", held.len()).heading("mail-your-data-heading").paragraph(lead);
    for (held, links) in held {
        record(&mut writer, held, links);
    }
    writer.finish("mail-your-data-subject")
}

fn record(writer: &mut MailWriter<'_>, held: &Held, links: &Links) {
    let (state, open, url) = match held.state {
        RecordState::Pending { .. } => ("mail-state-pending", "mail-your-data-confirm", &links.confirm),
        RecordState::Confirmed => ("mail-state-confirmed", "mail-link-your-sign-up", &links.your_sign_up),
        RecordState::Waiting => ("mail-state-waiting", "mail-link-your-sign-up", &links.your_sign_up),
        RecordState::Subscribed => ("mail-state-subscribed", "mail-link-your-sign-up", &links.your_sign_up),
    };
    let title = writer.line(held.title());
    let deleted = dates::day(&writer.words, held.expires_at, held.zone(writer.words.home()));
    let said = writer.argument("seats", held.seats).text(state);
    writer
        .argument("state", said)
        .argument("ends", deleted)
        .push(Block::Subheading(title))
        .paragraph("mail-your-data-record")
        .button(open, url);
    match (&held.subject, held.state) {
        (Subject::Newsletter(_), RecordState::Subscribed) => writer.link("mail-link-unsubscribe", &links.unsubscribe),
        _ => writer.link("mail-your-data-delete", &links.cancel),
    };
}
