//! Coming events and open newsletters: the lists on the home and branch pages.

use leptos::prelude::*;

use super::text::{Piece, Said};
use crate::domain::branch::Branch;
use crate::domain::event::Event;
use crate::domain::newsletter::Newsletter;
use crate::paths;
use crate::text::{Words, dates};

/// Coming events, soonest first.
#[component]
pub fn Events(
    /// The texts.
    words: Words,
    /// The events, each with its branch.
    events: Vec<(Event, Branch)>,
    /// Whether each shows its branch.
    #[prop(optional)]
    with_branch: bool,
) -> impl IntoView {
    if events.is_empty() {
        return view! { <p class="empty">{words.get("list-no-events")}</p> }.into_any();
    }
    let items = events.into_iter().map(|(event, branch)| {
        let path = paths::event(&event.slug);
        let when = dates::span(&words, event.starts_at, event.ends_at, event.timezone);
        let title = Piece::of(&event.content.title, &words);
        let place = Piece::of(&event.content.place, &words);
        let cost = Piece::of(&event.content.cost, &words);
        let branch = with_branch.then(|| {
            let name = Piece::of(&branch.content.name, &words);
            view! { " \u{b7} "<Said piece=name/> }
        });
        let cancelled =
            event.cancelled_at.is_some().then(|| view! { <p><strong>{words.get("list-cancelled")}</strong></p> });
        view! {
            <li>
                <p class="when">{when}</p>
                <h3><a href=path><Said piece=title/></a></h3>
                {cancelled}
                <p class="small"><Said piece=place/>" \u{b7} "<Said piece=cost/>{branch}</p>
            </li>
        }
    });
    view! { <ul class="listing">{items.collect::<Vec<_>>()}</ul> }.into_any()
}

/// Open newsletters.
#[component]
pub fn Newsletters(
    /// The texts.
    words: Words,
    /// The newsletters, each with its branch.
    newsletters: Vec<(Newsletter, Branch)>,
    /// Whether each shows its branch.
    #[prop(optional)]
    with_branch: bool,
) -> impl IntoView {
    if newsletters.is_empty() {
        return view! { <p class="empty">{words.get("list-no-newsletters")}</p> }.into_any();
    }
    let items = newsletters.into_iter().map(|(newsletter, branch)| {
        let path = paths::newsletter(&newsletter.slug);
        let title = Piece::of(&newsletter.content.title, &words);
        let description = Piece::of(&newsletter.content.description, &words);
        let frequency = Piece::of(&newsletter.content.frequency, &words);
        let branch = with_branch.then(|| {
            let name = Piece::of(&branch.content.name, &words);
            view! { " \u{b7} "<Said piece=name/> }
        });
        view! {
            <li>
                <h3><a href=path><Said piece=title/></a></h3>
                <p><Said piece=description/></p>
                <p class="small"><Said piece=frequency/>{branch}</p>
            </li>
        }
    });
    view! { <ul class="listing">{items.collect::<Vec<_>>()}</ul> }.into_any()
}
