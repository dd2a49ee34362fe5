//! The pages of an event's door: big targets, for a phone in one hand.

pub mod early;
pub mod help;
pub mod links;
pub mod list;
mod row;
pub mod ticket;

use leptos::prelude::*;

use super::event_link;
use crate::components::text::{Piece, Said};
use crate::domain::attendee::Attendee;
use crate::domain::event::Event;
use crate::domain::zone::Zone;
use crate::text::attendees::called;
use crate::text::{Words, dates};

/// Which event a page is about, with a link back to it for its organisers.
fn of_event(words: &Words, event: &Event, is_organiser: bool) -> impl IntoView + use<> {
    let when = dates::span(words, event.starts_at, event.ends_at, event.timezone);
    let title = if is_organiser {
        event_link(words, event).into_any()
    } else {
        view! { <Said piece=Piece::of(&event.content.title, words)/> }.into_any()
    };
    view! { <p class="when">{title}" \u{b7} "{when}</p> }
}

/// How many of a ticket's people are here, and since when.
fn here(words: &Words, row: &Attendee, zone: Zone) -> Option<String> {
    let at = row.arrived_at.filter(|_| row.arrived > 0)?;
    let clock = dates::clock(words, at, zone);
    Some(words.with("door-here", [("n", row.arrived.into()), ("m", row.seats.into()), ("clock", clock.into())]))
}

/// The hidden inputs of every button that marks arrivals: the state that was seen, and whose.
fn seen(row: &Attendee) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="do" value="mark"/>
        <input type="hidden" name="token" value=row.token.clone()/>
        <input type="hidden" name="was" value=row.arrived.to_string()/>
    }
}

/// What was just done to a ticket: how many of its people are here now.
fn said(words: &Words, row: &Attendee) -> String {
    words.with("door-said", [("name", called(words, row).into()), ("n", row.arrived.into())])
}

/// How many people a ticket is for.
fn people(words: &Words, row: &Attendee) -> String {
    words.with("door-people", [("seats", row.seats.into())])
}
