//! `/organise/events/{slug}/door`: who has a seat, who is here, and how many are in the room.

use leptos::prelude::*;

use super::{all_here, called, here, of_event, seen};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::TextInput;
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::domain::attendee::{Attendee, Counts};
use crate::domain::event::Event;
use crate::domain::registration::RegistrationState;
use crate::forms::state::FormState;
use crate::paths;
use crate::text::Words;

/// The value of `show` in the list's URL for only those still to come.
pub const NOT_HERE: &str = "not-here";

/// The end of the list's URL: for everyone, or only those still to come.
#[must_use]
pub fn shown(not_here: bool) -> String {
    if not_here { format!("?show={NOT_HERE}") } else { String::new() }
}

/// Something to know above the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoorNotice {
    /// Somebody else was quicker: the ticket as it is now.
    Already(Box<Attendee>),
    /// The ticket is gone by now: it was given back, or taken away.
    Gone,
    /// The search found a ticket of another event at whose door the viewer works.
    Elsewhere(String),
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
    /// The page, counted from 1, and how many rows a page has.
    pub page: (u64, u64),
    /// Whether it lists only those still to come.
    pub not_here: bool,
    /// What was searched for.
    pub searched: Option<String>,
    /// Whether the viewer may hand out links.
    pub can_link: bool,
    /// The notice above the list.
    pub above: Option<DoorNotice>,
}

/// The page.
#[must_use]
pub fn html(page: DoorPage) -> String {
    render(move || {
        let words = page.desk.words();
        let path = paths::organise::door(&page.event.slug);
        let (head, above) = (of_event(&words, &page.event, page.can_link), above(&words, &page));
        let cancelled = page.event.cancelled_at.is_some();
        let cancelled_text =
            cancelled.then(|| view! { <Notice tone=Tone::Plain heading=words.get("event-cancelled")/> });
        let same = format!("{path}{}", shown(page.not_here));
        let (room, search) = (room(&words, &page.counts, &same), search(&words, &page, &path));
        let rows = page.rows.iter().map(|row| line(&words, row, &page, &same)).collect::<Vec<_>>();
        let none = (page.all == 0).then(|| {
            let key = match (&page.searched, page.not_here && page.counts.confirmed.1 > 0) {
                (Some(_), _) => "door-none-found",
                (None, true) => "door-none-missing",
                (None, false) => "door-none",
            };
            view! { <p class="empty">{words.get(key)}</p> }
        });
        let (pages, links) = (pages(&words, &page, &path), page.can_link.then(|| links(&words, &path)));
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
                {links}
            </DeskDocument>
        }
    })
}

fn above(words: &Words, page: &DoorPage) -> Option<AnyView> {
    let notice = match page.above.clone()? {
        DoorNotice::Already(row) => {
            let now = here(words, &row, page.event.timezone).unwrap_or_else(|| words.get("door-nobody-here"));
            let heading = words.with("door-already", [("name", called(words, &row).into())]);
            view! { <Notice tone=Tone::Plain heading><p>{now}</p></Notice> }.into_any()
        }
        DoorNotice::Gone => view! { <Notice tone=Tone::Plain heading=words.get("door-gone")/> }.into_any(),
        DoorNotice::Elsewhere(title) => {
            let heading = words.with("door-elsewhere", [("title", title.into())]);
            view! { <Notice tone=Tone::Plain heading/> }.into_any()
        }
    };
    Some(notice)
}

