//! The list for printing: whose it is, who took it and when it has to be destroyed are on every sheet, because a
//! table's head and foot are repeated.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::event::Event;
use crate::paths;

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
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// The page.
#[must_use]
pub fn html(page: PrintPage) -> String {
    render(move || {
        let words = page.desk.words();
        let title = Piece::of(&page.event.content.title, &words);
        let span = (page.columns.len() + 1).to_string();
        let heads = page.columns.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect::<Vec<_>>();
        let rows = page.rows.into_iter().map(|row| {
            let cells = row.into_iter().map(|cell| view! { <td>{cell}</td> }).collect::<Vec<_>>();
            view! { <tr><td class="box"></td>{cells}</tr> }
        });
        let rows = rows.collect::<Vec<_>>();
        let notes = page.notes.into_iter().map(|note| view! { <p>{note}</p> }).collect::<Vec<_>>();
        let back = paths::organise::attendees(&page.event.slug);
        view! {
            <DeskDocument desk=page.desk title=title.text.clone()>
                <h1><Said piece=title/></h1>
                <p class="unprinted">{words.get("desk-export-print-how")}" "<a href=back>{words.get("desk-export-back")}</a></p>
                <div class="wide" tabindex="0" role="region" aria-label=words.get("desk-export-print-title")>
                    <table class="sheet">
                        <thead>
                            <tr><td class="notes" colspan=span.clone()>{notes}</td></tr>
                            <tr><th scope="col">{words.get("desk-export-here")}</th>{heads}</tr>
                        </thead>
                        <tfoot><tr><td class="notes" colspan=span>{words.get("desk-export-shred")}</td></tr></tfoot>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </DeskDocument>
        }
    })
}
