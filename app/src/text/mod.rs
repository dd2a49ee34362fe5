//! Every text that people read comes from the Fluent files in `app/i18n`, one folder per language. A second language is
//! a second folder and needs no code.

pub mod answers;
pub mod attendees;
pub mod dates;
pub mod template_texts;
pub mod why;

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::Loader as _;
use fluent_templates::fluent_bundle::FluentValue;
use unic_langid::LanguageIdentifier;

use crate::domain::language::{Language, LocalText};
use crate::domain::zone::Zone;

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./i18n",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The texts in one language, for readers in one time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    language: Language,
    id: LanguageIdentifier,
    home: Zone,
}

/// The languages that the site speaks, English first.
#[must_use]
pub fn available() -> Vec<Language> {
    let mut others: Vec<Language> =
        LOCALES.locales().map(|id| Language::new(&id.to_string())).filter(|l| *l != Language::english()).collect();
    others.sort();
    others.insert(0, Language::english());
    others.dedup();
    others
}

/// The text of `key` in every language that the site speaks.
#[must_use]
pub fn everywhere(key: &str) -> LocalText {
    LocalText::of(
        available().into_iter().map(|language| (language.clone(), Words::timeless(&language).get(key))).collect(),
    )
}

impl Words {
    /// The texts in `language`, for readers in the organisation's zone `home`: times in other zones name theirs.
    /// Languages that the site doesn't speak fall back to English.
    #[must_use]
    pub fn new(language: &Language, home: Zone) -> Self {
        let id = language.tag().parse().unwrap_or_default();
        Self { language: language.clone(), id, home }
    }

    /// The texts in `language`, where none of them names a time.
    #[must_use]
    pub fn timeless(language: &Language) -> Self {
        Self::new(language, Zone::utc())
    }

    /// The organisation's zone.
    #[must_use]
    pub const fn home(&self) -> Zone {
        self.home
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The text of `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        LOCALES.lookup(&self.id, key)
    }

    /// The text of `key`, if there is one.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<String> {
        LOCALES.try_lookup(&self.id, key)
    }

    /// The text of `key` with its arguments: strings and numbers.
    #[must_use]
    pub fn with<'a>(&self, key: &str, arguments: impl IntoIterator<Item = (&'static str, FluentValue<'a>)>) -> String {
        let arguments: HashMap<Cow<'static, str>, FluentValue<'_>> =
            arguments.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect();
        LOCALES.lookup_with_args(&self.id, key, &arguments)
    }

    /// A large number as people write it: `2,000`.
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        let digits = number.to_string();
        let (start, thousands) = digits.split_at(digits.len() % 3);
        let groups = thousands.as_bytes().chunks(3).map(String::from_utf8_lossy);
        let start = (!start.is_empty()).then_some(Cow::Borrowed(start));
        start.into_iter().chain(groups).collect::<Vec<_>>().join(&self.get("number-thousands"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_number_is_read_by_its_thousands() {
        let words = Words::timeless(&Language::english());
        let read = [0, 12, 999, 2_000, 30_000, 200_000, 1_000_000].map(|number| words.number(number));
        assert_eq!(read, ["0", "12", "999", "2,000", "30,000", "200,000", "1,000,000"]);
    }
}
