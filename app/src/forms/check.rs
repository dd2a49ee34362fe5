//! The checks of single values that people write, wherever they come from.

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
/// When it is empty, too long or more than a line.
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
/// When it is empty, too long or has a character that no text may have.
pub fn text(text: &str) -> Result<String, Why> {
    match text.trim() {
        "" => Err(Why::Empty),
        text if text.chars().any(|c| is_unsafe(c) && !matches!(c, '\n' | '\r')) => Err(Why::Character),
        text if text.chars().count() > TEXT => Err(Why::TooLong(TEXT)),
        text => Ok(text.replace("\r\n", "\n")),
    }
}

/// Why a question is asked.
///
/// # Errors
/// When it is no line or has too many words.
pub fn reason(text: &str) -> Result<String, Why> {
    let text = line(text)?;
    let words = text.split_whitespace().count();
    if words > REASON { Err(Why::TooManyWords(words)) } else { Ok(text) }
}

/// A whole number within a range.
///
/// # Errors
/// When it is none.
pub fn count(number: Option<u32>, range: &RangeInclusive<u32>) -> Result<u32, Why> {
    number.filter(|number| range.contains(number)).ok_or(Why::NotACount(*range.start(), *range.end()))
}

/// A time zone by its IANA name.
///
/// # Errors
/// When it is none.
pub fn zone(name: &str) -> Result<Zone, Why> {
    Zone::named(name).ok_or_else(|| Why::NotAZone(name.to_owned()))
}

/// The options of a question that has some.
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

/// What is wrong with a lawful basis.
///
/// # Errors
/// When something other than consent is to carry a newsletter.
pub fn basis(of: PurposeKind, basis: LawfulBasis) -> Result<(), Why> {
    let fits = of != PurposeKind::Newsletter || basis == LawfulBasis::Consent;
    if fits { Ok(()) } else { Err(Why::NewsletterBasis) }
}

/// What is wrong with the interest beside a lawful basis.
///
/// # Errors
/// When it is there or not as the basis needs it.
pub fn interest(basis: LawfulBasis, given: bool) -> Result<(), Why> {
    match (basis, given) {
        (LawfulBasis::LegitimateInterests, false) => Err(Why::InterestMissing),
        (LawfulBasis::Contract | LawfulBasis::Consent, true) => Err(Why::InterestLeftOver),
        _ => Ok(()),
    }
}
