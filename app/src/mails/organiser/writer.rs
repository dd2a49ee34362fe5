//! What mails to organisers share: the words with their arguments, and the foot.

use fluent_templates::fluent_bundle::FluentValue;

use super::super::OrganiserMail;
use super::super::blocks::{Block, Mail};
use super::super::writer::one_line;
use crate::paths;
use crate::text::{Words, dates};

/// Writes one mail to an organiser, block by block.
pub(super) struct OrganiserMailWriter<'m> {
    mail: &'m OrganiserMail,
    words: Words,
    arguments: Vec<(&'static str, FluentValue<'static>)>,
    blocks: Vec<Block>,
}

impl<'m> OrganiserMailWriter<'m> {
    pub(super) fn new(mail: &'m OrganiserMail) -> Self {
        let words = Words::new(&mail.language).at_home_in(mail.organisation.timezone);
        let mut arguments: Vec<(&'static str, FluentValue<'static>)> = vec![
            ("name", one_line(&mail.name).into()),
            ("organisation", one_line(mail.organisation.name.get(&mail.language)).into()),
        ];
        if let Some(title) = &mail.detail.title {
            arguments.push(("title", one_line(title.get(&mail.language)).into()));
        }
        if let Some(role) = mail.detail.role {
            arguments.push(("role", words.get(&format!("desk-role-{}", role.name())).into()));
        }
        if let Some(count) = mail.detail.count {
            arguments.push(("count", count.into()));
        }
        if let Some(earlier) = mail.detail.earlier {
            arguments.push(("earlier", earlier.into()));
        }
        if let Some(day) = mail.detail.day {
            arguments.push(("day", dates::day(&words, day, words.home()).into()));
        }
        Self { mail, words, arguments, blocks: Vec::new() }
    }

    fn text(&self, key: &str) -> String {
        self.words.with(key, self.arguments.iter().cloned())
    }

    pub(super) fn push(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    pub(super) fn heading(self, key: &str) -> Self {
        let text = self.text(key);
        self.push(Block::Heading(text))
    }

    pub(super) fn paragraph(self, key: &str) -> Self {
        let text = self.text(key);
        self.push(Block::Paragraph(text))
    }

    pub(super) fn button(self, key: &str, url: &str) -> Self {
        let label = self.text(key);
        self.push(Block::Button { label, url: url.to_owned() })
    }

    /// The button to the page that the mail leads to.
    pub(super) fn button_to_page(self, key: &str) -> Self {
        let path = self.mail.detail.path.as_deref().unwrap_or(paths::organise::HOME);
        let url = format!("{}{path}", self.mail.links.site);
        self.button(key, &url)
    }

    /// Ends the mail with why it came, the privacy notice and the imprint.
    pub(super) fn finish(self, subject: &str) -> Mail {
        self.finish_because(subject, "desk-mail-why")
    }

    /// The same, with a reason of its own.
    pub(super) fn finish_because(self, subject: &str, why: &str) -> Mail {
        let (why, privacy) = (self.text(why), self.text("mail-link-privacy"));
        let imprint = self.mail.organisation.imprint.get(&self.mail.language).to_owned();
        let url = self.mail.links.privacy.clone();
        let ended = self.push(Block::Foot(why)).push(Block::Link { label: privacy, url }).push(Block::Foot(imprint));
        Mail { language: ended.mail.language.clone(), subject: ended.text(subject), blocks: ended.blocks }
    }
}
