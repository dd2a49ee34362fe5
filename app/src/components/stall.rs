//! The document of a tablet at a stall: large letters, and no way to anywhere but the form.

use leptos::prelude::*;

use super::document::full_title;
use super::frame::Frame;
use super::logo::LogoPicture;
use super::text::{Piece, Said};
use crate::paths;

/// A whole page for a stall. Where a page of another kind has links, this one has words.
#[component]
pub fn StallDocument(
    /// Its frame.
    frame: Frame,
    /// Its title, without the site's name.
    title: String,
    /// Whether it shows a refused form: then the title says so first.
    refused: bool,
    /// The content of main.
    children: Children,
) -> impl IntoView {
    let words = &frame.words;
    let organisation = Piece::of(&frame.organisation.name, words);
    let branch = frame.branch.as_ref().map(|branch| Piece::of(&branch.content.name, words));
    let branch = branch.map(|piece| view! { <span class="of"><span class="dot">" \u{b7} "</span><Said piece/></span> });
    let full = full_title(words, &title, &organisation.text, refused);
    let imprint = Piece::of(&frame.organisation.imprint, words);
    let host = frame.base_url.split_once("://").map_or(frame.base_url.as_str(), |(_, host)| host);
    let privacy = words.with("stall-privacy", [("page", format!("{host}{}", paths::PRIVACY).into())]);
    let lang = words.language().tag().to_owned();
    let logo = frame.logo.clone().map(|logo| view! { <LogoPicture logo/> });
    view! {
        <!DOCTYPE html>
        <html lang=lang>
            <head>
                <meta charset="utf-8"/>
                <title>{full}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content="noindex"/>
                // From the home screen it fills the screen, and there's no button to go back.
                <meta name="mobile-web-app-capable" content="yes"/>
                <meta name="apple-mobile-web-app-capable" content="yes"/>
                <link rel="stylesheet" href=frame.style/>
                {frame.accent.map(|accent| view! { <link rel="stylesheet" href=accent/> })}
            </head>
            <body class="stall">
                <header><p>{logo}<span class="org"><Said piece=organisation/></span>{branch}</p></header>
                <main id="main">{children()}</main>
                <footer><p><Said piece=imprint/></p><p>{privacy}</p></footer>
            </body>
        </html>
    }
}
