//! A message from the organisers to the attendees: who gets it, its state, its limits.

use serde::{Deserialize, Serialize};

use super::audit::names;
use super::characters::{is_unsafe, one_line, visible};
use super::held::RecordState;

/// The most characters a subject may have: as many as phones show.
pub const SUBJECT_MOST: usize = 100;
/// The most characters a text may have.
pub const TEXT_MOST: usize = 5000;

/// What an announcement says, as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnouncementContent {
    /// The subject: one line.
    pub subject: String,
    /// The text, in Markdown.
    pub text: String,
}

names! {
    /// Who gets it.
    Segment {
        /// People with a seat.
        Confirmed = "confirmed",
        /// People on the waiting list.
        Waiting = "waiting",
        /// Everyone who has confirmed.
        Both = "both",
    }
}

names! {
    /// The state of an announcement.
    AnnouncementState {
        /// Written, not sent.
        Draft = "draft",
        /// It goes out at a set time.
        Scheduled = "scheduled",
        /// Going out.
        Sending = "sending",
        /// An issue that was held back while it went out; it can go on.
        Paused = "paused",
        /// Every mail is sent or given up on.
        Done = "done",
        /// Somebody stopped it.
        Stopped = "stopped",
    }
}

impl Segment {
    /// Whether a record in this state belongs to it.
    #[must_use]
    pub fn includes(self, state: RecordState) -> bool {
        match state {
            RecordState::Confirmed => matches!(self, Self::Confirmed | Self::Both),
            RecordState::Waiting => matches!(self, Self::Waiting | Self::Both),
            // Invariant 6: subscribers and unconfirmed sign-ups never get an event's announcements.
            RecordState::Pending { .. } | RecordState::Subscribed => false,
        }
    }
}

/// How far an announcement has got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How many people it was for when sending began.
    pub total: u32,
    /// Handed over to the relay.
    pub sent: u32,
    /// Refused, or given up on after days.
    pub failed: u32,
    /// The connection broke: these are tried again, with the same Message-ID. Those of an issue aren't.
    pub in_doubt: u32,
    /// Not sent because the person has cancelled or wants no mail, or somebody pressed stop.
    pub spared: u32,
    /// Still to be sent.
    pub left: u32,
    /// Whether nothing more will happen.
    pub over: bool,
}

/// What is wrong with a subject or text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenError {
    /// Nothing was written.
    Empty,
    /// More than this many characters.
    TooLong(usize),
    /// A control character.
    Character,
}

impl AnnouncementContent {
    /// Checks a subject: one line.
    ///
    /// # Errors
    /// See [`WrittenError`].
    pub fn subject(written: &str) -> Result<String, WrittenError> {
        checked_line(written, SUBJECT_MOST)
    }

    /// Checks a text; its line breaks become `\n`.
    ///
    /// # Errors
    /// See [`WrittenError`].
    pub fn text(written: &str) -> Result<String, WrittenError> {
        checked_text(written, TEXT_MOST)
    }
}

/// One line of at most so many characters.
pub(super) fn checked_line(written: &str, most: usize) -> Result<String, WrittenError> {
    checked(&one_line(written), most, is_unsafe)
}

/// A text of at most so many characters; its line breaks become `\n`.
pub(super) fn checked_text(written: &str, most: usize) -> Result<String, WrittenError> {
    let text = visible(written).replace("\r\n", "\n").replace('\r', "\n");
    checked(text.trim(), most, |c| is_unsafe(c) && c != '\n' && c != '\t')
}

fn checked(text: &str, most: usize, bad: impl Fn(char) -> bool) -> Result<String, WrittenError> {
    if text.is_empty() {
        Err(WrittenError::Empty)
    } else if text.chars().any(bad) {
        Err(WrittenError::Character)
    } else if text.chars().count() > most {
        Err(WrittenError::TooLong(most))
    } else {
        Ok(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_one_plain_line() {
        assert_eq!(AnnouncementContent::subject(" Bring a chair "), Ok("Bring a chair".to_owned()));
        assert_eq!(AnnouncementContent::subject(" \t"), Err(WrittenError::Empty));
        for bad in ["Chairs\r\nBcc: x@example.org", "a\u{0}b", "a\u{2028}b"] {
            assert_eq!(AnnouncementContent::subject(bad), Err(WrittenError::Character), "{bad:?}");
        }
        assert_eq!(AnnouncementContent::subject(&"a".repeat(101)), Err(WrittenError::TooLong(100)));
    }

    #[test]
    fn a_text_keeps_its_lines() {
        assert_eq!(AnnouncementContent::text("One\r\n\r\nTwo\r"), Ok("One\n\nTwo".to_owned()));
        assert_eq!(AnnouncementContent::text("One\u{2066} Two\u{200b}"), Ok("One Two".to_owned()));
        assert_eq!(AnnouncementContent::text("One\u{1b}Two"), Err(WrittenError::Character));
        assert_eq!(AnnouncementContent::text(&"\u{e9}".repeat(5001)), Err(WrittenError::TooLong(5000)));
    }

    #[test]
    fn no_segment_reaches_who_has_not_confirmed_or_reads_a_newsletter() {
        for segment in Segment::ALL {
            assert!(!segment.includes(RecordState::Subscribed));
            assert!(!segment.includes(RecordState::Pending { held_until: None }));
        }
        assert!(Segment::Both.includes(RecordState::Waiting) && Segment::Both.includes(RecordState::Confirmed));
        assert!(
            !Segment::Confirmed.includes(RecordState::Waiting) && !Segment::Waiting.includes(RecordState::Confirmed)
        );
    }
}
