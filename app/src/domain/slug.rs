//! Public names in URLs: `[a-z0-9-]+`, at most 80 characters.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A public name of a branch, event or newsletter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Slug(String);

/// Not a slug.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("\u{201c}{0}\u{201d} is not a name for a URL: use 1 to 80 of a-z, 0-9 and -")]
pub struct SlugError(pub String);

impl Slug {
    /// Checks a public name.
    ///
    /// # Errors
    /// When it's empty, longer than 80 characters or has a character other than `a-z`, `0-9` and `-`.
    pub fn parse(name: &str) -> Result<Self, SlugError> {
        let fits = (1..=80).contains(&name.len())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits { Ok(Self(name.to_owned())) } else { Err(SlugError(name.to_owned())) }
    }

    /// A public name made from a title: its letters and digits. `None` if it has none.
    #[must_use]
    pub fn of_title(title: &str) -> Option<Self> {
        let name: String = plain(title, '-').chars().take(60).collect();
        Self::parse(name.trim_matches('-')).ok()
    }

    /// The same name with a suffix, cut where it would be too long.
    #[must_use]
    pub fn with(&self, more: &str) -> Self {
        let kept: String = self.0.chars().take(79_usize.saturating_sub(more.len())).collect();
        Self(format!("{}-{more}", kept.trim_end_matches('-')))
    }

    /// The name as used in a URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The plain letters and digits of a text, without accents, and `between` in place of everything else.
pub(super) fn plain(text: &str, between: char) -> String {
    let mut plain = String::new();
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c.to_ascii_lowercase() {
            '\'' | '\u{2019}' => {}
            c if c.is_ascii_alphanumeric() => plain.push(c),
            _ if plain.ends_with(between) || plain.is_empty() => {}
            _ => plain.push(between),
        }
    }
    plain.trim_end_matches(between).to_owned()
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::parse(&name).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
