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
    /// The class of each paragraph.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    let text = piece.text.replace("\r\n", "\n");
    text.split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| view! { <p class=class lang=piece.lang.clone()>{paragraph.to_owned()}</p> })
        .collect::<Vec<_>>()
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
