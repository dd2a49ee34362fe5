//! The day of an event as a small calendar sheet, beside its entry in a list.

use chrono::{DateTime, Datelike as _, Utc};
use leptos::prelude::*;

use crate::domain::zone::Zone;
use crate::text::Words;

/// The sheet: weekday, day and month. The year is the list's to say.
#[component]
pub fn DateBlock(
    /// The texts.
    words: Words,
    /// When it starts.
    at: DateTime<Utc>,
    /// The zone its times are shown in.
    zone: Zone,
) -> impl IntoView {
    let local = zone.local(at);
    let weekday = words.get(&format!("weekday-short-{}", local.weekday().number_from_monday()));
    let month = words.get(&format!("month-short-{}", local.month()));
    view! {
        <p class="date-block">
            <span class="weekday">{weekday}</span>" "<span class="day">{local.day()}</span>" "
            <span class="month">{month}</span>
        </p>
    }
}
