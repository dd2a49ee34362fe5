//! `/organise`: the events and newsletters of one's branches.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::branch::Branch;
use crate::domain::event::Event;
use crate::domain::newsletter::Newsletter;
use crate::text::dates;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct HomePage {
    /// The frame.
    pub desk: Desk,
    /// The events of one's branches, soonest first.
    pub events: Vec<(Event, Branch)>,
    /// Their newsletters.
    pub newsletters: Vec<(Newsletter, Branch)>,
}

/// The page.
#[must_use]
pub fn html(page: HomePage) -> String {
    render(move || {
        let words = page.desk.words();
        let events = page.events.into_iter().map(|(event, branch)| {
            let path = format!("/organise/events/{}", event.slug);
            let (title, of) = (Piece::of(&event.content.title, &words), Piece::of(&branch.content.name, &words));
            let when = dates::span(&words, event.starts_at, event.ends_at, event.timezone);
            view! {
                <li>
                    <p class="when">{when}</p>
                    <h3><a href=path><Said piece=title/></a></h3>
                    <p class="small"><Said piece=of/></p>
                </li>
            }
        });
        let events = events.collect::<Vec<_>>();
        let newsletters = page.newsletters.into_iter().map(|(newsletter, branch)| {
            let path = format!("/organise/newsletters/{}", newsletter.slug);
            let (title, of) = (Piece::of(&newsletter.content.title, &words), Piece::of(&branch.content.name, &words));
            view! {
                <li>
                    <h3><a href=path><Said piece=title/></a></h3>
                    <p class="small"><Said piece=of/></p>
                </li>
            }
        });
        let newsletters = newsletters.collect::<Vec<_>>();
        view! {
            <DeskDocument desk=page.desk title=words.get("desk-home-title")>
                <h1>{words.get("desk-home-title")}</h1>
                <h2>{words.get("desk-home-events")}</h2>
                <ul class="listing">{events}</ul>
                <h2>{words.get("desk-home-newsletters")}</h2>
                <ul class="listing">{newsletters}</ul>
            </DeskDocument>
        }
    })
}
