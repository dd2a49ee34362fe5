//! Writes every mail, block by block: its texts with their arguments, and its foot.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use fluent_templates::fluent_bundle::FluentValue;

use super::RecordMail;
use super::blocks::{Block, Mail};
use super::brand::MailBrand;
use super::footer::{self, Footer};
use crate::domain::event::Event;
use crate::domain::held::Subject;
use crate::domain::language::{Language, LocalText};
use crate::domain::organisation::Organisation;
use crate::domain::retention::BACKUP_DAYS;
use crate::domain::zone::Zone;
use crate::text::{Words, dates};

/// Writes one mail.
pub(super) struct MailWriter<'m> {
    pub(super) organisation: &'m Organisation,
    pub(super) privacy_url: &'m str,
    pub(super) footer: Footer<'m>,
    pub(super) words: Words,
    /// The zone its times are shown in.
    zone: Zone,
    arguments: BTreeMap<&'static str, FluentValue<'static>>,
    blocks: Vec<Block>,
}

/// A text on one line, for subjects.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'m> MailWriter<'m> {
    pub(super) fn new(
        organisation: &'m Organisation,
        language: &Language,
        privacy_url: &'m str,
        footer: Footer<'m>,
    ) -> Self {
        let words = Words::new(language, organisation.timezone);
        let (zone, arguments) = (words.home(), BTreeMap::new());
        let from = Block::From(one_line(organisation.name.get(language)));
        let mut writer = Self { organisation, privacy_url, footer, words, zone, arguments, blocks: vec![from] };
        writer
            .name("organisation", &organisation.name)
            .argument("email", organisation.privacy_email.clone())
            .argument("phone", organisation.privacy_phone.clone());
        writer
    }

    /// A mail about a record that is held.
    pub(super) fn about(mail: &'m RecordMail) -> Self {
        Self::of_record(mail, Footer::Record(mail))
    }

    /// An issue of the newsletter of a record, which can be read on the web if there's an address.
    pub(super) fn of_issue(mail: &'m RecordMail, web: Option<&'m str>) -> Self {
        Self::of_record(mail, Footer::Issue(mail, web))
    }

    /// A mail about a record that is gone.
    pub(super) fn about_erased(mail: &'m RecordMail) -> Self {
        Self::of_record(mail, Footer::Erased)
    }

    fn of_record(mail: &'m RecordMail, footer: Footer<'m>) -> Self {
        let held = &mail.held;
        let mut writer = Self::new(&mail.organisation, &held.language, &mail.links.privacy, footer);
        writer.zone = held.zone(writer.zone);
        let ends = writer.day(held.expires_at);
        let names = [&mail.organisation.name, &held.branch.content.name].map(|name| writer.line(name));
        writer.blocks = vec![Block::From(names.join(" \u{b7} "))];
        writer
            .name("title", held.title())
            .name("branch", &held.branch.content.name)
            .argument("ends", ends)
            .argument("seats", held.seats)
            .argument("days", BACKUP_DAYS);
        if let Subject::Newsletter(newsletter) = &held.subject {
            let months = held.version.wording.renewed_after(newsletter);
            writer.name("frequency", &newsletter.content.frequency).argument("months", months);
        }
        writer
    }

    /// Adds an argument for the texts that follow.
    pub(super) fn argument(&mut self, name: &'static str, value: impl Into<FluentValue<'static>>) -> &mut Self {
        self.arguments.insert(name, value.into());
        self
    }

    /// An organiser's text as an argument, on one line.
    pub(super) fn name(&mut self, name: &'static str, text: &LocalText) -> &mut Self {
        let text = self.line(text);
        self.argument(name, text)
    }

    /// The text of `key` with every argument.
    pub(super) fn text(&self, key: &str) -> String {
        self.words.with(key, self.arguments.iter().map(|(name, value)| (*name, value.clone())))
    }

    /// An organiser's text in the mail's language.
    pub(super) fn chosen(&self, text: &LocalText) -> String {
        text.get(self.words.language()).to_owned()
    }

    /// The same on one line.
    pub(super) fn line(&self, text: &LocalText) -> String {
        one_line(&self.chosen(text))
    }

    /// A day, on one line.
    pub(super) fn day(&self, at: DateTime<Utc>) -> String {
        dates::day(&self.words, at, self.zone).replace(' ', "\u{a0}")
    }

    /// An hour.
    pub(super) fn clock(&self, at: DateTime<Utc>) -> String {
        dates::clock(&self.words, at, self.zone)
    }

    /// From when to when.
    pub(super) fn span(&self, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> String {
        dates::span(&self.words, starts_at, ends_at, self.zone)
    }

    /// Begins with the event's title, when and where it is, as people were told; or with the newsletter's title.
    pub(super) fn titled(&mut self, mail: &RecordMail) -> &mut Self {
        self.heading_as(mail.held.title()).when_and_where(mail)
    }

    pub(super) fn heading_as(&mut self, title: &LocalText) -> &mut Self {
        let title = self.line(title);
        self.push(Block::Heading(title))
    }

    /// When and where the event is; nothing for a newsletter.
    pub(super) fn when_and_where(&mut self, mail: &RecordMail) -> &mut Self {
        let Some(told) = mail.held.event().map(Event::told) else { return self };
        let when = dates::span(&self.words, told.starts_at, told.ends_at, told.timezone);
        let place = self.line(&told.place);
        self.push(Block::Strong(format!("{when}\n{place}")))
    }

    pub(super) fn heading(&mut self, key: &str) -> &mut Self {
        self.push(Block::Heading(self.text(key)))
    }

    pub(super) fn paragraph(&mut self, key: &str) -> &mut Self {
        self.push(Block::Paragraph(self.text(key)))
    }

    pub(super) fn button(&mut self, key: &str, url: &str) -> &mut Self {
        self.push(Block::Button { label: self.text(key), url: url.to_owned() })
    }

    pub(super) fn link(&mut self, key: &str, url: &str) -> &mut Self {
        self.push(Block::Link { label: self.text(key), url: url.to_owned() })
    }

    /// Small print.
    pub(super) fn small(&mut self, key: &str) -> &mut Self {
        self.push(Block::Foot(self.text(key)))
    }

    /// A link in the small print.
    pub(super) fn small_link(&mut self, key: &str, url: &str) -> &mut Self {
        self.push(Block::FootLink { label: self.text(key), url: url.to_owned() })
    }

    pub(super) fn push(&mut self, block: Block) -> &mut Self {
        self.blocks.push(block);
        self
    }

    /// A term and its value.
    pub(super) fn fact(&self, key: &str, value: String) -> (String, String) {
        (self.text(key), value)
    }

    /// Ends the mail with its foot.
    pub(super) fn finish(&mut self, subject: &str) -> Mail {
        let subject = self.text(subject);
        self.finish_as(&subject)
    }

    /// The same, with a subject that isn't one of our texts.
    pub(super) fn finish_as(&mut self, subject: &str) -> Mail {
        footer::write(self);
        Mail {
            language: self.words.language().clone(),
            subject: one_line(subject),
            preview: None,
            blocks: std::mem::take(&mut self.blocks),
            brand: MailBrand::default(),
        }
    }
}
