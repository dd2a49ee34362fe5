//! `/organise/events/{slug}/share` and `/organise/newsletters/{slug}/share`: the link, its QR code, the poster, and other
//! ways to sign up.

use leptos::prelude::*;

use super::event::May;
use super::tabs::{EventTab, EventTabs};
use super::ways::{SignUpWays, WaysToSignUp};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::qr::Qr;
use crate::components::render::render;
use crate::domain::slug::Slug;
use crate::paths;
use crate::text::Words;

/// What the page of an event shows.
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
    /// Other ways to sign up, while people can.
    pub ways: Option<SignUpWays>,
}

/// What the page of a newsletter shows.
#[derive(Clone, Debug)]
pub struct ShareNewsletterPage {
    /// The frame.
    pub desk: Desk,
    /// The newsletter's title.
    pub title: String,
    /// The path back.
    pub back: String,
    /// The whole URL of its public page.
    pub link: String,
    /// Other ways to sign up, while people can.
    pub ways: Option<SignUpWays>,
}

/// The page of an event.
#[must_use]
pub fn html(page: SharePage) -> String {
    render(move || {
        let words = page.desk.words();
        let heading = words.with("editor-share-title", [("title", page.title.into())]);
        let listed = (!page.listed).then(|| view! { <p>{words.get("editor-share-unlisted")}</p> });
        let ways = page.ways.map(|ways| view! { <WaysToSignUp words=words.clone() ways/> });
        view! {
            <DeskDocument desk=page.desk title=heading.clone()>
                <h1>{heading.clone()}</h1>
                <EventTabs words=words.clone() slug=page.slug.clone() may=page.may current=EventTab::Share/>
                <p class="lead">{words.get("editor-share-text")}</p>
                {listed}
                {link(&words, page.link)}
                <p class="buttons">
                    <a class="button" href=paths::organise::event_poster(&page.slug)>{words.get("editor-share-poster")}</a>
                </p>
                {ways}
            </DeskDocument>
        }
    })
}

/// The page of a newsletter.
#[must_use]
pub fn newsletter_html(page: ShareNewsletterPage) -> String {
    render(move || {
        let words = page.desk.words();
        let heading = words.with("editor-share-title", [("title", page.title.into())]);
        let ways = page.ways.map(|ways| view! { <WaysToSignUp words=words.clone() ways/> });
        view! {
            <DeskDocument desk=page.desk title=heading.clone()>
                <h1>{heading.clone()}</h1>
                <p><a class="go" href=page.back>{words.get("editor-back")}</a></p>
                {link(&words, page.link)}
                {ways}
            </DeskDocument>
        }
    })
}

fn link(words: &Words, link: String) -> impl IntoView + use<> {
    view! {
        <p class="term">{words.get("editor-share-link")}</p>
        <p class="typed address"><a href=link.clone()>{link.clone()}</a></p>
        <Qr of=link alt=words.get("editor-share-qr")/>
    }
}
