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

/// A row: the name leads to the person's page. On a phone it's a card, whose cells say what they are.
pub fn row(
    row: AttendeeRow,
    texts: StoredValue<AttendeeTexts>,
    heads: StoredValue<Vec<String>>,
) -> impl IntoView + use<> {
    let AttendeeRow { link, name, state, waits, seats, arrived, signed_up, answers, .. } = row;
    let here = match arrived {
        0 => String::new(),
        _ => texts.with_value(|texts| fill(&texts.arrived, arrived, seats)),
    };
    let state = (if waits { "state waits" } else { "state" }, state);
    let here = (if arrived > 0 { "number done" } else { "number" }, here);
    let fixed = [state, ("number", seats.to_string()), here, ("at", signed_up)];
    let cells = fixed.into_iter().chain(answers.into_iter().map(|answer| ("answer", answer)));
    let cells = heads.with_value(|heads| {
        let named = cells.zip(heads.iter().skip(1));
        named.map(|((class, text), head)| cell(class, head, text)).collect::<Vec<_>>()
    });
    view! { <tr><th scope="row"><a href=link>{name}</a></th>{cells}</tr> }
}

/// A cell. An empty one has no label, so that a card leaves it out.
fn cell(class: &'static str, head: &str, text: String) -> impl IntoView + use<> {
    let label = if text.is_empty() { String::new() } else { head.to_owned() };
    view! { <td class=class data-label=label>{text}</td> }
}
