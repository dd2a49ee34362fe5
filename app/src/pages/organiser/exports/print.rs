//! The list for printing: whose it is, who took it and when it has to be destroyed are on every sheet, because a
//! table's head and foot are repeated.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::event::Event;
use crate::paths;
use crate::text::dates;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PrintPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// What it's for, who took it, until when: printed on every sheet.
    pub notes: Vec<String>,
    /// The columns' names.
    pub columns: Vec<String>,
    /// How many of the columns, from the first, stay on one line; the rest are answers.
    pub own: usize,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// How many people these are.
    pub people: u32,
    /// In how many sign-ups.
    pub sign_ups: usize,
}

/// The page.
#[must_use]
pub fn html(page: PrintPage) -> String {
    render(move || {
        let words = page.desk.words();
        let event = &page.event;
        let (title, place) = (Piece::of(&event.content.title, &words), Piece::of(&event.content.place, &words));
        let when = dates::span(&words, event.starts_at, event.ends_at, event.timezone);
        let total = [("people", page.people.into()), ("rows", page.sign_ups.into())];
        // Answers alone are nobody's line to tick.
        let has_boxes = page.own > 0;
        let span = (page.columns.len() + usize::from(has_boxes)).to_string();
        let class = |at: usize| (at >= page.own).then_some("answer");
        let heads = page.columns.iter().enumerate().map(|(at, name)| {
            view! { <th scope="col" class=class(at)>{name.clone()}</th> }
        });
        let heads = heads.collect::<Vec<_>>();
        let box_head = has_boxes.then(|| view! { <th scope="col">{words.get("desk-export-here")}</th> });
        let rows = page.rows.iter().map(|row| {
            let cells = row.iter().enumerate().map(|(at, cell)| view! { <td class=class(at)>{cell.clone()}</td> });
            let cells = cells.collect::<Vec<_>>();
            view! { <tr>{has_boxes.then(|| view! { <td class="box"></td> })}{cells}</tr> }
        });
        let rows = rows.collect::<Vec<_>>();
        let notes = page.notes.into_iter().map(|note| view! { <p>{note}</p> }).collect::<Vec<_>>();
        let back = paths::organise::attendees(&event.slug);
        view! {
            <DeskDocument desk=page.desk title=title.text.clone()>
                <h1><Said piece=title/></h1>
                <p class="when">{when}" \u{b7} "<Said piece=place/></p>
                <p><strong>{words.with("desk-export-total", total)}</strong></p>
                <p class="unprinted">{words.get("desk-export-print-how")}" "<a href=back>{words.get("desk-export-back")}</a></p>
                <div class="wide" tabindex="0" role="region" aria-label=words.get("desk-export-print-title")>
                    <table class="sheet">
                        <thead>
                            <tr><td class="notes" colspan=span.clone()>{notes}</td></tr>
                            <tr>{box_head}{heads}</tr>
                        </thead>
                        <tfoot><tr><td class="notes" colspan=span>{words.get("desk-export-shred")}</td></tr></tfoot>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </DeskDocument>
        }
    })
}
