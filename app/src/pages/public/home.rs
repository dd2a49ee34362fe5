//! `/`: coming events and newsletters.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::document::{Document, Preview};
use crate::components::frame::Frame;
use crate::components::listing::{Events, Newsletters};
use crate::components::render::render;
use crate::components::text::Piece;
use crate::domain::branch::Branch;
use crate::domain::event::Event;
use crate::domain::newsletter::Newsletter;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct HomePage {
    /// The frame.
    pub frame: Frame,
    /// Coming, listed events, soonest first, each with its branch.
    pub events: Vec<(Event, Branch)>,
    /// Open newsletters, each with its branch.
    pub newsletters: Vec<(Newsletter, Branch)>,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: HomePage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let name = Piece::of(&page.frame.organisation.name, &words);
        let preview = Preview { description: words.get("home-intro"), json_ld: None };
        view! {
            <Document frame=page.frame title=name.text preview>
                <h1>{words.get("home-title")}</h1>
                <p class="lead">{words.get("home-intro")}</p>
                <h2>{words.get("list-events")}</h2>
                <Events words=words.clone() events=page.events with_branch=true/>
                <h2>{words.get("list-newsletters")}</h2>
                <Newsletters words newsletters=page.newsletters with_branch=true/>
            </Document>
        }
    })
}
