//! `/organise/officer`: what the data officer looks after, and what is waiting.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::paths;

/// What the page shows: `None` for what the viewer may not see.
#[derive(Clone, Debug)]
pub struct OfficerPage {
    /// The frame.
    pub desk: Desk,
    /// Whether deletion is paused, because the clock may be wrong.
    pub paused: bool,
    /// Whether the viewer may read the audit.
    pub log: bool,
    /// How many colleagues still have to read the guidance.
    pub readers: Option<usize>,
    /// How many exports may still exist.
    pub copies: Option<u64>,
    /// How many drafts wait for approval.
    pub approvals: Option<u64>,
    /// Whether the viewer may change the templates.
    pub templates: bool,
}

/// The page.
#[must_use]
pub fn html(page: OfficerPage) -> String {
    render(move || {
        let words = page.desk.words();
        let counted = |key: &str, count: Option<u64>| count.map(|count| words.with(key, [("count", count.into())]));
        let readers = page.readers.and_then(|count| u64::try_from(count).ok());
        let parts = [
            (
                paths::organise::OFFICER_EXPORTS,
                "desk-officer-exports",
                counted("desk-officer-exports-text", page.copies),
            ),
            (
                paths::organise::APPROVALS,
                "desk-officer-departures",
                counted("desk-officer-departures-text", page.approvals),
            ),
            (paths::organise::READERS, "desk-officer-readers", counted("desk-officer-readers-text", readers)),
            (paths::organise::AUDIT, "desk-officer-log", page.log.then(|| words.get("desk-officer-log-text"))),
            (
                paths::organise::LIFT_SUPPRESSION,
                "desk-lift-title",
                page.log.then(|| words.get("desk-officer-never-text")),
            ),
            (
                paths::organise::TEMPLATES,
                "desk-officer-kinds",
                page.templates.then(|| words.get("desk-officer-kinds-text")),
            ),
        ];
        let items = parts.into_iter().filter_map(|(path, label, text)| {
            text.map(|text| view! { <li><h2><a href=path>{words.get(label)}</a></h2><p>{text}</p></li> })
        });
        let items = items.collect::<Vec<_>>();
        let title = words.get("desk-officer-title");
        let paused = page.paused.then(|| {
            let text = words.get("desk-officer-paused-text");
            view! { <Notice tone=Tone::Plain heading=words.get("desk-officer-paused")><p>{text}</p></Notice> }
        });
        view! {
            <DeskDocument desk=page.desk title=title.clone()>
                {paused}
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-officer-lead")}</p>
                <ul class="listing">{items}</ul>
            </DeskDocument>
        }
    })
}
