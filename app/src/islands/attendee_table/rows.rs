//! The heads and the rows of the attendee table.

use leptos::prelude::*;

use super::find::{ARRIVED, SEATS, TableOrder};
use super::{AttendeeTexts, fill};
use crate::api::AttendeeRow;

/// The head of a column: plain words, and a button to sort by once every row is loaded.
#[component]
pub fn Head(
    head: String,
    column: usize,
    is_whole: RwSignal<bool>,
    order: RwSignal<Option<TableOrder>>,
) -> impl IntoView {
    let own = move || order.get().filter(|order| order.column == column);
    let sorted = Signal::derive(move || own().map(|order| if order.is_down { "descending" } else { "ascending" }));
    let turn = move |_| {
        let is_down = own().is_some_and(|order| !order.is_down);
        order.set(Some(TableOrder { column, is_down }));
    };
    view! {
        <th scope="col" class=class(column) aria-sort=sorted>
            <button type="button" class="sort" disabled=Signal::derive(move || !is_whole.get()) on:click=turn>{head}</button>
        </th>
    }
}

fn class(column: usize) -> Option<&'static str> {
    matches!(column, SEATS | ARRIVED).then_some("number")
}

/// A row: the name leads to the person's page.
pub fn row(row: AttendeeRow, texts: StoredValue<AttendeeTexts>) -> impl IntoView {
    let AttendeeRow { link, name, state, seats, arrived, signed_up, answers, .. } = row;
    let arrived = (arrived > 0).then(|| texts.with_value(|texts| fill(&texts.arrived, arrived, seats)));
    let mark = if arrived.is_some() { "number done" } else { "number" };
    let answers = answers.into_iter().map(|answer| view! { <td>{answer}</td> }).collect::<Vec<_>>();
    view! {
        <tr>
            <th scope="row"><a href=link>{name}</a></th>
            <td>{state}</td>
            <td class="number">{seats}</td>
            <td class=mark>{arrived.unwrap_or_default()}</td>
            <td>{signed_up}</td>
            {answers}
        </tr>
    }
}
