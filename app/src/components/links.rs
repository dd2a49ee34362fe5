//! Bare links in a text, `https://…`, `www.…` or an address: where each ends to a human reader, and where it leads.

use leptos::prelude::*;
use linkify::{LinkFinder, LinkKind};

use crate::domain::phone::dial;

/// A piece of a text, and where it leads if it's a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LinkedText<'t> {
    pub(crate) text: &'t str,
    pub(crate) to: Option<String>,
}

/// Non-ASCII characters that close a quotation or a sentence and aren't part of a link.
const CLOSING: [char; 8] =
    ['\u{201d}', '\u{201c}', '\u{2019}', '\u{2018}', '\u{bb}', '\u{203a}', '\u{2026}', '\u{3002}'];

/// Opening quotation marks: the finder takes them for letters of the next word.
const OPENING: [char; 8] = ['\u{201c}', '\u{201e}', '\u{201a}', '\u{2018}', '\u{ab}', '\u{bb}', '\u{2039}', '\u{203a}'];

/// The pieces of a text, in order, with nothing left out.
pub(crate) fn pieces(text: &str) -> Vec<LinkedText<'_>> {
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    let mut pieces = Vec::new();
    for span in text.split_inclusive(OPENING).flat_map(|part| finder.spans(part)) {
        let text = span.as_str();
        let shown = if span.kind().is_some() { text.trim_end_matches(CLOSING) } else { text };
        pieces.push(LinkedText { text: shown, to: span.kind().and_then(|kind| to(kind, shown)) });
        if shown != text {
            pieces.push(LinkedText { text: &text[shown.len()..], to: None });
        }
    }
    pieces
}

/// Where a link leads. A word with a dot in it isn't a link.
fn to(kind: &LinkKind, text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    match kind {
        LinkKind::Email => Some(format!("mailto:{text}")),
        _ if lower.starts_with("https://") || lower.starts_with("http://") => Some(text.to_owned()),
        _ if lower.starts_with("www.") => Some(format!("https://{text}")),
        _ => None,
    }
}

/// A text with its bare links made clickable, with a mail's style or none.
pub(crate) fn linked(text: &str, style: Option<&'static str>) -> AnyView {
    let pieces = pieces(text);
    if pieces.iter().all(|piece| piece.to.is_none()) {
        return text.to_owned().into_any();
    }
    let pieces = pieces.into_iter().map(|LinkedText { text, to }| {
        let text = text.to_owned();
        match (to, style) {
            (Some(to), Some(style)) => {
                view! { <a class="plum" href=to rel="noreferrer" style=style>{text}</a> }.into_any()
            }
            (Some(to), None) => view! { <a href=to rel="noreferrer">{text}</a> }.into_any(),
            (None, _) => text.into_any(),
        }
    });
    pieces.collect::<Vec<_>>().into_any()
}

/// One of the site's own sentences: its addresses can be written to and `phone`, if it's in it, can be called.
pub(crate) fn reachable(sentence: &str, phone: &str) -> AnyView {
    match sentence.split_once(phone).filter(|_| !phone.is_empty()) {
        Some((before, after)) => {
            let (to, phone) = (dial(phone), phone.to_owned());
            view! { {linked(before, None)}<a href=to>{phone}</a>{linked(after, None)} }.into_any()
        }
        None => linked(sentence, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<(&str, String)> {
        assert_eq!(pieces(text).iter().map(|piece| piece.text).collect::<String>(), text);
        pieces(text).into_iter().filter_map(|piece| piece.to.map(|to| (piece.text, to))).collect()
    }

    #[test]
    fn a_link_ends_where_a_reader_would_end_it() {
        for (text, shown, to) in [
            ("See https://example.org/a_(b)?c=1.", "https://example.org/a_(b)?c=1", "https://example.org/a_(b)?c=1"),
            ("(on www.example.org)", "www.example.org", "https://www.example.org"),
            ("Www.Example.org/Way, then left", "Www.Example.org/Way", "https://Www.Example.org/Way"),
            ("ann@example.org!", "ann@example.org", "mailto:ann@example.org"),
            ("“http://example.org/”", "http://example.org/", "http://example.org/"),
            ("«www.example.org/x»…", "www.example.org/x", "https://www.example.org/x"),
            ("<https://example.org/x>", "https://example.org/x", "https://example.org/x"),
            (
                "at:\nhttps://example.org/?a=1&b=2\nsee you",
                "https://example.org/?a=1&b=2",
                "https://example.org/?a=1&b=2",
            ),
            ("https://bücher.example/ä", "https://bücher.example/ä", "https://bücher.example/ä"),
        ] {
            assert_eq!(links(text), [(shown, to.to_owned())], "{text}");
        }
    }

    #[test]
    fn nothing_else_is_a_link() {
        for text in [
            "",
            "e.g. at 6.30 in the hall.Bring cake",
            "javascript:alert(1)",
            "ftp://example.org/",
            "data:text/html,x",
            "example.org",
            "www.",
            "a@b",
            "tel:+441614960000",
        ] {
            assert_eq!(links(text), [], "{text}");
        }
    }
}
