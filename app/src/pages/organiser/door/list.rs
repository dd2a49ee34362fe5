//! `/organise/events/{slug}/door`: who has a seat, who is here, and how many are in the room.

use leptos::prelude::*;

use super::of_event;
use super::row::row;
use super::ticket::PRACTICE;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::listing;
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::domain::attendee::{Attendee, Counts};
use crate::domain::event::Event;
use crate::paths;
use crate::text::Words;

/// The value of `show` in the list's URL for only those still to come.
pub const NOT_HERE: &str = "not-here";

/// Which part of the list a page shows. Its URL says so, and so does every form on it: a mark leads back to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DoorView {
    /// The page, counted from 1.
    pub page: u64,
    /// Whether it lists only those still to come.
    pub not_here: bool,
    /// Whether it lists what a search found.
    pub found: bool,
    /// Whether the person has said that they want to mark arrivals this early.
    pub early: bool,
}

impl DoorView {
    /// The URL of the door with this path; `at` is the row that something is said about.
    #[must_use]
    pub fn url(self, path: &str, at: Option<&str>) -> String {
        let parts = [
            (self.page > 1).then(|| format!("page={}", self.page)),
            self.not_here.then(|| format!("show={NOT_HERE}")),
            self.found.then(|| "found=yes".to_owned()),
            self.early.then(|| "early=yes".to_owned()),
            at.map(|token| format!("at={token}")),
        ];
        let parts = parts.into_iter().flatten().collect::<Vec<_>>();
        if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) }
    }

    /// The same, at the row of this token.
    #[must_use]
    pub fn url_at(self, path: &str, at: Option<&str>, token: &str) -> String {
        format!("{}#t-{token}", self.url(path, at))
    }
}

/// Something to know above the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoorNotice {
    /// The ticket is gone by now: it was given back, or taken away.
    Gone,
    /// The search found a ticket of another event at whose door the viewer works.
    Elsewhere(String),
}

/// What has just happened to the row of this token: said at the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtRow {
    /// It was marked, or a mark was undone.
    Marked(String),
    /// Somebody else was quicker.
    Already(String),
}

impl AtRow {
    /// The row's token.
    #[must_use]
    pub fn token(&self) -> &str {
        match self {
            Self::Marked(token) | Self::Already(token) => token,
        }
    }
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct DoorPage {
    /// The frame; without a menu for a helper.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// The list in numbers.
    pub counts: Counts,
    /// The rows of this page.
    pub rows: Vec<Attendee>,
    /// How many rows there are in all.
    pub all: u64,
    /// How many rows a page has.
    pub per_page: u64,
    /// Which part of the list it is.
    pub view: DoorView,
    /// What was searched for.
    pub searched: Option<String>,
    /// Whether the viewer may hand out links.
    pub can_link: bool,
    /// The notice above the list.
    pub above: Option<DoorNotice>,
    /// What has just happened to one of the rows.
    pub at: Option<AtRow>,
}

/// The page.
#[must_use]
pub fn html(page: DoorPage) -> String {
    render(move || {
        let words = page.desk.words();
        let path = paths::organise::door(&page.event.slug);
        let (head, above) = (of_event(&words, &page.event, page.can_link), above(&words, &page));
        let cancelled = page.event.cancelled_at.is_some();
        let cancelled_text = cancelled.then(|| view! { <Notice tone=Tone::Off heading=words.get("event-cancelled")/> });
        let same = DoorView { found: false, ..page.view }.url(&path, None);
        let (room, search) = (room(&words, &page.counts, &same), search(&words, &page, &path, &same));
        let rows = page.rows.iter().map(|of| row(&words, of, &page, &path)).collect::<Vec<_>>();
        let none =
            (rows.is_empty() && page.all == 0).then(|| view! { <p class="empty">{words.get(why_none(&page))}</p> });
        let (pages, end) = (pages(&words, &page, &path), end(&words, &page, &same));
        view! {
            <DeskDocument desk=page.desk title=words.get("desk-door-title")>
                {above}
                {head}
                <h1>{words.get("desk-door-title")}</h1>
                {cancelled_text}
                {room}
                {search}
                {none}
                <ul class="door">{rows}</ul>
                {pages}
                {end}
            </DeskDocument>
        }
    })
}

fn why_none(page: &DoorPage) -> &'static str {
    let is_searched = page.searched.is_some() || page.view.found;
    match (is_searched, page.view.not_here && page.counts.confirmed.1 > 0) {
        (true, _) => "door-none-found",
        (false, true) => "door-none-missing",
        (false, false) => "door-none",
    }
}

