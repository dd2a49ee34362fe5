//! Tickets on paper, for people whom no mail reaches: the same code and picture as in the mail.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::logo::LogoPicture;
use crate::components::qr::Qr;
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::attendee::Attendee;
use crate::domain::brand::Logo;
use crate::domain::event::Event;
use crate::paths;
use crate::text::{Words, dates};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct TicketsPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// Whose tickets they are.
    pub people: Vec<Attendee>,
    /// What they're for, who printed them, until when: for whoever prints them.
    pub notes: Vec<String>,
}

/// The page.
#[must_use]
pub fn html(page: TicketsPage) -> String {
    render(move || {
        let words = page.desk.words();
        let base = page.desk.frame.base_url.clone();
        let title = words.get("desk-tickets-title");
        let back = paths::organise::attendees(&page.event.slug);
        let logo = page.desk.frame.logo.as_ref();
        let tickets = page.people.iter().filter_map(|row| ticket(&words, row, &page.event, &base, logo));
        let tickets = tickets.collect::<Vec<_>>();
        let none = tickets.is_empty().then(|| view! { <p class="empty">{words.get("desk-tickets-none")}</p> });
        let notes = page.notes.into_iter().map(|note| view! { <p class="small">{note}</p> }).collect::<Vec<_>>();
        view! {
            <DeskDocument desk=page.desk title=title.clone()>
                <div class="unprinted">
                    <h1>{title}</h1>
                    <p>{words.get("desk-tickets-how")}" "<a href=back>{words.get("desk-export-back")}</a></p>
                    {notes}
                    {none}
                </div>
                <ul class="tickets">{tickets}</ul>
            </DeskDocument>
        }
    })
}

fn ticket(words: &Words, row: &Attendee, event: &Event, base: &str, logo: Option<&Logo>) -> Option<AnyView> {
    let code = row.code.clone()?;
    let logo = logo.cloned().map(|logo| view! { <LogoPicture logo/> });
    let (title, place) = (Piece::of(&event.content.title, words), Piece::of(&event.content.place, words));
    let when = dates::span(words, event.starts_at, event.ends_at, event.timezone);
    let name = row.name.clone().map(|name| view! { <p><strong>{name}</strong></p> });
    let people = words.with("door-people", [("seats", row.seats.into())]);
    let alt = words.with("desk-tickets-qr", [("code", code.clone().into())]);
    let link = format!("{base}{}", paths::door(&code));
    let ticket = view! {
        <li>
            <div>
                {logo}
                <h2><Said piece=title/></h2>
                <p>{when}</p>
                <p><Said piece=place/></p>
                {name}
                <p>{people}</p>
                <p class="code">{code}</p>
            </div>
            <Qr of=link alt/>
        </li>
    };
    Some(ticket.into_any())
}
