//! The purpose slip: what for, who sees it, passed on to whom, when it is deleted.

use chrono::{DateTime, Utc};

use crate::domain::event::Event;
use crate::domain::held::Held;
use crate::domain::newsletter::Newsletter;
use crate::domain::purpose::Wording;
use crate::text::Words;

/// The lines of a slip, in the reader's words. The same on a form, in a mail and on top of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// "Used for".
    pub used_for: String,
    /// "Seen by".
    pub seen_by: String,
    /// "Passed on to"; "Nobody" unless a third party is named.
    pub passed_on_to: String,
    /// "Deleted": the day, and that it happens by itself.
    pub deleted: String,
    /// Answers that go earlier: the question and the day.
    pub sooner: Vec<(String, String)>,
    /// Until when backups could still show it.
    pub backups: String,
}

impl Slip {
    /// The slip of an event's form.
    #[must_use]
    pub fn of_event(words: &Words, event: &Event, wording: &Wording) -> Self {
        let _ = (words, event, wording);
        todo!()
    }

    /// The slip of a newsletter's form, for someone who signs up at `now`.
    #[must_use]
    pub fn of_newsletter(words: &Words, newsletter: &Newsletter, wording: &Wording, now: DateTime<Utc>) -> Self {
        let _ = (words, newsletter, wording, now);
        todo!()
    }

    /// The slip of a record, with its own end.
    #[must_use]
    pub fn of_record(words: &Words, held: &Held) -> Self {
        let _ = (words, held);
        todo!()
    }

    /// Its lines as terms and values, for a mail.
    #[must_use]
    pub fn lines(&self, words: &Words) -> Vec<(String, String)> {
        let _ = words;
        todo!()
    }
}
