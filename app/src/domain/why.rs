//! Why something that an organiser wrote is refused. `Display` gives the sentence for an import's report; those of
//! forms are in the Fluent files.

use std::fmt;

use chrono::NaiveDateTime;

use super::zone::Zone;

/// The most characters of a one-line text: titles and names end up in mail headers.
pub const LINE: usize = 200;
/// The most characters of a longer text.
pub const TEXT: usize = 5_000;
/// The most words in a question's reason.
pub const REASON: usize = 12;

/// What is wrong with one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It's missing.
    Missing,
    /// It's there but empty.
    Empty,
    /// It has a line break or a control character, but must be one line.
    NotOneLine,
    /// It has a character that no text may have.
    Character,
    /// It's longer than this many characters.
    TooLong(usize),
    /// The reason has this many words, but at most [`REASON`] are allowed.
    TooManyWords(usize),
    /// Not a whole number in this range.
    NotACount(u32, u32),
    /// Not a date and a time.
    NotATime,
    /// Not a day.
    NotADay,
    /// Not a time of day.
    NotAClock,
    /// A time that the clocks skip in that zone.
    Skipped(NaiveDateTime, Zone),
    /// Not the name of a time zone.
    NotAZone(String),
    /// The end is not after the start.
    EndsBeforeStart,
    /// Sign-up closes after the event's end.
    ClosesAfterEnd,
    /// Sign-up opens after it closes.
    OpensAfterClose,
    /// The event was moved into the past.
    Past,
    /// A choice without at least two options.
    FewOptions,
    /// Legitimate interests without naming the interest.
    InterestMissing,
    /// An interest named with another basis.
    InterestLeftOver,
    /// A newsletter with a basis other than consent.
    NewsletterBasis,
    /// A special question without a condition for it.
    SpecialWithoutCondition,
    /// Kept longer than usual, without a written reason.
    KeepReason,
    /// Anything else, in the import's own words.
    Said(String),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = match self {
            Self::Missing => "is missing",
            Self::Empty => "is empty; write something or leave the key out",
            Self::NotOneLine => "must be one line, without control characters",
            Self::Character => "has a control character that no text may have",
            Self::TooLong(most) => return write!(f, "is longer than {most} characters"),
            Self::TooManyWords(words) => return write!(f, "has {words} words; {REASON} at most"),
            Self::NotACount(least, most) => return write!(f, "must be a whole number from {least} to {most}"),
            Self::NotATime => "must be a date and a time such as 2027-06-12 18:00",
            Self::NotADay => "must be a day such as 2027-06-12",
            Self::NotAClock => "must be a time of day such as 18:00",
            Self::Skipped(at, zone) => {
                return write!(f, "{} does not exist in {zone}: the clocks skip it", at.format("%Y-%m-%d %H:%M"));
            }
            Self::NotAZone(name) => {
                return write!(f, "\u{201c}{name}\u{201d} is not a time zone such as Europe/London");
            }
            Self::EndsBeforeStart => "must be after starts_at",
            Self::ClosesAfterEnd => "must not be after the event's end",
            Self::OpensAfterClose => "must be before sign-up closes",
            Self::Past => "is in the past: an event can only be moved to a time that is to come",
            Self::FewOptions => "needs at least two options",
            Self::InterestMissing => "is missing: with legitimate interests say which",
            Self::InterestLeftOver => "belongs to legitimate_interests alone: leave it out",
            Self::NewsletterBasis => "must be \"consent\": newsletters go to those who asked for them",
            Self::SpecialWithoutCondition => "needs special_condition = \"explicit_consent\" in the purpose",
            Self::KeepReason => "is longer than usual: say why",
            Self::Said(words) => words,
        };
        f.write_str(plain)
    }
}

impl From<String> for Why {
    fn from(words: String) -> Self {
        Self::Said(words)
    }
}

impl From<&str> for Why {
    fn from(words: &str) -> Self {
        Self::Said(words.to_owned())
    }
}
