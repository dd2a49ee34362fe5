//! `/door/{code}`: what the phone's own camera opens from a ticket's QR code. To anyone who isn't at that door it says
//! nothing about the code, not even whether the ticket exists.

use leptos::prelude::*;

use super::row::parts;
use super::{here, of_event, people, said, seen};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::domain::attendee::Attendee;
use crate::domain::event::Event;
use crate::paths;
use crate::text::Words;
use crate::text::attendees::called;

/// The code that acts like a ticket but changes nothing.
pub const PRACTICE: &str = "practice";

/// What the page shows.
#[derive(Clone, Debug)]
pub enum TicketView {
    /// To anyone who isn't at the door: show this there.
    ToTheDoor,
    /// At the door: there's no such ticket.
    Unknown,
    /// A ticket.
    Ticket(Box<Ticket>),
    /// The practice ticket, with how many of its two people are marked.
    Practice(u32),
}

/// A ticket, for somebody at its event's door.
#[derive(Clone, Debug)]
pub struct Ticket {
    /// The event.
    pub event: Event,
    /// The attendee it belongs to.
    pub row: Attendee,
    /// Whether the door is open now: a ticket for another day is still shown, with the day.
    pub is_today: bool,
    /// Whether somebody else was quicker just now.
    pub already: bool,
    /// Whether the viewer has just marked it.
    pub marked: bool,
}

/// The page.
#[derive(Clone, Debug)]
pub struct TicketPage {
    /// The frame.
    pub desk: Desk,
    /// Its content.
    pub shown: TicketView,
}

/// The page.
#[must_use]
pub fn html(page: TicketPage) -> String {
    render(move || {
        let words = page.desk.words();
        let (title, inside) = match page.shown {
            TicketView::ToTheDoor => (words.get("door-show"), plain(&words, "door-show-text")),
            TicketView::Unknown => (words.get("door-unknown"), plain(&words, "door-unknown-text")),
            TicketView::Practice(arrived) => (words.get("door-practice"), practice(&words, arrived)),
            TicketView::Ticket(ticket) => (called(&words, &ticket.row), of_ticket(&words, &ticket)),
        };
        view! {
            <DeskDocument desk=page.desk title=title.clone()>
                <h1>{title}</h1>
                {inside}
            </DeskDocument>
        }
    })
}

fn plain(words: &Words, key: &str) -> AnyView {
    view! { <p class="lead">{words.get(key)}</p> }.into_any()
}

fn of_ticket(words: &Words, ticket: &Ticket) -> AnyView {
    let (event, row) = (&ticket.event, &ticket.row);
    let now = here(words, row, event.timezone);
    let heading = match &now {
        _ if event.cancelled_at.is_some() => Some(words.get("event-cancelled")),
        Some(now) if row.arrived >= row.seats || ticket.already => {
            Some(words.with("door-already-here", [("here", now.clone().into())]))
        }
        None if ticket.already => Some(words.get("door-nobody-here")),
        _ => None,
    };
    let is_said = heading.is_some() && event.cancelled_at.is_none();
    let marked = ticket.marked.then(|| view! { <Notice tone=Tone::Done heading=said(words, row)/> });
    let notice = heading.filter(|_| !ticket.marked).map(|heading| view! { <Notice tone=Tone::Plain heading/> });
    let other_day =
        (!ticket.is_today).then(|| view! { <Notice tone=Tone::Plain heading=words.get("door-other-day")/> });
    let back = format!("{}#t-{}", paths::organise::door(&event.slug), row.token);
    let marks = event.cancelled_at.is_none().then(|| marks(words, row));
    view! {
        {other_day}
        {marked}
        {notice}
        {of_event(words, event, false)}
        <p class="lead">{people(words, row)}</p>
        {now.filter(|_| !is_said || ticket.marked).map(|now| view! { <p class="here"><strong>{now}</strong></p> })}
        {marks}
        <p><a class="go" href=back>{words.get("door-to-list")}</a></p>
    }
    .into_any()
}

/// Everyone, part of a group, or nobody after all.
fn marks(words: &Words, row: &Attendee) -> impl IntoView + use<> {
    let all = (row.arrived < row.seats).then(|| {
        let label = words.with("door-all", [("m", row.seats.into())]);
        view! { <button name="now" value=row.seats.to_string()>{label}</button> }
    });
    let undo = (row.arrived > 0).then(|| {
        view! { <button class="quiet" name="now" value="0">{words.get("door-undo")}</button> }
    });
    view! {
        <form method="post" class="marks">
            {seen(row)}
            <p class="buttons">{all}{parts(words, row)}{undo}</p>
        </form>
    }
}

fn practice(words: &Words, arrived: u32) -> AnyView {
    let done = (arrived > 0).then(|| {
        view! { <Notice tone=Tone::Done heading=words.with("door-practice-done", [("n", arrived.into())])/> }
    });
    let buttons = (1..=2_u32).map(|n| {
        let label = match n {
            1 => words.with("door-part", [("n", 1.into()), ("m", 2.into())]),
            all => words.with("door-all", [("m", all.into())]),
        };
        view! { <button class="quiet" name="now" value=n.to_string()>{label}</button> }
    });
    let buttons = buttons.collect::<Vec<_>>();
    view! {
        {done}
        <p class="lead">{words.get("door-practice-text")}</p>
        <form method="post" class="marks"><p class="buttons">{buttons}</p></form>
    }
    .into_any()
}
