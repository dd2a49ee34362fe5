//! `/organise/events/{slug}/receipts`: which of an event's records were deleted, and when.

use leptos::prelude::*;

use super::event_link;
use super::home::Receipts;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::domain::dashboard::Gone;
use crate::domain::event::Event;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ReceiptsPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// What was deleted, newest first.
    pub gone: Vec<Gone>,
}

/// The page.
#[must_use]
pub fn html(page: ReceiptsPage) -> String {
    render(move || {
        let words = page.desk.words();
        let of_event = event_link(&words, &page.event);
        let title = words.get("desk-receipts-title");
        view! {
            <DeskDocument desk=page.desk title=title.clone()>
                <p class="when">{of_event}</p>
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-receipts-lead")}</p>
                <Receipts words=words.clone() gone=page.gone empty=words.get("desk-receipts-none")/>
            </DeskDocument>
        }
    })
}
