//! One line of text that an organiser types about people: names of colleagues.

use crate::domain::characters::{is_unsafe, one_line};

/// The most letters of a colleague's name.
pub const NAME: usize = 80;

/// One line of text as it is kept: trimmed, without what nobody sees, not empty, of at most `most` characters, none of
/// them unsafe.
#[must_use]
pub fn line(typed: &str, most: usize) -> Option<String> {
    let text = one_line(typed);
    let fits = !text.is_empty() && text.chars().count() <= most && !text.chars().any(is_unsafe);
    fits.then_some(text)
}
