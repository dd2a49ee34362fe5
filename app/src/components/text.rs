//! Texts that organisers wrote, each marked with its language where that is not the page's (WCAG 3.1.2).

use leptos::prelude::*;

use crate::domain::language::{Chosen, LocalText};
use crate::text::Words;

/// A text, with its language where that differs from the page's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// The tag for its `lang` attribute.
    pub lang: Option<String>,
}

impl Piece {
    /// A text of an organiser, chosen for the reader.
    #[must_use]
    pub fn of(text: &LocalText, words: &Words) -> Self {
        let Chosen { text, foreign } = text.choose(words.language());
        Self { text: text.to_owned(), lang: foreign.map(|language| language.tag().to_owned()) }
    }

    /// A text of the site's own, or one without a language: an address, a date.
    #[must_use]
    pub fn own(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: None }
    }
}

/// A piece of text in a line.
#[component]
pub fn Said(
    /// The text.
    piece: Piece,
) -> impl IntoView {
    match piece.lang {
        Some(lang) => view! { <span lang=lang>{piece.text}</span> }.into_any(),
        None => piece.text.into_any(),
    }
}

/// A longer text: an empty line begins a new paragraph.
#[component]
pub fn Paragraphs(
    /// The text.
    piece: Piece,
    /// Whether it stands right below the page's heading.
    #[prop(optional)]
    lead: bool,
) -> impl IntoView {
    let text = piece.text.replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    let paragraphs = paragraphs.map(|paragraph| {
        let (lang, paragraph) = (piece.lang.clone(), paragraph.to_owned());
        if lead {
            view! { <p class="lead" lang=lang>{paragraph}</p> }.into_any()
        } else {
            view! { <p lang=lang>{paragraph}</p> }.into_any()
        }
    });
    paragraphs.collect::<Vec<_>>()
}

/// A text in which web addresses can be pressed: the way into an online event.
#[component]
pub fn Linked(
    /// The text.
    piece: Piece,
) -> impl IntoView {
    let words = piece.text.split_inclusive(char::is_whitespace).map(|word| {
        let url = word.trim_end_matches(|c: char| c.is_whitespace() || ".,;:!?)".contains(c));
        if url.starts_with("https://") || url.starts_with("http://") {
            let (link, rest) = (url.to_owned(), word[url.len()..].to_owned());
            view! { <a href=link.clone() rel="noreferrer">{link.clone()}</a>{rest} }.into_any()
        } else {
            word.to_owned().into_any()
        }
    });
    let words = words.collect::<Vec<_>>();
    view! { <p class="typed" lang=piece.lang>{words}</p> }
}

/// A sentence of the site's own that has a piece in it: the piece alone carries its language.
#[component]
pub fn Woven(
    /// The whole sentence.
    sentence: String,
    /// The piece that stands in it.
    piece: Piece,
) -> impl IntoView {
    match (piece.lang.is_some(), sentence.split_once(&piece.text)) {
        (true, Some((before, after))) => {
            view! { {before.to_owned()}<Said piece=piece.clone()/>{after.to_owned()} }.into_any()
        }
        _ => sentence.into_any(),
    }
}
