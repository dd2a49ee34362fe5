//! One line of text that an organiser types: a colleague's name.

use crate::domain::characters::{is_unsafe, one_line};

/// The most letters in a colleague's name.
pub const NAME: usize = 80;

/// One line of text as it's kept: trimmed, without invisible or unsafe characters, not empty, at most `most`
/// characters.
#[must_use]
pub fn line(typed: &str, most: usize) -> Option<String> {
    let text = one_line(typed);
    let fits = !text.is_empty() && text.chars().count() <= most && !text.chars().any(is_unsafe);
    fits.then_some(text)
}
