//! Characters that no input may hold, wherever it comes from.

/// Whether `c` is NUL or another control character, a line or paragraph separator, or a bidi embedding, override or
/// isolate (UAX #9 §2.1–2.5), which make a text read otherwise than it is. The implicit marks U+200E and U+200F only
/// put punctuation in its place in Hebrew and Arabic, so they are none of these.
pub fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether `c` leaves no mark of its own where addresses are read, so that two of them would look alike.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Whether `c` is of the blocks whose letters run from right to left: Hebrew, Arabic and their neighbours (UAX #9, the
/// ranges of Unicode's `DerivedBidiClass` that are R or AL unless said otherwise).
pub fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    )
}
