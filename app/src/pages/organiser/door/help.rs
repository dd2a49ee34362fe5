//! `/door/help/{token}`: a helper's personal link. Three lines to read, then a button.

use leptos::prelude::*;

use super::of_event;
use super::ticket::PRACTICE;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::domain::event::Event;
use crate::paths;
use crate::text::dates;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct HelpPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// When the door opens, if it's still closed.
    pub opens_at: Option<chrono::DateTime<chrono::Utc>>,
}

/// The page.
#[must_use]
pub fn html(page: HelpPage) -> String {
    render(move || {
        let words = page.desk.words();
        let head = of_event(&words, &page.event, false);
        let way = match page.opens_at {
            Some(at) => {
                let at = dates::moment(&words, at, page.event.timezone);
                view! { <p class="lead">{words.with("door-help-early", [("at", at.into())])}</p> }.into_any()
            }
            None => view! {
                <form method="post"><p class="buttons"><button>{words.get("door-help-button")}</button></p></form>
            }
            .into_any(),
        };
        view! {
            <DeskDocument desk=page.desk title=words.get("door-help-title")>
                {head}
                <h1>{words.get("door-help-title")}</h1>
                <ul>
                    <li>{words.get("door-help-1")}</li>
                    <li>{words.get("door-help-2")}</li>
                    <li>{words.get("door-help-3")}</li>
                </ul>
                {way}
                <p>{words.get("door-practice-hint")}" "<a href=paths::door(PRACTICE)>{words.get("door-practice")}</a></p>
            </DeskDocument>
        }
    })
}
