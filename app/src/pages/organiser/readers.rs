//! `/organise/officer/readers`: who has read the guidance, and who has to.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::account::day;
use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::render::render;
use crate::domain::guidance::GuidanceState;
use crate::domain::retention::months_after;
use crate::text::Words;

/// A colleague and the guidance.
#[derive(Clone, Debug)]
pub struct Reads {
    /// The name.
    pub name: String,
    /// When they last confirmed it.
    pub at: Option<DateTime<Utc>>,
    /// Whether they've confirmed it.
    pub state: GuidanceState,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ReadersPage {
    /// The frame.
    pub desk: Desk,
    /// Everybody who has to read it, by name.
    pub readers: Vec<Reads>,
}

/// The page.
#[must_use]
pub fn html(page: ReadersPage) -> String {
    render(move || {
        let words = page.desk.words();
        let title = words.get("desk-readers-title");
        let rows = page.readers.into_iter().map(|reads| {
            let at = reads.at.map_or_else(|| words.get("desk-readers-never"), |at| day(&words, at));
            let stands = stands(&words, &reads);
            view! {
                <tr>
                    <th scope="row">{reads.name}</th>
                    <td data-label=words.get("desk-readers-at")>{at}</td>
                    <td data-label=words.get("desk-readers-stands")>{stands}</td>
                </tr>
            }
        });
        let rows = rows.collect::<Vec<_>>();
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Officer title=title.clone()>
                <h1>{title.clone()}</h1>
                <div class="wide" tabindex="0" role="region" aria-label=title>
                    <table class="cards">
                        <thead>
                            <tr>
                                <th scope="col">{words.get("desk-readers-name")}</th>
                                <th scope="col">{words.get("desk-readers-at")}</th>
                                <th scope="col">{words.get("desk-readers-stands")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </DeskDocument>
        }
    })
}

fn stands(words: &Words, reads: &Reads) -> String {
    match (reads.state, reads.at) {
        (GuidanceState::Fresh, Some(at)) => {
            words.with("desk-readers-fresh", [("day", day(words, months_after(at, 12)).into())])
        }
        (GuidanceState::Due(until), _) => words.with("desk-readers-due", [("day", day(words, until).into())]),
        _ => words.get("desk-readers-missing"),
    }
}
