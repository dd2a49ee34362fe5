//! What is deleted when, what is overdue, and what has been deleted.

use leptos::prelude::*;

use super::super::editor::event::May;
use crate::components::text::{Piece, Said};
use crate::domain::branch::Branch;
use crate::domain::dashboard::{EventOverview, Gone, HeldOf};
use crate::domain::newsletter::Newsletter;
use crate::domain::zone::Zone;
use crate::text::{Words, dates};

/// What is held for one event or newsletter.
#[derive(Clone, Debug)]
pub struct HeldRow {
    title: Piece,
    zone: Zone,
    /// What is held.
    pub held: HeldOf,
}

impl HeldRow {
    /// Everything that's held for these events and newsletters.
    pub fn of_all(
        words: &Words,
        events: &[(EventOverview, May)],
        newsletters: &[(Newsletter, Branch, HeldOf)],
    ) -> Vec<Self> {
        let row = |title, zone, held: &HeldOf| Self { title: Piece::of(title, words), zone, held: held.clone() };
        let events = events.iter().map(|(of, _)| row(&of.event.content.title, of.event.timezone, &of.held));
        let lists = newsletters.iter().map(|(list, _, held)| row(&list.content.title, words.home(), held));
        events.chain(lists).filter(|row| !row.held.parts.is_empty() || row.held.overdue > 0).collect()
    }
}

/// What is held, and when it's deleted.
#[component]
pub fn WhatIsHeld(words: Words, rows: Vec<HeldRow>) -> impl IntoView {
    if rows.is_empty() {
        return view! { <p class="small">{words.get("desk-home-held-none")}</p> }.into_any();
    }
    let lines = rows.into_iter().flat_map(|row| {
        let parts = row.held.parts.iter().map(|part| {
            let text = words.with(&format!("desk-home-held-{}", part.what), [("count", part.count.into())]);
            (text, dates::day(&words, part.until, row.zone), None)
        });
        let late = (row.held.overdue > 0).then(|| {
            let text = words.with("desk-home-overdue-here", [("count", row.held.overdue.into())]);
            (text, words.get("desk-home-overdue-when"), Some("overdue"))
        });
        let lines = late.into_iter().chain(parts).collect::<Vec<_>>();
        lines.into_iter().map(move |(what, when, class)| Deletion { of: row.title.clone(), what, when, class })
    });
    let rows = lines.collect();
    view! {
        <p class="small">{words.get("desk-home-held-lead")}</p>
        <Deletions rows words=words.clone() when="desk-home-held-when"/>
    }
    .into_any()
}

/// A line of a table of what is or was deleted: of what, how much, when.
struct Deletion {
    of: Piece,
    what: String,
    when: String,
    class: Option<&'static str>,
}

/// Such a table; `when` is the key of its last heading.
#[component]
fn Deletions(rows: Vec<Deletion>, words: Words, when: &'static str) -> impl IntoView {
    let [of, what, when] = ["desk-home-gone-of", "desk-home-gone-what", when].map(|key| words.get(key));
    let lines = rows.into_iter().map(|row| {
        view! {
            <tr class=row.class>
                <th scope="row"><Said piece=row.of/></th>
                <td data-label=what.clone()>{row.what}</td>
                <td data-label=when.clone()>{row.when}</td>
            </tr>
        }
    });
    let lines = lines.collect::<Vec<_>>();
    view! {
        <table class="cards">
            <thead>
                <tr><th scope="col">{of}</th><th scope="col">{what.clone()}</th><th scope="col">{when.clone()}</th></tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
}

/// Says in red that something is overdue.
#[component]
pub fn Overdue(words: Words, count: u32) -> impl IntoView {
    (count > 0).then(|| {
        view! {
            <div class="summary" role="alert">
                <h2>{words.with("desk-home-overdue", [("count", count.into())])}</h2>
                <p>{words.get("desk-home-overdue-why")}</p>
            </div>
        }
    })
}

/// What has expired, with day and number.
#[component]
pub fn Receipts(
    /// The texts.
    words: Words,
    /// What has expired.
    gone: Vec<Gone>,
    /// The text if nothing has.
    empty: String,
) -> impl IntoView {
    if gone.is_empty() {
        return view! { <p class="small">{empty}</p> }.into_any();
    }
    let rows = gone.into_iter().map(|row| Deletion {
        of: Piece::of(&row.title, &words),
        what: words.with(&format!("desk-home-gone-{}", row.what), [("count", row.count.into())]),
        when: dates::day(&words, row.at, words.home()),
        class: None,
    });
    let rows = rows.collect();
    view! { <Deletions rows words=words.clone() when="desk-home-gone-when"/> }.into_any()
}
