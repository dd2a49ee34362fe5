//! Public names in URLs: `[a-z0-9-]+`, at most 80 characters.

use serde::{Deserialize, Serialize};

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
    /// When it is empty, longer than 80 characters or has any other character than `a-z`, `0-9` and `-`.
    pub fn parse(name: &str) -> Result<Self, SlugError> {
        let fits = (1..=80).contains(&name.len())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits { Ok(Self(name.to_owned())) } else { Err(SlugError(name.to_owned())) }
    }

    /// The name as it stands in a URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
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