/// How many are in the room, and the two buttons for people without a ticket.
fn room(words: &Words, counts: &Counts, path: &str) -> impl IntoView + use<> {
    let arguments =
        [("arrived", counts.arrived.into()), ("seats", counts.confirmed.1.into()), ("walkins", counts.walk_ins.into())];
    let fewer = (counts.walk_ins > 0).then(|| {
        view! { <button class="quiet" name="by" value="-1">{words.get("door-walk-in-fewer")}</button> }
    });
    view! {
        <section class="room" aria-labelledby="room">
            <h2 id="room">{words.with("door-room", [("count", counts.in_the_room().into())])}</h2>
            <p>{words.with("door-room-text", arguments)}</p>
            <form method="post" action=path.to_owned()>
                <input type="hidden" name="do" value="walk-in"/>
                <p class="buttons">
                    <button class="quiet" name="by" value="1">{words.get("door-walk-in-more")}</button>
                    {fewer}
                    <a href=path.to_owned()>{words.get("door-refresh")}</a>
                </p>
            </form>
        </section>
    }
}

fn search(words: &Words, page: &DoorPage, path: &str) -> impl IntoView + use<> {
    let form = FormState::filled([("q", page.searched.clone().unwrap_or_default())]);
    let whole = page.searched.is_none() && !page.not_here;
    let (to, key) = if whole { (shown(true), "door-not-here") } else { (String::new(), "door-whole") };
    let other = view! { <a href=format!("{path}{to}")>{words.get(key)}</a> };
    view! {
        <form method="post" action=path.to_owned() role="search" class="row">
            <input type="hidden" name="do" value="search"/>
            <TextInput words=words.clone() form name="q" label=words.get("door-search") hint=words.get("door-search-hint") kind="search" autocomplete="off"/>
            <p class="buttons"><button>{words.get("door-search-button")}</button>{other}</p>
        </form>
    }
}

fn line(words: &Words, row: &Attendee, page: &DoorPage, path: &str) -> impl IntoView + use<> {
    let here = here(words, row, page.event.timezone);
    let class = if row.arrived >= row.seats { "in" } else { "" };
    let people = words.with("desk-ring-people", [("seats", row.seats.into())]);
    let waiting = row.state == RegistrationState::Waiting;
    let state = if waiting { Some(("overdue", words.get("door-waiting"))) } else { here.map(|here| ("here", here)) };
    let state = state.map(|(class, state)| view! { <p class=class><strong>{state}</strong></p> });
    let code = row.code.clone().filter(|_| row.name.is_some()).map(|code| view! { " \u{b7} "{code} });
    let can_mark = !waiting && page.event.cancelled_at.is_none();
    let all = (row.arrived < row.seats).then(|| all_here(words, row));
    let undo = (row.arrived > 0).then(|| {
        view! { <button class="quiet" name="now" value="0">{words.get("door-undo")}</button> }
    });
    let some = row.code.clone().filter(|_| row.seats > 1).map(|code| {
        view! { <a href=paths::door(&code)>{words.get("door-some")}</a> }
    });
    let form = can_mark.then(|| {
        view! {
            <form method="post" action=path.to_owned()>
                {seen(row)}
                <p class="buttons">{all}{undo}{some}</p>
            </form>
        }
    });
    view! {
        <li class=class>
            <div>
                <h2>{called(words, row)}</h2>
                <p class="small">{people}{code}</p>
                {state}
            </div>
            {form}
        </li>
    }
}

fn pages(words: &Words, page: &DoorPage, path: &str) -> Option<AnyView> {
    let (now, each) = page.page;
    let last = page.all.div_ceil(each);
    if page.searched.is_some() || last < 2 {
        return None;
    }
    let links = (1..=last).map(|at| {
        let current = (at == now).then_some("page");
        let show = if page.not_here { format!("&show={NOT_HERE}") } else { String::new() };
        view! { <li><a href=format!("{path}?page={at}{show}") aria-current=current>{at.to_string()}</a></li> }
    });
    let links = links.collect::<Vec<_>>();
    Some(view! { <nav class="pages" aria-label=words.get("door-pages")><ol>{links}</ol></nav> }.into_any())
}

fn links(words: &Words, path: &str) -> impl IntoView + use<> {
    view! {
        <p>
            <a class="go" href=format!("{path}/links")>{words.get("door-links")}</a>" \u{b7} "
            <a class="go" href="/door/practice">{words.get("door-practice")}</a>
        </p>
    }
}
