//! The events on the first page: what state each is in, how full it is, what to do next, and where people go most.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::date_block::DateBlock;
use crate::components::text::{Piece, Said};
use crate::domain::dashboard::{EventOverview, EventStatus, NextStep};
use crate::domain::slug::Slug;
use crate::paths;
use crate::text::{Words, dates};

use super::super::editor::event::May;
use super::super::event_state::{EventBadges, PlacesBar};

/// Those to come, soonest first, then those that are over, the last one first.
#[component]
pub fn Events(words: Words, events: Vec<(EventOverview, May)>, now: DateTime<Utc>) -> impl IntoView {
    let (past, coming): (Vec<_>, Vec<_>) = events.into_iter().partition(|(of, _)| of.event.is_over(now));
    let list = |events: Vec<(EventOverview, May)>| {
        let items = events.into_iter().map(|(of, may)| view! { <Item words=words.clone() of may now/> });
        view! { <ul class="listing">{items.collect::<Vec<_>>()}</ul> }
    };
    let none = coming.is_empty().then(|| view! { <p class="empty">{words.get("desk-home-none-events")}</p> });
    let past = (!past.is_empty()).then(|| {
        let heading = words.with("desk-home-past", [("count", past.len().into())]);
        view! { <details><summary>{heading}</summary>{list(past.into_iter().rev().collect())}</details> }
    });
    let coming = (!coming.is_empty()).then(|| list(coming));
    view! { {none}{coming}{past} }
}

#[component]
fn Item(words: Words, of: EventOverview, may: May, now: DateTime<Utc>) -> impl IntoView {
    let EventOverview { event, branch, numbers, messaged, .. } = of;
    let status = EventStatus::of(&event, &numbers, now);
    let (title, branch) = (Piece::of(&event.content.title, &words), Piece::of(&branch.content.name, &words));
    let when = dates::span(&words, event.starts_at, event.ends_at, event.timezone);
    let next = NextStep::of(&event, &numbers, messaged, now).and_then(|step| next_step(&words, &event.slug, step, may));
    let places = status.is_ahead().then(|| view! { <PlacesBar words=words.clone() numbers/> });
    let links = [
        (may.list, paths::organise::attendees(&event.slug), "desk-go-list"),
        (may.door && status.is_ahead(), paths::organise::door(&event.slug), "desk-go-door"),
        (may.announce && status.is_ahead(), paths::organise::announcements(&event.slug), "desk-go-message"),
    ];
    let links = links.into_iter().filter(|(may, ..)| *may).map(|(_, path, key)| {
        let of = Piece::of(&event.content.title, &words);
        view! { <li><a href=path>{words.get(key)}<span class="unseen">": "<Said piece=of/></span></a></li> }
    });
    let links = links.collect::<Vec<_>>();
    let links = (!links.is_empty()).then(|| view! { <ul class="links">{links}</ul> });
    view! {
        <li class="dated">
            <DateBlock words=words.clone() at=event.starts_at zone=event.timezone/>
            <h3><a href=paths::organise::event(&event.slug)><Said piece=title/></a></h3>
            <EventBadges words=words.clone() event=event.clone() status now/>
            <p class="small">{when}" \u{b7} "<Said piece=branch/></p>
            {places}
            {next}
            {links}
        </li>
    }
}

/// What to do next, if the viewer may do it.
fn next_step(words: &Words, slug: &Slug, step: NextStep, may: May) -> Option<impl IntoView + use<>> {
    let (may, path, key) = match step {
        NextStep::Share => (true, paths::organise::event_share(slug), "desk-next-share"),
        NextStep::Message => (may.announce, paths::organise::announcement_new(slug), "desk-next-message"),
        NextStep::Door => (may.door, paths::organise::door(slug), "desk-next-door"),
    };
    let (next, label) = (words.get("desk-next"), words.get(key));
    may.then(|| view! { <p>{next}" "<a href=path>{label}</a></p> })
}
