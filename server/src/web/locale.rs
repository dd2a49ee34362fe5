//! The locale of a request: the language, chosen from what the browser asks for and the site speaks.

use std::convert::Infallible;
use std::sync::LazyLock;

use app::domain::language::Language;
use app::domain::zone::Zone;
use app::text::{self, Words};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::Web;

static AVAILABLE: LazyLock<Vec<Language>> = LazyLock::new(text::available);

/// The reader's language, and the organisation's time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locale(pub Language, Zone);

impl Locale {
    /// The texts in this locale.
    #[must_use]
    pub fn words(&self) -> Words {
        Words::new(&self.0, self.1)
    }
}

/// From `Accept-Language`: the first language the site speaks, with dialects (`cy-GB`) by their language; else English.
#[must_use]
pub fn language(headers: &HeaderMap) -> Language {
    choose(headers, &AVAILABLE)
}

fn choose(headers: &HeaderMap, available: &[Language]) -> Language {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let Some(asked) = asked.filter(|_| available.len() > 1) else { return Language::english() };
    let spoken = |tag: &str| available.iter().find(|language| language.tag().eq_ignore_ascii_case(tag));
    let found = accept_language::parse(asked)
        .iter()
        .find_map(|tag| spoken(tag).or_else(|| spoken(tag.split('-').next().unwrap_or_default())))
        .cloned();
    found.unwrap_or_else(Language::english)
}

impl FromRequestParts<Web> for Locale {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        Ok(Self(language(&parts.headers), web.home().await))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_reader_gets_the_first_language_that_the_site_speaks() {
        let available = [Language::english(), Language::new("cy")];
        for (asked, given) in [
            ("cy-GB, en;q=0.5", "cy"),
            ("fr, cy;q=0.3, en;q=0.2", "cy"),
            ("en-GB, cy;q=0.9", "en"),
            ("fr", "en"),
            ("", "en"),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(asked))]);
            assert_eq!(choose(&headers, &available).tag(), given, "{asked}");
        }
    }
}
