//! What mails say about an event; about a newsletter, nothing.

use super::RecordMail;
use super::blocks::Block;
use super::writer::MailWriter;
use crate::domain::event::{Event, EventContent};

impl MailWriter<'_> {
    /// When, where and how many: what anyone may know.
    pub(super) fn event_facts(&mut self, mail: &RecordMail) -> &mut Self {
        if let Some(event) = mail.held.event() {
            let facts = self.facts_of(mail, event);
            self.push(Block::Facts(facts));
        }
        self
    }

    /// The ticket: the facts, what only attendees may know, the code, and its picture for the door.
    pub(super) fn ticket_facts(&mut self, mail: &RecordMail) -> &mut Self {
        let Some(event) = mail.held.event() else { return self };
        let mut facts = self.facts_of(mail, event);
        // Every field by name: a new one doesn't compile until somebody has decided whether the ticket shows it.
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
        if let Some(code) = &mail.held.ticket_code {
            facts.push(self.fact("mail-fact-ticket-code", code.clone()));
        }
        self.push(Block::Facts(facts));
        if let Some(of) = mail.links.ticket.clone() {
            self.push(Block::Picture { of, alt: self.text("ticket-qr") });
        }
        self
    }

    fn facts_of(&self, mail: &RecordMail, event: &Event) -> Vec<(String, String)> {
        let content = &event.content;
        let mut facts = vec![
            self.fact("mail-fact-when", self.span(event.starts_at, event.ends_at)),
            self.fact("mail-fact-where", self.chosen(&content.place)),
        ];
        if let Some(access) = &content.access {
            facts.push(self.fact("mail-fact-access", self.chosen(access)));
        }
        facts.push(self.fact("mail-fact-seats", mail.held.seats.to_string()));
        facts
    }
}
