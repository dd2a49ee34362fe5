//! The rows of an event's list.

use chrono_tz::Tz;
use leptos::prelude::*;

use super::{called, state};
use crate::components::text::{Piece, Said};
use crate::domain::attendee::{Attendee, Told};
use crate::domain::field::Field;
use crate::text::{Words, dates};

/// What the table shows.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub words: Words,
    /// The path of the list: a row's own lies under it.
    pub path: String,
    pub zone: Tz,
    pub columns: Vec<Field>,
    pub rows: Vec<Attendee>,
}

/// The table; wide ones are scrolled by themselves.
pub(super) fn table(of: Table) -> impl IntoView {
    let words = &of.words;
    let heads = of.columns.iter().map(|field| {
        let piece = Piece::of(&field.label, words);
        view! { <th scope="col"><Said piece/></th> }
    });
    let heads = heads.collect::<Vec<_>>();
    let rows = of.rows.iter().map(|row| line(&of, row)).collect::<Vec<_>>();
    let (caption, label) = (words.get("desk-list-caption"), words.get("desk-list-caption"));
    view! {
        <div class="wide" tabindex="0" role="region" aria-label=label>
            <table class="people">
                <caption class="unseen">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.get("desk-list-name")}</th>
                        <th scope="col">{words.get("desk-list-state")}</th>
                        <th scope="col" class="number">{words.get("desk-list-seats")}</th>
                        <th scope="col" class="number">{words.get("desk-list-arrived")}</th>
                        <th scope="col">{words.get("desk-list-signed-up")}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn line(of: &Table, row: &Attendee) -> impl IntoView + use<> {
    let words = &of.words;
    let link = format!("{}/{}", of.path, row.token);
    let no_mail = (!row.has_address).then(|| view! { <span class="mark">{words.get("desk-list-no-address")}</span> });
    let by_hand = row.by_organiser.then(|| view! { <span class="mark">{words.get("desk-list-by-hand")}</span> });
    let code = row.name.is_some().then(|| row.code.clone()).flatten();
    let code = code.map(|code| view! { <span class="mark">{code}</span> });
    let answers = of.columns.iter().map(|field| {
        let told = row.answers.get(&field.key).map(|told| match told {
            Told::Text(text) => text.clone(),
            Told::Withheld => words.get("desk-list-withheld"),
        });
        view! { <td class="typed">{told}</td> }
    });
    view! {
        <tr>
            <th scope="row"><a href=link>{called(words, row)}</a>{code}{by_hand}{no_mail}</th>
            <td>{state(words, row.state)}</td>
            <td class="number">{row.seats.to_string()}</td>
            <td class="number">{(row.arrived > 0).then(|| row.arrived.to_string())}</td>
            <td class="at">{dates::short(words, row.signed_up_at, of.zone)}</td>
            {answers.collect::<Vec<_>>()}
        </tr>
    }
}
