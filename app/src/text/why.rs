//! Why something that an organiser wrote is refused, in the words of forms.

use super::Words;
use crate::domain::why::{REASON, Why};

/// A limit that nobody comes near isn't named.
const MOST_NAMED: u32 = 10_000;

/// The sentence about one input.
#[must_use]
pub fn sentence(words: &Words, why: &Why) -> String {
    match why {
        Why::Missing | Why::Empty => words.get("why-missing"),
        Why::NotOneLine => words.get("why-line"),
        Why::Character => words.get("why-character"),
        Why::TooLong(most) => words.with("why-long", [("most", words.number(*most).into())]),
        Why::TooManyWords(_) => words.with("why-words", [("most", REASON.into())]),
        Why::NotACount(_, most) if *most > MOST_NAMED => words.get("why-number"),
        Why::NotACount(least, most) => words.with("why-count", [("least", (*least).into()), ("most", (*most).into())]),
        Why::NotATime => words.get("why-time"),
        Why::NotADay => words.get("why-day"),
        Why::NotAClock => words.get("why-clock"),
        Why::Skipped(..) => words.get("why-skipped"),
        Why::NotAZone(_) => words.get("why-zone"),
        Why::EndsBeforeStart => words.get("why-end"),
        Why::ClosesAfterEnd => words.get("why-closes"),
        Why::OpensAfterClose => words.get("why-opens"),
        Why::Past => words.get("why-past"),
        Why::FewOptions => words.get("why-options"),
        Why::InterestMissing | Why::InterestLeftOver => words.get("why-interest"),
        Why::NewsletterBasis => words.get("why-newsletter"),
        Why::SpecialWithoutCondition => words.get("why-special"),
        Why::KeepReason => words.get("why-keep"),
        Why::Said(_) => words.get("why-other"),
    }
}
