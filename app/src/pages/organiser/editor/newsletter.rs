//! `/organise/newsletters/{slug}`: a newsletter as its organisers see it.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::event::EventNotice;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::facts::{Fact, Facts};
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::components::slip::{PurposeSlip, Slip};
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
        let (title, frequency) = (Piece::of(&content.title, &words), Piece::of(&content.frequency, &words));
        let description = Piece::of(&content.description, &words);
        let closed = page.newsletter.closed_at.is_some();
        let state = words.get(if closed { "editor-state-ended" } else { "editor-state-running" });
        let facts = vec![
            Fact::new(words.get("editor-fact-state"), state),
            Fact::new(words.get("editor-fact-subscribed"), page.subscribed.to_string()),
            Fact::new(words.get("fact-how-often"), view! { <Said piece=frequency/> }),
        ];
        let done = page.done.map(|done| view! { <Notice tone=Tone::Done heading=done.text(&words)/> });
        let slip = Slip::of_newsletter(&words, &page.newsletter, &page.wording, page.now);
        let post = |to: &str, key: &str, class: &'static str| {
            view! { <li><form method="post" action=format!("{path}/{to}")><button class=class>{words.get(key)}</button></form></li> }
        };
        let changes = page.may_write.then(|| {
            let end = if closed {
                post("reopen", "editor-reopen-newsletter", "quiet").into_any()
            } else {
                view! {
                    <li><a class="button quiet" href=format!("{path}/close")>{words.get("editor-close-newsletter")}</a></li>
                }
                .into_any()
            };
            let add = (!closed).then(|| {
                view! {
                    <ul class="choices"><li><a class="button quiet" href=format!("{path}/add")>{words.get("desk-add-title")}</a></li></ul>
                }
            });
            view! {
                {add}
                <h2>{words.get("editor-changes")}</h2>
                <ul class="choices">{post("edit", "editor-edit", "quiet")}{post("copy", "editor-copy", "quiet")}{end}</ul>
            }
        });
        view! {
            <DeskDocument desk=page.desk title=title.text.clone()>
                {done}
                <h1><Said piece=title/></h1>
                <Paragraphs piece=description/>
                <Facts facts/>
                <p><a class="go" href=public>{words.get("editor-public")}</a></p>
                {changes}
                <PurposeSlip words slip/>
            </DeskDocument>
        }
    })
}
