//! What the mails share: the words with their arguments, the facts of an event, the slip and the foot.

use chrono::{DateTime, Utc};
use fluent_templates::fluent_bundle::FluentValue;

use super::RecordMail;
use super::blocks::{Block, Mail};
use crate::components::slip::Slip;
use crate::domain::event::{Event, EventContent};
use crate::domain::held::{RecordState, Subject};
use crate::domain::language::LocalText;
use crate::domain::retention::BACKUP_DAYS;
use crate::text::{Words, dates};

/// Writes one mail about a record, block by block.
pub(super) struct MailWriter<'m> {
    pub(super) mail: &'m RecordMail,
    words: Words,
    arguments: Vec<(&'static str, FluentValue<'static>)>,
    blocks: Vec<Block>,
}

/// A text on one line, as a subject needs it.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'m> MailWriter<'m> {
    pub(super) fn new(mail: &'m RecordMail) -> Self {
        let held = &mail.held;
        let words = Words::new(&held.language).at_home_in(mail.organisation.timezone);
        let chosen = |text: &LocalText| one_line(text.get(&held.language)).into();
        let mut arguments: Vec<(&'static str, FluentValue<'static>)> = vec![
            ("title", chosen(held.title())),
            ("branch", chosen(&held.branch.content.name)),
            ("organisation", chosen(&mail.organisation.name)),
            ("ends", dates::day(&words, held.expires_at, held.zone(words.home())).into()),
            ("seats", held.seats.into()),
            ("days", BACKUP_DAYS.into()),
        ];
        match &held.subject {
            Subject::Event(event) => {
                let told = event.told();
                arguments.push(("when", dates::span(&words, told.starts_at, told.ends_at, told.timezone).into()))
            }
            Subject::Newsletter(newsletter) => {
                arguments.push(("frequency", chosen(&newsletter.content.frequency)));
                arguments.push(("months", held.version.wording.renewed_after(newsletter).into()));
            }
        }
        Self { mail, words, arguments, blocks: Vec::new() }
    }

    pub(super) const fn words(&self) -> &Words {
        &self.words
    }

    /// Another argument for the texts that follow.
    pub(super) fn argument(&mut self, name: &'static str, value: String) -> &mut Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The text of `key` with every argument.
    pub(super) fn text(&self, key: &str) -> String {
        self.words.with(key, self.arguments.iter().cloned())
    }

    /// An organiser's text in the record's language.
    pub(super) fn chosen(&self, text: &LocalText) -> String {
        text.get(&self.mail.held.language).to_owned()
    }

    /// A day in the record's zone.
    pub(super) fn day(&self, at: DateTime<Utc>) -> String {
        dates::day(&self.words, at, self.mail.held.zone(self.words.home()))
    }

    /// A day and an hour in the record's zone.
    pub(super) fn moment(&self, at: DateTime<Utc>) -> String {
        dates::moment(&self.words, at, self.mail.held.zone(self.words.home()))
    }

    /// From when to when, in the record's zone.
    pub(super) fn span(&self, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> String {
        dates::span(&self.words, starts_at, ends_at, self.mail.held.zone(self.words.home()))
    }

    pub(super) fn heading(&mut self, key: &str) -> &mut Self {
        let text = self.text(key);
        self.push(Block::Heading(text))
    }

    pub(super) fn paragraph(&mut self, key: &str) -> &mut Self {
        let text = self.text(key);
        self.push(Block::Paragraph(text))
    }

    pub(super) fn button(&mut self, key: &str, url: &str) -> &mut Self {
        let label = self.text(key);
        self.push(Block::Button { label, url: url.to_owned() })
    }

    pub(super) fn link(&mut self, key: &str, url: &str) -> &mut Self {
        let label = self.text(key);
        self.push(Block::Link { label, url: url.to_owned() })
    }

    pub(super) fn push(&mut self, block: Block) -> &mut Self {
        self.blocks.push(block);
        self
    }

    /// A term and its value.
    pub(super) fn fact(&self, key: &str, value: String) -> (String, String) {
        (self.text(key), value)
    }

    /// When, where and how many, as everyone may know it.
    pub(super) fn event_facts(&self, event: &Event) -> Vec<(String, String)> {
        let content = &event.content;
        let mut facts = vec![
            self.fact("mail-fact-when", self.span(event.starts_at, event.ends_at)),
            self.fact("mail-fact-where", self.chosen(&content.place)),
        ];
        if let Some(access) = &content.access {
            facts.push(self.fact("mail-fact-access", self.chosen(access)));
        }
        facts.push(self.fact("mail-fact-seats", self.mail.held.seats.to_string()));
        facts
    }

    /// The ticket: the facts, what only those who come may know, the code, and its picture for the door.
    pub(super) fn ticket_facts(&mut self, event: &Event) -> &mut Self {
        let mut facts = self.event_facts(event);
        // Every part by name: a new one doesn't compile until somebody has said whether the ticket shows it.
        let EventContent {
            title: _,
            summary: _,
            place: _,
            access: _,
            attendee_info,
            cost: _,
            cancelled: _,
            keep_why: _,
            photos: _,
            told: _,
        } = &event.content;
        if let Some(info) = attendee_info {
            facts.push(self.fact("mail-fact-attendee-info", self.chosen(info)));
        }
        if let Some(code) = &self.mail.held.ticket_code {
            facts.push(self.fact("mail-fact-ticket-code", code.clone()));
        }
        self.push(Block::Facts(facts));
        if let Some(of) = self.mail.links.ticket.clone() {
            self.push(Block::Picture { of, alt: self.text("ticket-qr") });
        }
        self
    }

    /// Ends the mail with the slip and the foot.
    pub(super) fn finish(&mut self, subject: &str) -> Mail {
        let subject = self.text(subject);
        self.finish_as(&subject)
    }

    /// The same, with a subject that is no text of ours.
    pub(super) fn finish_as(&mut self, subject: &str) -> Mail {
        let slip = Slip::of_record(&self.words, &self.mail.held).lines(&self.words);
        let title = self.text("mail-slip-title");
        self.push(Block::Slip { title, lines: slip });
        self.foot();
        self.close(one_line(subject))
    }

    /// Ends the mail without slip and foot links, where nothing is held any more.
    pub(super) fn finish_erased(&mut self, subject: &str) -> Mail {
        self.imprint();
        let subject = self.text(subject);
        self.close(subject)
    }

    fn close(&mut self, subject: String) -> Mail {
        Mail { language: self.mail.held.language.clone(), subject, blocks: std::mem::take(&mut self.blocks) }
    }

    /// Why it came, what is held until when, the links, the imprint.
    fn foot(&mut self) {
        let mail = self.mail;
        let pending = matches!(mail.held.standing, RecordState::Pending { .. });
        let (why, held) = match (&mail.held.subject, pending) {
            (_, true) => ("mail-why-pending", "mail-held-pending"),
            (Subject::Event(_), false) if mail.held.by_organiser => ("mail-why-added", "mail-held-event"),
            (Subject::Event(_), false) => ("mail-why-event", "mail-held-event"),
            (Subject::Newsletter(_), false) => ("mail-why-newsletter", "mail-held-newsletter"),
        };
        for key in [why, held] {
            let text = self.text(key);
            self.push(Block::Foot(text));
        }
        if pending {
            self.link("mail-link-not-me", &mail.links.cancel);
        } else {
            self.link("mail-link-your-sign-up", &mail.links.your_sign_up);
            match mail.held.subject {
                Subject::Event(_) => self.link("mail-link-cancel", &mail.links.cancel),
                Subject::Newsletter(_) => self.link("mail-link-unsubscribe", &mail.links.unsubscribe),
            };
        }
        self.imprint();
    }

    fn imprint(&mut self) {
        self.link("mail-link-privacy", &self.mail.links.privacy);
        let contact = self.text("mail-contact");
        let imprint = self.chosen(&self.mail.organisation.imprint);
        self.push(Block::Foot(contact)).push(Block::Foot(imprint));
    }
}
