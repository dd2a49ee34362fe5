//! `/organise/newsletters/{slug}`: a newsletter as its organisers see it.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::event::EventNotice;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::facts::{Fact, Facts};
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::components::slip::{ShortSlip, Slip};
use crate::components::text::{Paragraphs, Piece, Said};
use crate::domain::newsletter::Newsletter;
use crate::domain::purpose::Wording;
use crate::paths;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ManageNewsletterPage {
    /// The frame.
    pub desk: Desk,
    /// The newsletter.
    pub newsletter: Newsletter,
    /// Its wording.
    pub wording: Wording,
    /// How many are subscribed.
    pub subscribed: u64,
    /// Whether the viewer may change it.
    pub may_write: bool,
    /// Whether the viewer may send issues of it.
    pub may_send: bool,
    /// Whether the viewer may bring a list to it.
    pub may_import: bool,
    /// What was done just now.
    pub done: Option<EventNotice>,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: ManageNewsletterPage) -> String {
    render(move || {
        let words = page.desk.words();
        let content = &page.newsletter.content;
        let path = paths::organise::newsletter(&page.newsletter.slug);
        let public = paths::newsletter(&page.newsletter.slug);
        let share = paths::organise::newsletter_share(&page.newsletter.slug);
        let (title, frequency) = (Piece::of(&content.title, &words), Piece::of(&content.frequency, &words));
        let description = Piece::of(&content.description, &words);
        let closed = page.newsletter.closed_at.is_some();
        let state = words.get(if closed { "editor-state-ended" } else { "editor-state-running" });
        let facts = vec![
            Fact::new(words.get("editor-fact-state"), state),
            Fact::new(words.get("fact-how-often"), view! { <Said piece=frequency/> }),
        ];
        let done = page.done.map(|done| view! { <Notice tone=Tone::Done heading=done.text(&words)/> });
        let slip = Slip::of_newsletter(&words, &page.newsletter, &page.wording, page.now);
        let readers = words.with("editor-number-readers", [("count", page.subscribed.into())]);
        let subscribed = page.subscribed.to_string();
        let post = |to: &str, key: &str| {
            view! { <li><form method="post" action=format!("{path}/{to}")><button class="quiet">{words.get(key)}</button></form></li> }
        };
        let add = (page.may_write && !closed).then(|| {
            view! { <a class="button quiet" href=format!("{path}/add")>{words.get("desk-add-title")}</a> }
        });
        let issues = page.may_send.then(|| {
            let to = paths::organise::issues(&page.newsletter.slug);
            view! { <a class="button" href=to>{words.get("issues-title")}</a> }
        });
        let import = (page.may_import && !closed).then(|| {
            let to = paths::organise::newsletter_import(&page.newsletter.slug);
            view! { <a class="button quiet" href=to>{words.get("desk-import-title")}</a> }
        });
        let changes = page.may_write.then(|| {
            let again = closed.then(|| post("reopen", "editor-reopen-newsletter"));
            view! {
                <h2>{words.get("editor-changes")}</h2>
                <ul class="choices">{post("edit", "editor-edit")}{post("copy", "editor-copy")}{again}</ul>
            }
        });
        let end = (page.may_write && !closed).then(|| {
            let label = words.get("editor-close-newsletter");
            view! { <p class="apart"><a class="button quiet danger" href=format!("{path}/close")>{label}</a></p> }
        });
        view! {
            <DeskDocument desk=page.desk title=title.text.clone()>
                {done}
                <h1><Said piece=title/></h1>
                <ul class="numbers"><li><b>{subscribed}</b>" "{readers}</li></ul>
                <p class="buttons">{issues}{add}{import}<a href=share>{words.get("editor-go-share")}</a><a href=public>{words.get("editor-public")}</a></p>
                <h2>{words.get("editor-details")}</h2>
                <Paragraphs piece=description/>
                <Facts facts/>
                <ShortSlip words=words.clone() slip/>
                {changes}
                {end}
            </DeskDocument>
        }
    })
}
