//! The checks of single values that people write, in forms and files.

use std::ops::RangeInclusive;

use crate::domain::characters::is_unsafe;
use crate::domain::field::{Choice, FieldKind};
use crate::domain::language::LocalText;
use crate::domain::purpose::{LawfulBasis, PurposeKind};
use crate::domain::why::{LINE, REASON, TEXT, Why};
use crate::domain::zone::Zone;

/// How many seats an event may have.
pub const SEATS: RangeInclusive<u32> = 0..=1_000_000;
/// How many seats one registration may have.
pub const GROUP: RangeInclusive<u32> = 1..=20;
/// After how many months a subscription ends unless it is renewed.
pub const RENEWAL: RangeInclusive<u32> = 1..=24;

/// A text in one line.
///
/// # Errors
/// When it's empty, too long or more than one line.
pub fn line(text: &str) -> Result<String, Why> {
    match text.trim() {
        "" => Err(Why::Empty),
        text if text.chars().any(is_unsafe) => Err(Why::NotOneLine),
        text if text.chars().count() > LINE => Err(Why::TooLong(LINE)),
        text => Ok(text.to_owned()),
    }
}

/// A text that may have several lines.
///
/// # Errors
/// When it's empty, too long or has a character that no text may have.
pub fn text(text: &str) -> Result<String, Why> {
    match text.trim() {
        "" => Err(Why::Empty),
        text if text.chars().any(|c| is_unsafe(c) && !matches!(c, '\n' | '\r')) => Err(Why::Character),
        text if text.chars().count() > TEXT => Err(Why::TooLong(TEXT)),
        text => Ok(text.replace("\r\n", "\n")),
    }
}

/// The reason for asking a question.
///
/// # Errors
/// When it isn't one line or has too many words.
pub fn reason(text: &str) -> Result<String, Why> {
    let text = line(text)?;
    let words = text.split_whitespace().count();
    if words > REASON { Err(Why::TooManyWords(words)) } else { Ok(text) }
}

/// A whole number within a range.
///
/// # Errors
/// When it isn't one.
pub fn count(number: Option<u32>, range: &RangeInclusive<u32>) -> Result<u32, Why> {
    number.filter(|number| range.contains(number)).ok_or(Why::NotACount(*range.start(), *range.end()))
}

/// A time zone by its IANA name.
///
/// # Errors
/// When it isn't one.
pub fn zone(name: &str) -> Result<Zone, Why> {
    Zone::named(name).ok_or_else(|| Why::NotAZone(name.to_owned()))
}

/// The options of a kind of question that has some.
///
/// # Errors
/// When there are too few.
pub fn options(kind: FieldKind, labels: Vec<LocalText>) -> Result<Vec<Choice>, Why> {
    if !kind.has_options() {
        return Ok(vec![]);
    }
    if labels.len() < 2 {
        return Err(Why::FewOptions);
    }
    Ok(labels.into_iter().zip(1_u32..).map(|(label, value)| Choice { value: value.to_string(), label }).collect())
}

/// Checks a lawful basis.
///
/// # Errors
/// When a newsletter is based on anything but consent.
pub fn basis(of: PurposeKind, basis: LawfulBasis) -> Result<(), Why> {
    let fits = of != PurposeKind::Newsletter || basis == LawfulBasis::Consent;
    if fits { Ok(()) } else { Err(Why::NewsletterBasis) }
}

/// Checks that an interest goes with its lawful basis.
///
/// # Errors
/// When it's missing but the basis needs it, or the other way round.
pub fn interest(basis: LawfulBasis, given: bool) -> Result<(), Why> {
    match (basis, given) {
        (LawfulBasis::LegitimateInterests, false) => Err(Why::InterestMissing),
        (LawfulBasis::Contract | LawfulBasis::Consent, true) => Err(Why::InterestLeftOver),
        _ => Ok(()),
    }
}
