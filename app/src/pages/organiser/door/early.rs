//! The question before somebody is marked at an event that is days away: most often it's the wrong event.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::list::DoorView;
use super::of_event;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::domain::event::Event;
use crate::paths;

/// From how many days on they're counted in months.
const MONTHS_FROM: i64 = 60;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct EarlyPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// The part of the list that it leads back to.
    pub view: DoorView,
    /// Whose row was to be marked.
    pub token: String,
    /// How many were here, and how many would be.
    pub arrival: (i32, i32),
    /// Whether the viewer is one of its organisers.
    pub is_organiser: bool,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: EarlyPage) -> String {
    render(move || {
        let words = page.desk.words();
        let path = paths::organise::door(&page.event.slug);
        let days = (page.event.starts_at - page.now).num_days();
        let months = if days < MONTHS_FROM { 0 } else { (days + 15) / 30 };
        let title = words.with("door-early", [("days", days.into()), ("months", months.into())]);
        let head = of_event(&words, &page.event, page.is_organiser);
        let yes = DoorView { early: true, ..page.view }.url_at(&path, None, &page.token);
        let back = page.view.url_at(&path, None, &page.token);
        let (was, now) = page.arrival;
        view! {
            <DeskDocument desk=page.desk title=title.clone()>
                {head}
                <h1>{title}</h1>
                <p class="lead">{words.get("door-early-text")}</p>
                <form method="post" action=yes>
                    <input type="hidden" name="do" value="mark"/>
                    <input type="hidden" name="token" value=page.token.clone()/>
                    <input type="hidden" name="was" value=was.to_string()/>
                    <input type="hidden" name="now" value=now.to_string()/>
                    <p class="buttons">
                        <button>{words.get("door-early-button")}</button>
                        <a href=back>{words.get("door-to-list")}</a>
                    </p>
                </form>
            </DeskDocument>
        }
    })
}
