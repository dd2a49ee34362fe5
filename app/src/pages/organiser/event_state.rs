//! The state of an event at a glance: badges, and how many of its places are taken.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::domain::dashboard::{EventNumbers, EventStatus, starts_in};
use crate::domain::event::Event;
use crate::text::{Words, dates};

/// What state an event is in, and how soon it starts if that's soon.
#[component]
pub fn EventBadges(
    /// The texts.
    words: Words,
    /// The event.
    event: Event,
    /// Its status.
    status: EventStatus,
    /// The clock.
    now: DateTime<Utc>,
) -> impl IntoView {
    let (class, label) = match status {
        EventStatus::Cancelled => ("badge off", words.get("desk-badge-cancelled")),
        EventStatus::Over => ("badge", words.get("desk-badge-over")),
        EventStatus::Full => ("badge full", words.get("desk-badge-full")),
        EventStatus::Open => ("badge open", words.get("desk-badge-open")),
        EventStatus::Closed => ("badge", words.get("desk-badge-closed")),
        EventStatus::NotYet(at) => {
            let day = dates::day(&words, at, event.timezone);
            ("badge", words.with("desk-badge-not-yet", [("day", day.into())]))
        }
    };
    let soon = starts_in(&event, now).map(|days| {
        view! { " "<span class="badge">{words.with("desk-badge-soon", [("days", days.into())])}</span> }
    });
    view! { <p><span class=class>{label}</span>{soon}</p> }
}

/// How many places are taken, as a bar and in words; who has still to confirm, and who is waiting.
#[component]
pub fn PlacesBar(
    /// The texts.
    words: Words,
    /// The event's numbers.
    numbers: EventNumbers,
) -> impl IntoView {
    let EventNumbers { capacity, taken, to_confirm, waiting } = numbers;
    // The words say the same to those who can't see it.
    let bar = capacity.map(|capacity| {
        let (most, taken) = (capacity.max(1).to_string(), taken.min(capacity).to_string());
        view! { <meter min="0" max=most value=taken aria-hidden="true"></meter> }
    });
    let places = match capacity {
        Some(capacity) => words.with("desk-places-of", [("taken", taken.into()), ("capacity", capacity.into())]),
        None => words.with("desk-places", [("taken", taken.into())]),
    };
    let others = [(to_confirm, "desk-places-to-confirm"), (waiting, "desk-places-waiting")];
    let others = others.into_iter().filter(|(count, _)| *count > 0);
    let others = others.map(|(count, key)| format!(" \u{b7} {}", words.with(key, [("count", count.into())])));
    let others = others.collect::<String>();
    view! { {bar}<p>{places}{others}</p> }
}
