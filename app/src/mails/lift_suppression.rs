//! "Do you want mail from us again?": to an address that wanted none, because its owner asked the data officer.

use super::blocks::{Block, Mail};
use super::writer::one_line;
use crate::domain::language::Language;
use crate::domain::organisation::Organisation;
use crate::text::Words;

/// Why it came, one button, and that doing nothing leaves all as it is.
pub(super) fn of(organisation: &Organisation, language: &Language, lift_url: &str, privacy_url: &str) -> Mail {
    let words = Words::new(language);
    let with = |key: &str| {
        words.with(
            key,
            [
                ("organisation", one_line(organisation.name.get(language)).into()),
                ("email", organisation.privacy_email.clone().into()),
                ("phone", organisation.privacy_phone.clone().into()),
            ],
        )
    };
    let blocks = vec![
        Block::Heading(with("mail-lift-heading")),
        Block::Paragraph(with("mail-lift-lead")),
        Block::Button { label: with("mail-lift-button"), url: lift_url.to_owned() },
        Block::Paragraph(with("mail-lift-nothing")),
        Block::Foot(with("mail-lift-why")),
        Block::Link { label: with("mail-link-privacy"), url: privacy_url.to_owned() },
        Block::Foot(with("mail-your-data-contact")),
        Block::Foot(organisation.imprint.get(language).to_owned()),
    ];
    Mail { language: language.clone(), subject: with("mail-lift-subject"), blocks }
}
