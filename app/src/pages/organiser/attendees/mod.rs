//! The pages of an event's list: the list, one person, adding somebody by hand, whom to call, the choices added up,
//! badges to print.

mod acts;
pub mod add;
pub mod badges;
mod by_hand;
pub mod call;
pub mod list;
pub mod one;
pub mod table;
pub mod totals;

use leptos::prelude::*;

use super::event_link;
use crate::domain::audit::Reason;
use crate::domain::event::Event;
use crate::text::{Words, dates};

/// The line above each of an event's pages: which event, and when.
fn of_event(words: &Words, event: &Event) -> impl IntoView + use<> {
    let when = dates::span(words, event.starts_at, event.ends_at, event.timezone);
    let cancelled = event.cancelled_at.is_some().then(|| {
        view! { " \u{b7} "<strong>{words.get("list-cancelled")}</strong> }
    });
    view! { <p class="when">{event_link(words, event)}" \u{b7} "{when}{cancelled}</p> }
}

/// Reasons with their labels, for a list of choices.
fn reasons(words: &Words, reasons: &[Reason]) -> Vec<(String, String)> {
    let named = |reason: &Reason| (reason.name().to_owned(), words.get(&format!("desk-list-why-{}", reason.name())));
    reasons.iter().map(named).collect()
}
