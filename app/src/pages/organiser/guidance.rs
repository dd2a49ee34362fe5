//! `/organise/guidance`: read and confirm, before the first list and every year.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::editor::conditions::PendingPublish;
use super::next_input;
use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::guidance::Guidance;
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::domain::guidance::{GuidanceState, VERSION};
use crate::paths;
use crate::text::dates;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct GuidancePage {
    /// The frame.
    pub desk: Desk,
    /// Whether the reader has confirmed it.
    pub state: GuidanceState,
    /// When the reader last confirmed it.
    pub read_at: Option<DateTime<Utc>>,
    /// Where to go next.
    pub next: String,
    /// The draft that's published once this is confirmed.
    pub pending: Option<PendingPublish>,
}

/// The page.
#[must_use]
pub fn html(page: GuidancePage) -> String {
    render(move || {
        let words = page.desk.words();
        let email = page.desk.frame.organisation.privacy_email.clone();
        let fresh = page.state == GuidanceState::Fresh;
        let key = match page.read_at {
            None => "desk-guidance-first",
            Some(_) if fresh => "desk-guidance-done",
            Some(_) => "desk-guidance-again",
        };
        let day = page.read_at.map(|at| dates::day(&words, at, words.home())).unwrap_or_default();
        let heading = words.with(key, [("day", day.into())]);
        let tone = if fresh { Tone::Done } else { Tone::Plain };
        let pending = page.pending.filter(|_| !fresh);
        let notice = pending.as_ref().map(|pending| pending.notice(&words));
        let (action, then, button) = match &pending {
            Some(pending) => (pending.path(), pending.inputs().into_any(), pending.button(&words)),
            None => {
                let button = words.get("desk-guidance-button");
                (paths::organise::GUIDANCE.to_owned(), next_input(&page.next).into_any(), button)
            }
        };
        let button = (!fresh).then(|| {
            view! {
                <form method="post" action=action>
                    <input type="hidden" name="version" value=VERSION.to_string()/>
                    {then}
                    <p class="buttons"><button>{button}</button></p>
                </form>
            }
        });
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Account title=words.get("guidance-title")>
                <h1>{words.get("guidance-title")}</h1>
                <p class="lead">{words.get("guidance-lead")}</p>
                {notice}
                <Notice tone heading/>
                <Guidance words email/>
                {button}
            </DeskDocument>
        }
    })
}