fn above(words: &Words, page: &DoorPage) -> Option<AnyView> {
    let heading = match page.above.clone()? {
        DoorNotice::Gone => words.get("door-gone"),
        DoorNotice::Elsewhere(title) => words.with("door-elsewhere", [("title", title.into())]),
    };
    Some(view! { <Notice tone=Tone::Plain heading/> }.into_any())
}

/// How many are in the room, and the button for people without a ticket.
fn room(words: &Words, counts: &Counts, path: &str) -> impl IntoView + use<> {
    let arguments =
        [("arrived", counts.arrived.into()), ("seats", counts.confirmed.1.into()), ("walkins", counts.walk_ins.into())];
    view! {
        <section class="room" aria-labelledby="room">
            <form method="post" action=path.to_owned()>
                <input type="hidden" name="do" value="walk-in"/>
                <div>
                    <h2 id="room">{words.with("door-room", [("count", counts.in_the_room().into())])}</h2>
                    <p class="small">{words.with("door-room-text", arguments)}</p>
                </div>
                <button class="quiet" name="by" value="1">{words.get("door-walk-in-more")}</button>
            </form>
        </section>
    }
}

/// The search in one line, and the other parts of the list.
fn search(words: &Words, page: &DoorPage, path: &str, same: &str) -> impl IntoView + use<> {
    let early = page.view.early;
    let part = |not_here, key| {
        let url = DoorView { not_here, early, ..DoorView::default() }.url(path, None);
        view! { <li><a href=url>{words.get(key)}</a></li> }
    };
    let is_searched = page.searched.is_some() || page.view.found;
    let whole = (is_searched || page.view.not_here).then(|| part(false, "door-whole"));
    let not_here = (is_searched || !page.view.not_here).then(|| part(true, "door-not-here"));
    let to = DoorView { early, ..DoorView::default() }.url(path, None);
    view! {
        <form method="post" action=to role="search" class="in-line">
            <input type="hidden" name="do" value="search"/>
            <label class="unseen" for="f-q">{words.get("door-search")}</label>
            <input type="search" id="f-q" name="q" autocomplete="off" placeholder=words.get("door-search") value=page.searched.clone()/>
            <button class="quiet">{words.get("door-search-button")}</button>
        </form>
        <ul class="links">
            {whole}{not_here}
            <li><a href=same.to_owned()>{words.get("door-refresh")}</a></li>
        </ul>
    }
}

fn pages(words: &Words, page: &DoorPage, path: &str) -> Option<AnyView> {
    let is_searched = page.searched.is_some() || page.view.found;
    let of = if is_searched { 1 } else { page.all.div_ceil(page.per_page) };
    let link = |at| DoorView { page: at, ..page.view }.url(path, None);
    listing::pages(words.get("door-pages"), (page.view.page, of), link)
}

/// What is rarely needed at the door.
fn end(words: &Words, page: &DoorPage, same: &str) -> impl IntoView + use<> {
    let fewer = (page.counts.walk_ins > 0).then(|| {
        view! {
            <form method="post" action=same.to_owned()>
                <input type="hidden" name="do" value="walk-in"/>
                <p class="buttons"><button class="quiet" name="by" value="-1">{words.get("door-walk-in-fewer")}</button></p>
            </form>
        }
    });
    let links = page.can_link.then(|| {
        view! {
            <ul class="links">
                <li><a href=paths::organise::door_links(&page.event.slug)>{words.get("door-links")}</a></li>
                <li><a href=paths::door(PRACTICE)>{words.get("door-practice")}</a></li>
            </ul>
        }
    });
    view! { {fewer}{links} }
}
