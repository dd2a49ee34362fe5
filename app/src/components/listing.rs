//! Coming events and open newsletters: the lists on the home and branch pages.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::date_block::DateBlock;
use super::text::{Piece, Said};
use crate::domain::branch::Branch;
use crate::domain::event::{Event, SignUpState};
use crate::domain::newsletter::Newsletter;
use crate::domain::seats::Room;
use crate::paths;
use crate::text::{Words, dates};

/// An event of a list, with its branch and how full it is.
#[derive(Clone, Debug)]
pub struct ListedEvent {
    /// The event.
    pub event: Event,
    /// Its branch.
    pub branch: Branch,
    /// How full it is.
    pub room: Room,
}

/// Where a page is among the pages of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The page, from 1.
    pub at: u32,
    /// How many there are.
    pub of: u32,
}

/// Coming events, soonest first, under their months.
#[component]
pub fn Events(
    /// The texts.
    words: Words,
    /// The events.
    events: Vec<ListedEvent>,
    /// Whether each shows its branch.
    #[prop(optional)]
    with_branch: bool,
    /// The clock.
    now: DateTime<Utc>,
) -> impl IntoView {
    if events.is_empty() {
        return view! { <p class="empty">{words.get("list-no-events")}</p> }.into_any();
    }
    let month = |listed: &ListedEvent| dates::month(&words, listed.event.starts_at, listed.event.timezone);
    let months = events.chunk_by(|one, next| month(one) == month(next)).map(|events| {
        let items = events.iter().map(|listed| item(&words, listed, with_branch, now)).collect::<Vec<_>>();
        view! { <h3>{events.first().map(month)}</h3><ul class="listing">{items}</ul> }
    });
    months.collect::<Vec<_>>().into_any()
}

fn item(words: &Words, listed: &ListedEvent, with_branch: bool, now: DateTime<Utc>) -> impl IntoView + use<> {
    let ListedEvent { event, branch, room } = listed;
    let times = dates::times(words, event.starts_at, event.ends_at, event.timezone);
    let title = Piece::of(&event.content.title, words);
    let place = Piece::of(&event.content.place, words);
    let branch = with_branch.then(|| {
        let name = Piece::of(&branch.content.name, words);
        view! { "\u{a0}\u{b7} "<Said piece=name/> }
    });
    view! {
        <li class="dated">
            <DateBlock words=words.clone() at=event.starts_at zone=event.timezone/>
            <h4><a href=paths::event(&event.slug)><Said piece=title/></a>{badge(words, event, room, now)}</h4>
            <p class="small">{times}"\u{a0}\u{b7} "<Said piece=place/>{branch}</p>
        </li>
    }
}

/// What somebody should know before reading on: cancelled, closed, not open yet, full, or how few places are left.
fn badge(words: &Words, event: &Event, room: &Room, now: DateTime<Utc>) -> Option<impl IntoView + use<>> {
    let (class, says) = match (event.sign_up_state(now), room.few_left()) {
        (SignUpState::Cancelled, _) => ("badge off", words.get("list-cancelled")),
        (SignUpState::Open, _) if room.is_full() => ("badge full", words.get("list-full")),
        (SignUpState::Open, Some(left)) => ("badge", words.with("list-left", [("left", left.into())])),
        (SignUpState::Closed, _) => ("badge", words.get("list-closed")),
        (SignUpState::NotYet(at), _) => {
            let day = dates::day(words, at, event.timezone);
            ("badge", words.with("list-not-yet", [("day", day.into())]))
        }
        (SignUpState::Open, None) => return None,
    };
    Some(view! { " "<span class=class>{says}</span> })
}

/// The way to the other pages of a public list.
#[component]
pub fn Pages(
    /// The texts.
    words: Words,
    /// The list's path.
    path: String,
    /// Where this page is.
    paging: Paging,
) -> impl IntoView {
    let link = |page| if page == 1 { path.clone() } else { format!("{path}?page={page}") };
    pages(words.get("list-pages"), (paging.at.into(), paging.of.into()), link)
}

/// The way to each page of a list, from page `at` of `of`; nothing if there's only one.
#[must_use]
pub fn pages(label: String, (at, of): (u64, u64), link: impl Fn(u64) -> String) -> Option<AnyView> {
    let items = (1..=of).map(|page| {
        let current = (page == at).then_some("page");
        view! { <li><a href=link(page) aria-current=current>{page}</a></li> }
    });
    let items = items.collect::<Vec<_>>();
    (of > 1).then(|| view! { <nav class="pages" aria-label=label><ol>{items}</ol></nav> }.into_any())
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
            view! { "\u{a0}\u{b7} "<Said piece=name/> }
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
