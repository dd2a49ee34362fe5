//! `/organise/officer`: what the data officer looks after, in the order of their day, and what is due.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::paths;
use crate::text::Words;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct OfficerPage {
    /// The frame.
    pub desk: Desk,
    /// Whether deletion is paused, because the clock may be wrong.
    pub paused: bool,
    /// How many requests for what is held the site has answered lately.
    pub requests: u64,
    /// How many exports may still exist, and how many of them are overdue.
    pub copies: (u64, u64),
    /// How many drafts wait for approval.
    pub approvals: u64,
    /// How many colleagues still have to read the guidance.
    pub readers: usize,
    /// Whether the viewer may change the templates.
    pub templates: bool,
}

/// A part of the page: its path, its label's key, its text, and whether something is due.
type Part = (&'static str, &'static str, String, bool);

/// The page.
#[must_use]
pub fn html(page: OfficerPage) -> String {
    render(move || {
        let words = page.desk.words();
        let title = words.get("desk-officer-title");
        let paused = page.paused.then(|| {
            let text = words.get("desk-officer-paused-text");
            view! { <Notice tone=Tone::Off heading=words.get("desk-officer-paused")><p>{text}</p></Notice> }
        });
        let (daily, others) = (daily(&words, &page), others(&words, &page));
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Officer title=title.clone()>
                {paused}
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-officer-lead")}</p>
                <h2>{words.get("desk-officer-first")}</h2>
                <Parts words=words.clone() parts=daily/>
                <h2>{words.get("desk-officer-more")}</h2>
                <Parts words=words.clone() parts=others/>
            </DeskDocument>
        }
    })
}

fn daily(words: &Words, page: &OfficerPage) -> Vec<Part> {
    use paths::organise::{APPROVALS, AUDIT, OFFICER_EXPORTS, REQUESTS};
    let counted = |key: &str, count: u64| words.with(key, [("count", count.into())]);
    let (open, late) = page.copies;
    let mut copies = counted("desk-officer-exports-text", open);
    if late > 0 {
        copies = format!("{copies} {}", counted("desk-officer-exports-late", late));
    }
    let requests = counted("desk-officer-requests-text", page.requests);
    let approvals = counted("desk-officer-departures-text", page.approvals);
    vec![
        (REQUESTS, "desk-officer-requests", requests, false),
        (OFFICER_EXPORTS, "desk-officer-exports", copies, late > 0),
        (APPROVALS, "desk-officer-departures", approvals, page.approvals > 0),
        (AUDIT, "desk-officer-log", words.get("desk-officer-log-text"), false),
    ]
}

fn others(words: &Words, page: &OfficerPage) -> Vec<Part> {
    use paths::organise::{LIFT_SUPPRESSION, READERS, TEMPLATES};
    let readers = words.with("desk-officer-readers-text", [("count", page.readers.into())]);
    let mut parts = vec![
        (READERS, "desk-officer-readers", readers, false),
        (LIFT_SUPPRESSION, "desk-lift-title", words.get("desk-officer-never-text"), false),
    ];
    if page.templates {
        parts.push((TEMPLATES, "desk-officer-kinds", words.get("desk-officer-kinds-text"), false));
    }
    parts
}

#[component]
fn Parts(words: Words, parts: Vec<Part>) -> impl IntoView {
    let items = parts.into_iter().map(|(path, label, text, due)| {
        let due = due.then(|| view! { " "<span class="badge off">{words.get("desk-officer-act")}</span> });
        view! { <li><h3><a href=path>{words.get(label)}</a>{due}</h3><p>{text}</p></li> }
    });
    view! { <ul class="listing">{items.collect::<Vec<_>>()}</ul> }
}
