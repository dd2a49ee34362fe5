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
    let [what, when] = ["desk-home-gone-what", "desk-home-held-when"].map(|key| words.get(key));
    let lines = rows.into_iter().flat_map(|row| {
        let parts = row.held.parts.iter().map(|part| {
            let text = words.with(&format!("desk-home-held-{}", part.what), [("count", part.count.into())]);
            (text, dates::day(&words, part.until, row.zone), "")
        });
        let late = (row.held.overdue > 0).then(|| {
            let text = words.with("desk-home-overdue-here", [("count", row.held.overdue.into())]);
            (text, words.get("desk-home-overdue-when"), "overdue")
        });
        let lines = late.into_iter().chain(parts).collect::<Vec<_>>();
        lines.into_iter().map(move |line| (row.title.clone(), line))
    });
    let lines = lines.map(|(title, (text, day, class))| {
        view! {
            <tr class=class>
                <th scope="row"><Said piece=title/></th>
                <td data-label=what.clone()>{text}</td>
                <td data-label=when.clone()>{day}</td>
            </tr>
        }
    });
    let lines = lines.collect::<Vec<_>>();
    view! {
        <p class="small">{words.get("desk-home-held-lead")}</p>
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{words.get("desk-home-gone-of")}</th>
                    <th scope="col">{what.clone()}</th>
                    <th scope="col">{when.clone()}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
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
    let [what, when] = ["desk-home-gone-what", "desk-home-gone-when"].map(|key| words.get(key));
    let rows = gone.into_iter().map(|row| {
        let title = Piece::of(&row.title, &words);
        let text = words.with(&format!("desk-home-gone-{}", row.what), [("count", row.count.into())]);
        let day = dates::day(&words, row.at, words.home());
        view! {
            <tr>
                <th scope="row"><Said piece=title/></th>
                <td data-label=what.clone()>{text}</td>
                <td data-label=when.clone()>{day}</td>
            </tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{words.get("desk-home-gone-of")}</th>
                    <th scope="col">{what.clone()}</th>
                    <th scope="col">{when.clone()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
