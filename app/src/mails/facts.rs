//! What a ticket says besides when and where: the code and its picture for the door, or the way to join online.

use super::RecordMail;
use super::blocks::Block;
use super::writer::MailWriter;
use crate::components::record::{is_online, join_link};
use crate::domain::event::EventContent;

impl MailWriter<'_> {
    /// The ticket. Nobody stands at the door of an online event: its first button is the way to join.
    pub(super) fn ticket(&mut self, mail: &RecordMail) -> &mut Self {
        let Some(event) = mail.held.event() else { return self };
        // Every field by name: a new one doesn't compile until somebody has decided whether the ticket shows it.
        let EventContent {
            title: _,
            summary: _,
            place: _,
            access,
            attendee_info,
            cost: _,
            cancelled: _,
            keep_why: _,
            photos: _,
            told: _,
        } = &event.content;
        if let Some(link) = join_link(&self.words, event) {
            self.button("ticket-join", &link);
        } else if !is_online(event) {
            self.code(mail);
        }
        let said = [("mail-fact-attendee-info", attendee_info), ("mail-fact-access", access)];
        let facts = said.into_iter().filter_map(|(key, text)| Some(self.fact(key, self.chosen(text.as_ref()?))));
        let facts: Vec<_> = facts.collect();
        if facts.is_empty() { self } else { self.push(Block::Facts(facts)) }
    }

    /// The one way to the record's page: the button, if it's not the way to join.
    pub(super) fn way_to_sign_up(&mut self, mail: &RecordMail) -> &mut Self {
        let joins = mail.held.event().is_some_and(|event| join_link(&self.words, event).is_some());
        let url = &mail.links.your_sign_up;
        if joins { self.link("mail-link-your-sign-up", url) } else { self.button("mail-link-your-sign-up", url) }
    }

    fn code(&mut self, mail: &RecordMail) {
        if let Some(code) = mail.held.ticket_code.clone() {
            self.push(Block::Code { label: self.text("ticket-code"), code });
        }
        if let Some(of) = mail.links.ticket.clone() {
            self.push(Block::QrCode { of, alt: self.text("ticket-qr") });
        }
    }
}
