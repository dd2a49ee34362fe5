//! Invisible characters, and characters that mean the same as others. Invisible ones are dropped from what people type
//! or paste; what no text may contain is refused, whatever its source.

use icu_properties::props::{
    BidiClass, Dash, DefaultIgnorableCodePoint, ExtendedPictographic, GeneralCategory, IndicSyllabicCategory,
    JoiningType,
};
use icu_properties::{CodePointMapData, CodePointSetData};
use unicode_normalization::char::is_combining_mark;

const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';
const ZERO_WIDTH_JOINER: char = '\u{200d}';
const EMOJI_VARIATION: char = '\u{fe0f}';
const BLACK_FLAG: char = '\u{1f3f4}';

/// Whether `c` is NUL or another control character, a line or paragraph separator, or a bidi embedding, override or
/// isolate (UAX #9 §2.1–2.5), which can make a text read differently. The implicit marks U+200E and U+200F aren't among
/// them: they only position punctuation in Hebrew and Arabic.
pub fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text without its invisible characters: bidi controls, zero-width spaces, soft hyphens, byte order marks. Invisible
/// ones that shape the visible stay: joiners where a script or an emoji needs them, tags of flags, variation selectors,
/// and implicit marks inside right-to-left text. Unsafe characters are left in, to be refused later.
#[must_use]
pub fn visible(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut after = None;
    let mut pairs: Vec<(char, Option<char>)> = Vec::new();
    for c in text.chars().rev().filter(|c| !is_ignorable(*c) || shapes(*c)) {
        pairs.push((c, after));
        after = if is_ignorable(c) { after } else { Some(c) };
    }
    let is_rtl = pairs.iter().any(|(c, _)| is_right_to_left(*c));
    let mut kept = Kept::default();
    for (c, after) in pairs.into_iter().rev() {
        if !is_ignorable(c) || kept.needs(c, after, is_rtl) {
            kept.push(c);
        }
    }
    kept.text
}

/// Visible text in one line: non-breaking spaces and tabs become plain spaces.
#[must_use]
pub fn one_line(text: &str) -> String {
    let plain = |c| if matches!(c, '\t' | '\u{a0}' | '\u{2007}' | '\u{202f}') { ' ' } else { c };
    visible(text).trim().chars().map(plain).collect()
}

/// A text with a syntax (a number, a day, a code) in plain characters: digits of any script as ASCII, every blank as a
/// space, every dash as a hyphen, full-width forms as ASCII, nothing invisible.
#[must_use]
pub fn plain(text: &str) -> String {
    let plain = |c: char| match c {
        '\t' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c if c.is_whitespace() && !is_unsafe(c) => ' ',
        c if is_dash(c) => '-',
        c => digit(c).and_then(|value| char::from_digit(value, 10)).unwrap_or(c),
    };
    text.trim().chars().filter(|c| !is_ignorable(*c)).map(plain).collect::<String>().trim().to_owned()
}

/// Whether `c` is one of the two characters that decide whether neighbouring letters join.
pub(super) const fn is_joiner(c: char) -> bool {
    matches!(c, ZERO_WIDTH_JOINER | ZERO_WIDTH_NON_JOINER)
}

/// Whether `c` is invisible unless it shapes another character.
pub(super) fn is_ignorable(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// Whether `c` is a hyphen or another dash.
pub(super) fn is_dash(c: char) -> bool {
    CodePointSetData::new::<Dash>().contains(c)
}

/// The value of a decimal digit in any script: a script's digits are consecutive, from nought to nine (Unicode §4.6).
fn digit(c: char) -> Option<u32> {
    let is_digit = |c: char| category(c) == GeneralCategory::DecimalNumber;
    let before = |back: u32| u32::from(c).checked_sub(back).and_then(char::from_u32);
    let row = (0..).take_while(|back| before(*back).is_some_and(is_digit)).count();
    row.checked_sub(1).and_then(|place| u32::try_from(place % 10).ok())
}

/// Whether `c` is invisible but may shape what is visible.
fn shapes(c: char) -> bool {
    is_joiner(c) || is_tag(c) || is_implicit(c) || category(c) == GeneralCategory::NonspacingMark
}

/// The text kept so far.
#[derive(Default)]
struct Kept {
    text: String,
    /// The last character.
    last: Option<char>,
    /// The last one that isn't a combining mark.
    letter: Option<char>,
}

impl Kept {
    fn push(&mut self, c: char) {
        self.text.push(c);
        self.last = Some(c);
        if !is_ignorable(c) && !is_combining_mark(c) {
            self.letter = Some(c);
        }
    }

    /// Whether the invisible `c` has something to shape between the text kept and the next visible character.
    fn needs(&self, c: char, after: Option<char>, is_rtl: bool) -> bool {
        let Some(before) = self.last.filter(|c| !c.is_whitespace()) else { return false };
        if is_tag(c) {
            return before == BLACK_FLAG || is_tag(before);
        }
        if is_implicit(c) {
            return is_rtl && after.is_some();
        }
        if is_joiner(before) || !is_joiner(c) {
            return !is_joiner(before);
        }
        let joined = joins(before) || self.letter.is_some_and(joins);
        if c == ZERO_WIDTH_NON_JOINER {
            return joined && after.is_some_and(|after| joins(after) || is_combining_mark(after));
        }
        let picture = before == EMOJI_VARIATION || is_picture(before);
        joined || picture && after.is_some_and(is_picture)
    }
}

/// Whether `c` belongs to a script whose letters join or stack.
fn joins(c: char) -> bool {
    let cursive = CodePointMapData::<JoiningType>::new().get(c);
    let is_cursive = !matches!(cursive, JoiningType::NonJoining | JoiningType::Transparent);
    let syllabic = CodePointMapData::<IndicSyllabicCategory>::new().get(c);
    let is_stacked = syllabic != IndicSyllabicCategory::Other && (c.is_alphabetic() || is_combining_mark(c));
    is_cursive || is_stacked
}

/// Whether `c` is an emoji or its skin tone.
fn is_picture(c: char) -> bool {
    CodePointSetData::new::<ExtendedPictographic>().contains(c) || matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

const fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0020}'..='\u{e007f}')
}

const fn is_implicit(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Whether `c` is a letter of a right-to-left script (UAX #9, classes R and AL).
#[must_use]
pub fn is_right_to_left(c: char) -> bool {
    // The marks themselves belong to these classes too.
    let class = CodePointMapData::<BidiClass>::new().get(c);
    !is_ignorable(c) && matches!(class, BidiClass::RightToLeft | BidiClass::ArabicLetter)
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

#[cfg(test)]
mod tests;
