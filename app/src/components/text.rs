//! Texts that organisers wrote, each marked with its language if that isn't the page's (WCAG 3.1.2).

use leptos::prelude::*;

use super::links::linked;
use crate::domain::characters::is_right_to_left;
use crate::domain::language::{Chosen, LocalText};
use crate::text::Words;

/// A text, with its language if that isn't the page's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// The tag for its `lang` attribute.
    pub lang: Option<String>,
}

impl Piece {
    /// An organiser's text, chosen for the reader.
    #[must_use]
    pub fn of(text: &LocalText, words: &Words) -> Self {
        let Chosen { text, foreign } = text.choose(words.language());
        Self { text: text.to_owned(), lang: foreign.map(|language| language.tag().to_owned()) }
    }

    /// One of the site's own texts, or one without a language: an address, a date.
    #[must_use]
    pub fn own(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: None }
    }
}

/// An inline piece of text.
#[component]
pub fn Said(
    /// The text.
    piece: Piece,
) -> impl IntoView {
    match (piece.lang, direction(&piece.text)) {
        (None, None) => piece.text.into_any(),
        (lang, dir) => view! { <span lang=lang dir=dir>{piece.text}</span> }.into_any(),
    }
}

/// The `dir` of an element whose text may be right-to-left; `None` if no part of it is.
#[must_use]
pub fn direction(text: &str) -> Option<&'static str> {
    (!text.is_ascii() && text.chars().any(is_right_to_left)).then_some("auto")
}

/// A longer text, with its bare links: an empty line starts a new paragraph.
#[component]
pub fn Paragraphs(
    /// The text.
    piece: Piece,
    /// Whether it's right below the page's heading.
    #[prop(optional)]
    lead: bool,
) -> impl IntoView {
    let text = piece.text.replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    let paragraphs = paragraphs.map(|paragraph| {
        let (lang, dir, text) = (piece.lang.clone(), direction(paragraph), linked(paragraph, None));
        if lead {
            view! { <p class="lead" lang=lang dir=dir>{text}</p> }.into_any()
        } else {
            view! { <p lang=lang dir=dir>{text}</p> }.into_any()
        }
    });
    paragraphs.collect::<Vec<_>>()
}

/// A text as written, with its bare links: how to join an online event.
#[component]
pub fn Linked(
    /// The text.
    piece: Piece,
) -> impl IntoView {
    view! { <p class="typed" lang=piece.lang dir=direction(&piece.text)>{linked(&piece.text, None)}</p> }
}

/// One of the site's own sentences with a piece in it: only the piece is marked with its language.
#[component]
pub fn Interpolated(
    /// The whole sentence.
    sentence: String,
    /// The piece in it.
    piece: Piece,
) -> impl IntoView {
    match (piece.lang.is_some(), sentence.split_once(&piece.text)) {
        (true, Some((before, after))) => {
            view! { {before.to_owned()}<Said piece=piece.clone()/>{after.to_owned()} }.into_any()
        }
        _ => sentence.into_any(),
    }
}
