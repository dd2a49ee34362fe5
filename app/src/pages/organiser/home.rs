//! `/organise`: the events and newsletters of your branches, how full they are and what to do next; at the end of the
//! page what is deleted when, and what has been.

mod events;
mod held;

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::editor::begun::{BegunDraft, Drafts};
use super::editor::event::May;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::branch::Branch;
use crate::domain::dashboard::{EventOverview, Gone, HeldOf};
use crate::domain::newsletter::Newsletter;
use crate::paths;
use crate::text::Words;

pub use held::Receipts;

use events::Events;
use held::{HeldRow, Overdue, WhatIsHeld};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct DashboardPage {
    /// The frame.
    pub desk: Desk,
    /// The events of the viewer's branches, soonest first, with what the viewer may do with each.
    pub events: Vec<(EventOverview, May)>,
    /// Their newsletters.
    pub newsletters: Vec<(Newsletter, Branch, HeldOf)>,
    /// The drafts.
    pub drafts: Vec<BegunDraft>,
    /// What expired in the last week.
    pub gone: Vec<Gone>,
    /// What a new organiser has to do first; `None` for those who don't create events.
    pub first: Option<FirstSteps>,
    /// Whether the viewer may create new ones.
    pub may_draft: bool,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// What a new organiser has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstSteps {
    /// Set up login codes.
    pub codes: bool,
    /// Confirmed the guidance.
    pub guidance: bool,
    /// Created an event or newsletter.
    pub created: bool,
}

/// The page.
#[must_use]
pub fn html(page: DashboardPage) -> String {
    render(move || {
        let words = page.desk.words();
        let held: Vec<_> = HeldRow::of_all(&words, &page.events, &page.newsletters);
        let overdue = held.iter().map(|row| row.held.overdue).sum::<u32>();
        // Those who only help with others' events aren't asked for one of their own for ever.
        let has_first = |first: &FirstSteps| {
            let is_ready = first.codes && first.guidance;
            !is_ready || !first.created && page.events.is_empty()
        };
        let first = page.first.filter(has_first).map(|first| view! { <First words=words.clone() first/> });
        let new = page.may_draft.then(|| {
            view! { <p class="buttons"><a class="button" href=paths::organise::NEW>{words.get("desk-home-new")}</a></p> }
        });
        let title = words.get("desk-home-title");
        view! {
            <DeskDocument desk=page.desk title=title.clone()>
                <h1>{title}</h1>
                <Overdue words=words.clone() count=overdue/>
                {first}
                {new}
                <Drafts words=words.clone() drafts=page.drafts/>
                <h2>{words.get("desk-home-events")}</h2>
                <Events words=words.clone() events=page.events now=page.now/>
                <h2>{words.get("desk-home-newsletters")}</h2>
                <Newsletters words=words.clone() newsletters=page.newsletters/>
                <h2>{words.get("desk-home-held")}</h2>
                <WhatIsHeld words=words.clone() rows=held/>
                <h2>{words.get("desk-home-gone")}</h2>
                {(overdue == 0).then(|| view! { <p class="small">{words.get("desk-home-on-time")}</p> })}
                <Receipts words=words.clone() gone=page.gone empty=words.get("desk-home-gone-none")/>
            </DeskDocument>
        }
    })
}

/// The first things to do, each ticked when it's done.
#[component]
fn First(words: Words, first: FirstSteps) -> impl IntoView {
    let steps = [
        (first.codes, paths::organise::SECOND_FACTOR, "desk-first-codes"),
        (first.guidance, paths::organise::GUIDANCE, "desk-first-guidance"),
        (first.created, paths::organise::NEW, "desk-first-create"),
    ];
    let steps = steps.map(|(done, path, key)| {
        let label = words.get(key);
        if done {
            let done = words.get("desk-first-done");
            view! { <li>{label}" "<span class="badge open">{done}</span></li> }.into_any()
        } else {
            view! { <li><a class="go" href=path>{label}</a></li> }.into_any()
        }
    });
    view! {
        <section class="notice" aria-labelledby="first">
            <h2 id="first">{words.get("desk-first-title")}</h2>
            <ol>{steps.into_iter().collect::<Vec<_>>()}</ol>
            <p><a href=paths::organise::HELP>{words.get("desk-first-help")}</a></p>
        </section>
    }
}

/// The newsletters, with their readers.
#[component]
fn Newsletters(words: Words, newsletters: Vec<(Newsletter, Branch, HeldOf)>) -> impl IntoView {
    if newsletters.is_empty() {
        return view! { <p class="empty">{words.get("desk-home-none-newsletters")}</p> }.into_any();
    }
    let items = newsletters.into_iter().map(|(list, branch, held)| {
        let (title, of) = (Piece::of(&list.content.title, &words), Piece::of(&branch.content.name, &words));
        let readers = held.parts.iter().find(|part| part.what == "subscription-confirmed").map_or(0, |part| part.count);
        let readers = words.with("desk-home-readers", [("count", readers.into())]);
        let ended = list.closed_at.map(|_| view! { " "<span class="badge">{words.get("editor-state-ended")}</span> });
        view! {
            <li>
                <h3><a href=paths::organise::newsletter(&list.slug)><Said piece=title/></a>{ended}</h3>
                <p class="small">{readers}" \u{b7} "<Said piece=of/></p>
            </li>
        }
    });
    view! { <ul class="listing">{items.collect::<Vec<_>>()}</ul> }.into_any()
}
