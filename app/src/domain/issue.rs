//! An issue of a newsletter: what it says, its limits, and how people are counted who read it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::announcement::{AnnouncementState, Progress, SUBJECT_MOST, WrittenError, checked_line, checked_text};
use super::audience::GivenAnswer;
use super::bounce::Halt;

/// The most characters a preview line may have: inboxes show fewer.
pub const PREVIEW_MOST: usize = 150;
/// The most characters an issue may have.
pub const ISSUE_MOST: usize = 30_000;
/// The most bytes the HTML of an issue may have: Gmail cuts a mail off at 102 kB.
pub const HTML_MOST: usize = 100_000;
/// Smaller numbers of people aren't shown: where few read, a number tells what somebody did.
const FEW: u32 = 5;

/// What an issue says, as it was written. A draft may still lack everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueContent {
    /// The subject: one line.
    pub subject: String,
    /// What an inbox shows after the subject: one line, or nothing.
    #[serde(default)]
    pub preview: String,
    /// The text, in Markdown.
    pub text: String,
}

impl IssueContent {
    /// Checks a subject, which a draft may not have yet.
    ///
    /// # Errors
    /// See [`WrittenError`]; never [`WrittenError::Empty`].
    pub fn subject(written: &str) -> Result<String, WrittenError> {
        or_empty(checked_line(written, SUBJECT_MOST))
    }

    /// Checks a preview line.
    ///
    /// # Errors
    /// See [`WrittenError`]; never [`WrittenError::Empty`].
    pub fn preview(written: &str) -> Result<String, WrittenError> {
        or_empty(checked_line(written, PREVIEW_MOST))
    }

    /// Checks a text, which a draft may not have yet.
    ///
    /// # Errors
    /// See [`WrittenError`]; never [`WrittenError::Empty`].
    pub fn text(written: &str) -> Result<String, WrittenError> {
        or_empty(checked_text(written, ISSUE_MOST))
    }
}

fn or_empty(checked: Result<String, WrittenError>) -> Result<String, WrittenError> {
    match checked {
        Err(WrittenError::Empty) => Ok(String::new()),
        other => other,
    }
}

/// An issue as its organisers see it.
#[derive(Clone, Debug)]
pub struct Issue {
    /// Its id.
    pub id: Uuid,
    /// Its number in its newsletter, once it's being sent.
    pub number: Option<u32>,
    /// What it says.
    pub content: IssueContent,
    /// The answer that its readers gave, if not all of them get it.
    pub answer: Option<GivenAnswer>,
    /// Its state.
    pub state: AnnouncementState,
    /// When it goes out or went out.
    pub send_at: Option<DateTime<Utc>>,
    /// How far it has got.
    pub progress: Progress,
    /// How many of its mails came back for good.
    pub bounced: u32,
    /// How many people have unsubscribed since it was sent and before the next one was.
    pub unsubscribed: u32,
    /// Why the site has paused it.
    pub halted: Option<Halt>,
    /// How many times it was changed.
    pub revision: i32,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
}

/// What a draft said before, and may say again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierSave {
    /// Its id.
    pub id: Uuid,
    /// Who saved it, while they have an account.
    pub name: Option<String>,
    /// When.
    pub saved_at: DateTime<Utc>,
    /// What it says.
    pub content: IssueContent,
}

impl Issue {
    /// Whether it's being written.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.state == AnnouncementState::Draft
    }
}

/// What is wrong with a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// It isn't a whole address of the web or of a mailbox.
    Unusable,
    /// It's a page of ours that doesn't exist.
    Missing,
    /// It's one person's own page.
    Personal,
    /// Only organisers can open it.
    Organisers,
}

impl LinkFault {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Unusable, Self::Missing, Self::Personal, Self::Organisers];

    /// Its name in the Fluent files, after a prefix.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unusable => "unusable",
            Self::Missing => "missing",
            Self::Personal => "personal",
            Self::Organisers => "organisers",
        }
    }
}

/// What is wrong with a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFault {
    /// Nobody has said what it shows, nor that it's decoration.
    Undescribed,
    /// It isn't kept any more.
    Missing,
    /// It isn't shown: it isn't one of ours, or isn't alone in its paragraph.
    Stray,
}

impl PictureFault {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Undescribed, Self::Missing, Self::Stray];

    /// Its name in the Fluent files, after a prefix.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Undescribed => "undescribed",
            Self::Missing => "missing",
            Self::Stray => "stray",
        }
    }
}

/// What is looked at before an issue is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueChecks {
    /// Whether the newsletter is open.
    pub is_open: bool,
    /// Whether there's a subject.
    pub has_subject: bool,
    /// Whether there's a text.
    pub has_text: bool,
    /// The links that are wrong.
    pub links: Vec<(String, LinkFault)>,
    /// The names in cards that no event has which anybody can find.
    pub cards: Vec<String>,
    /// How many pictures there are.
    pub pictures: usize,
    /// The pictures that are wrong: their paths or addresses.
    pub picture_faults: Vec<(String, PictureFault)>,
    /// Whether it says who publishes it.
    pub has_imprint: bool,
    /// Whether replies reach somebody.
    pub has_sender: bool,
    /// How many bytes its HTML has.
    pub size: usize,
}

impl IssueChecks {
    /// Whether it's short enough not to be cut off.
    #[must_use]
    pub const fn fits(&self) -> bool {
        self.size <= HTML_MOST
    }

    /// Whether it may be sent.
    #[must_use]
    pub const fn are_passed(&self) -> bool {
        let is_whole = self.is_open && self.has_subject && self.has_text && self.has_imprint && self.has_sender;
        let are_found = self.links.is_empty() && self.cards.is_empty() && self.picture_faults.is_empty();
        is_whole && are_found && self.fits()
    }
}

/// How a newsletter's readers came and left in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Growth {
    /// Its first day.
    pub month: chrono::NaiveDate,
    /// How many subscribed.
    pub subscribed: u32,
    /// How many unsubscribed.
    pub unsubscribed: u32,
}

/// A number of people that may be too small to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounded {
    /// Nobody.
    None,
    /// At least one, and fewer than this.
    Few(u32),
    /// As many.
    Exact(u32),
}

impl Rounded {
    /// A number as it's shown.
    #[must_use]
    pub const fn of(count: u32) -> Self {
        match count {
            0 => Self::None,
            count if count < FEW => Self::Few(FEW),
            count => Self::Exact(count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_may_lack_everything_and_hold_nothing_that_breaks_a_header() {
        assert_eq!(IssueContent::subject("  "), Ok(String::new()));
        assert_eq!(IssueContent::preview(""), Ok(String::new()));
        assert_eq!(IssueContent::text("\r\n"), Ok(String::new()));
        assert_eq!(IssueContent::subject("News\r\nBcc: x@example.org"), Err(WrittenError::Character));
        assert_eq!(IssueContent::preview("a\u{0}"), Err(WrittenError::Character));
        assert_eq!(IssueContent::preview(&"a".repeat(151)), Err(WrittenError::TooLong(150)));
        assert_eq!(IssueContent::text(&"\u{e9}".repeat(30_001)), Err(WrittenError::TooLong(30_000)));
    }

    #[test]
    fn a_few_people_are_not_counted_in_public() {
        assert_eq!([0, 1, 4, 5].map(Rounded::of), [Rounded::None, Rounded::Few(5), Rounded::Few(5), Rounded::Exact(5)]);
    }
}
