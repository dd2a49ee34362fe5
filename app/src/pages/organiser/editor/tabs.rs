//! The tabs of an event: its own page, its list, its door, its messages, its link, and changing it.

use leptos::prelude::*;

use super::event::May;
use crate::domain::slug::Slug;
use crate::paths;
use crate::text::Words;

/// A page of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventTab {
    /// Its numbers, details and what can be done with it.
    Overview,
    /// Who is coming.
    List,
    /// Arrivals.
    Door,
    /// What was written to attendees.
    Messages,
    /// Its link, QR code and poster.
    Share,
}

/// The tabs that the viewer may open. Editing comes last: it begins a draft.
#[component]
pub fn EventTabs(
    /// The texts.
    words: Words,
    /// The event's name in URLs.
    slug: Slug,
    /// What the viewer may do.
    may: May,
    /// The page they are on.
    current: EventTab,
) -> impl IntoView {
    let tabs = [
        (EventTab::Overview, true, paths::organise::event(&slug), "editor-go-overview"),
        (EventTab::List, may.list, paths::organise::attendees(&slug), "editor-go-attendees"),
        (EventTab::Door, may.door, paths::organise::door(&slug), "editor-go-door"),
        (EventTab::Messages, may.announce, paths::organise::announcements(&slug), "editor-go-announce"),
        (EventTab::Share, may.share, paths::organise::event_share(&slug), "editor-go-share"),
    ];
    let tabs = tabs.into_iter().filter(|(_, may, ..)| *may).map(|(tab, _, path, key)| {
        let current = (tab == current).then_some("page");
        view! { <li><a href=path aria-current=current>{words.get(key)}</a></li> }
    });
    let edit = may.write.then(|| {
        let path = paths::organise::event_edit(&slug);
        view! { <li><form method="post" action=path><button class="text">{words.get("editor-edit")}</button></form></li> }
    });
    view! {
        <nav class="tabs" aria-label=words.get("editor-tabs")>
            <ul>{tabs.collect::<Vec<_>>()}{edit}</ul>
        </nav>
    }
}
