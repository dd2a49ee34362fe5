//! `/organise/events/{slug}/share`: the link, its QR code, and the poster.

use leptos::prelude::*;

use super::event::May;
use super::tabs::{EventTab, EventTabs};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::qr::Qr;
use crate::components::render::render;
use crate::domain::slug::Slug;
use crate::paths;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct SharePage {
    /// The frame.
    pub desk: Desk,
    /// The event's title.
    pub title: String,
    /// Its name in URLs.
    pub slug: Slug,
    /// Which of its other pages the viewer may open.
    pub may: May,
    /// The whole URL of its public page.
    pub link: String,
    /// Whether it's listed.
    pub listed: bool,
}

/// The page.
#[must_use]
pub fn html(page: SharePage) -> String {
    render(move || {
        let words = page.desk.words();
        let heading = words.with("editor-share-title", [("title", page.title.into())]);
        let listed = (!page.listed).then(|| view! { <p>{words.get("editor-share-unlisted")}</p> });
        view! {
            <DeskDocument desk=page.desk title=heading.clone()>
                <h1>{heading.clone()}</h1>
                <EventTabs words=words.clone() slug=page.slug.clone() may=page.may current=EventTab::Share/>
                <p class="lead">{words.get("editor-share-text")}</p>
                {listed}
                <p class="term">{words.get("editor-share-link")}</p>
                <p class="typed address"><a href=page.link.clone()>{page.link.clone()}</a></p>
                <Qr of=page.link alt=words.get("editor-share-qr")/>
                <p class="buttons">
                    <a class="button" href=paths::organise::event_poster(&page.slug)>{words.get("editor-share-poster")}</a>
                </p>
            </DeskDocument>
        }
    })
}
