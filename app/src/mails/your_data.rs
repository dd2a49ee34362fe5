//! "Your data": the links of everything held under an address. Its reader is known by the address alone.

use super::RecordMail;
use super::blocks::{Block, Mail};
use super::writer::one_line;
use crate::domain::held::{Held, Links, RecordState, Subject};
use crate::domain::language::Language;
use crate::domain::organisation::Organisation;
use crate::text::{Words, dates};

/// The mail about a single record.
pub fn mail(mail: &RecordMail) -> Mail {
    let held = [(mail.held.clone(), mail.links.clone())];
    of(&mail.organisation, &mail.held.language, &held, &mail.links.privacy)
}

/// For each record its title, state, end and links; or that nothing is held.
pub(super) fn of(organisation: &Organisation, language: &Language, held: &[(Held, Links)], privacy_url: &str) -> Mail {
    let words = Words::new(language).at_home_in(organisation.timezone);
    let name = one_line(organisation.name.get(language));
    let with = |key: &str| {
        let count = held.len();
        words.with(
            key,
            [
                ("organisation", name.clone().into()),
                ("count", count.into()),
                ("email", organisation.privacy_email.clone().into()),
                ("phone", organisation.privacy_phone.clone().into()),
            ],
        )
    };
    let lead = if held.is_empty() { "mail-your-data-nothing" } else { "mail-your-data-lead" };
    let mut blocks = vec![Block::Heading(with("mail-your-data-heading")), Block::Paragraph(with(lead))];
    for (held, links) in held {
        record(&mut blocks, &words, held, links);
    }
    blocks.push(Block::Foot(with("mail-your-data-why")));
    blocks.push(Block::Foot(with("mail-your-data-request")));
    blocks.push(Block::Link { label: with("mail-link-privacy"), url: privacy_url.to_owned() });
    blocks.push(Block::Foot(with("mail-your-data-contact")));
    blocks.push(Block::Foot(organisation.imprint.get(language).to_owned()));
    Mail { language: language.clone(), subject: super::your_data_subject(language), blocks }
}

fn record(blocks: &mut Vec<Block>, words: &Words, held: &Held, links: &Links) {
    let title = one_line(held.title().get(words.language()));
    let label = |key: &str| words.with(key, [("title", title.clone().into())]);
    let state = match held.standing {
        RecordState::Pending { .. } => "mail-state-pending",
        RecordState::Confirmed => "mail-state-confirmed",
        RecordState::Waiting => "mail-state-waiting",
        RecordState::Subscribed => "mail-state-subscribed",
    };
    blocks.push(Block::Facts(vec![
        (words.get("mail-fact-for"), title.clone()),
        (words.get("mail-fact-state"), words.get(state)),
        (words.get("mail-fact-deleted"), dates::day(words, held.expires_at, held.zone(words.home()))),
    ]));
    let (first, url) = match held.standing {
        RecordState::Pending { .. } => ("mail-your-data-confirm", &links.confirm),
        _ => ("mail-your-data-open", &links.your_sign_up),
    };
    blocks.push(Block::Button { label: label(first), url: url.clone() });
    let (last, url) = match (&held.subject, held.standing) {
        (Subject::Newsletter(_), RecordState::Subscribed) => ("mail-your-data-unsubscribe", &links.unsubscribe),
        _ => ("mail-your-data-delete", &links.cancel),
    };
    blocks.push(Block::Link { label: label(last), url: url.clone() });
}
