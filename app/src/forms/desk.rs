//! What an organisers' form keeps when it is refused: everything that was typed, and what is wrong, in ready words.

use super::state::Typed;
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

/// A form as it is shown: typed values, and errors by input name in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskForm {
    /// What was typed.
    pub typed: Typed,
    /// What is wrong, in the order of the form: the input's name and the sentence that is shown.
    pub errors: Vec<(String, String)>,
}

impl DeskForm {
    /// A form without errors, filled with what was typed or is stored.
    #[must_use]
    pub const fn of(typed: Typed) -> Self {
        Self { typed, errors: vec![] }
    }

    /// A form filled with these pairs.
    #[must_use]
    pub fn filled<'p>(pairs: impl IntoIterator<Item = (&'p str, String)>) -> Self {
        Self::of(Typed::new(pairs.into_iter().map(|(name, value)| (name.to_owned(), value))))
    }

    /// The same form with one more error.
    #[must_use]
    pub fn wrong(mut self, name: &str, sentence: impl Into<String>) -> Self {
        self.refuse(name, sentence);
        self
    }

    /// Notes what is wrong with an input.
    pub fn refuse(&mut self, name: &str, sentence: impl Into<String>) {
        self.errors.push((name.to_owned(), sentence.into()));
    }

    /// The error of an input, if it has one.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(of, _)| of == name).map(|(_, sentence)| sentence.as_str())
    }

    /// Whether anything is wrong.
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }
}
