//! `/organise/events/{slug}/poster`: a page to print and hang up, with purpose and end date.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::qr::Qr;
use crate::components::render::render;
use crate::components::slip::Slip;
use crate::components::text::{Paragraphs, Piece, Said};
use crate::domain::event::Event;
use crate::domain::purpose::Wording;
use crate::paths;
use crate::text::dates;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PosterPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// Its wording.
    pub wording: Wording,
    /// The whole URL of its public page.
    pub link: String,
}

/// The page.
#[must_use]
pub fn html(page: PosterPage) -> String {
    render(move || {
        let words = page.desk.words();
        let (event, content) = (&page.event, &page.event.content);
        let title = Piece::of(&content.title, &words);
        let (summary, place) = (Piece::of(&content.summary, &words), Piece::of(&content.place, &words));
        let back = paths::organise::event_share(&event.slug);
        let cost = Piece::of(&content.cost, &words);
        let when = dates::span(&words, event.starts_at, event.ends_at, event.timezone);
        let slip = Slip::of_event(&words, event, &page.wording);
        let shown = page.link.split_once("://").map_or(page.link.as_str(), |(_, rest)| rest).to_owned();
        let access = content.access.as_ref().map(|text| Piece::of(text, &words));
        view! {
            <DeskDocument desk=page.desk title=title.text.clone()>
                <p class="buttons screen">{words.get("editor-poster-print")}<a href=back>{words.get("editor-back")}</a></p>
                <article class="poster">
                    <h1><Said piece=title/></h1>
                    <p class="big">{when}</p>
                    <p class="big"><Said piece=place/>" \u{b7} "<Said piece=cost/></p>
                    <Paragraphs piece=summary/>
                    {access.map(|piece| view! { <Paragraphs piece/> })}
                    <Qr of=page.link alt=words.get("editor-share-qr")/>
                    <p class="big">{words.get("editor-poster-sign-up")}" "<strong>{shown}</strong></p>
                    <p class="small">{words.get("editor-poster-used-for")}" "<Said piece=slip.used_for/></p>
                    <p class="small">{words.get("editor-poster-deleted")}" "{slip.deleted}"."</p>
                </article>
            </DeskDocument>
        }
    })
}
