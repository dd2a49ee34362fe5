//! "Your data": links to everything held under an address. All we know about the recipient is that address.

use super::blocks::{Block, Mail};
use super::footer::Footer;
use super::writer::{MailWriter, one_line};
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
    writer.name("title", held.title());
    let (state, open, url) = match held.state {
        RecordState::Pending { .. } => ("mail-state-pending", "mail-your-data-confirm", &links.confirm),
        RecordState::Confirmed => ("mail-state-confirmed", "mail-your-data-open", &links.your_sign_up),
        RecordState::Waiting => ("mail-state-waiting", "mail-your-data-open", &links.your_sign_up),
        RecordState::Subscribed => ("mail-state-subscribed", "mail-your-data-open", &links.your_sign_up),
    };
    let deleted = dates::day(&writer.words, held.expires_at, held.zone(writer.words.home()));
    let facts = vec![
        writer.fact("mail-fact-for", one_line(&writer.chosen(held.title()))),
        writer.fact("mail-fact-state", writer.text(state)),
        writer.fact("mail-fact-deleted", deleted),
    ];
    writer.push(Block::Facts(facts)).button(open, url);
    match (&held.subject, held.state) {
        (Subject::Newsletter(_), RecordState::Subscribed) => {
            writer.link("mail-your-data-unsubscribe", &links.unsubscribe)
        }
        _ => writer.link("mail-your-data-delete", &links.cancel),
    };
}
