//! Languages, and texts in one or more of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A BCP 47 language tag in lower case, such as `en` or `cy`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Language(String);

impl Language {
    /// English: always complete, and the language assumed for a text without one.
    #[must_use]
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// Takes any tag; `text::available` lists the languages the site itself speaks.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        Self(tag.to_ascii_lowercase())
    }

    /// The tag, for a `lang` attribute.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }
}

/// A text in one or more languages: in a TOML file a plain string (English) or `{ en = "…", cy = "…" }`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "BTreeMap<Language, String>")]
pub struct LocalText(BTreeMap<Language, String>);

/// A text as chosen for a reader, with its actual language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen<'t> {
    /// The text.
    pub text: &'t str,
    /// `Some` when it isn't in the language that was asked for, so that its element gets a `lang`.
    pub foreign: Option<&'t Language>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    One(String),
    Many(BTreeMap<Language, String>),
}

impl From<Written> for LocalText {
    fn from(written: Written) -> Self {
        match written {
            Written::One(text) => Self::english(text),
            Written::Many(texts) => Self(texts),
        }
    }
}

impl From<LocalText> for BTreeMap<Language, String> {
    fn from(text: LocalText) -> Self {
        text.0
    }
}

impl LocalText {
    /// A text in English only.
    pub fn english(text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(Language::english(), text.into())]))
    }

    /// A text from its translations.
    #[must_use]
    pub fn of(texts: BTreeMap<Language, String>) -> Self {
        Self(texts)
    }

    /// Every language and its text.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().map(|(language, text)| (language, text.as_str()))
    }

    /// Whether it has no text in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    /// The text in `language`, else in English, else in its first language; empty if it has none.
    #[must_use]
    pub fn choose(&self, language: &Language) -> Chosen<'_> {
        let found = self
            .0
            .get_key_value(language)
            .or_else(|| self.0.get_key_value(&Language::english()))
            .or_else(|| self.0.first_key_value());
        match found {
            Some((own, text)) => Chosen { text, foreign: (own != language).then_some(own) },
            None => Chosen { text: "", foreign: None },
        }
    }

    /// The same as [`Self::choose`], but only the text.
    #[must_use]
    pub fn get(&self, language: &Language) -> &str {
        self.choose(language).text
    }
}

#[cfg(test)]
mod tests;
