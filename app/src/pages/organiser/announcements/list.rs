//! `/organise/events/{slug}/announcements`: what was written to the attendees, and the reminder.

use leptos::prelude::*;

use super::super::editor::event::May;
use super::super::editor::tabs::{EventTab, EventTabs};
use super::super::event_link;
use super::{Announced, ProgressBar, state_line};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::domain::announcement::AnnouncementState;
use crate::domain::event::Event;
use crate::paths;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AnnouncementListPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// Its announcements, newest first.
    pub all: Vec<Announced>,
    /// Whether the reminder goes out.
    pub reminds: bool,
    /// What the viewer may do with the event.
    pub may: May,
}

/// The page.
#[must_use]
pub fn html(page: AnnouncementListPage) -> String {
    render(move || {
        let words = page.desk.words();
        let zone = page.event.timezone;
        let of_event = event_link(&words, &page.event);
        let slug = page.event.slug.clone();
        let new = paths::organise::announcement_new(&slug);
        let items = page.all.iter().map(|one| {
            let gone = !matches!(one.state, AnnouncementState::Draft | AnnouncementState::Scheduled);
            let progress = gone.then(|| view! { <ProgressBar words=words.clone() progress=one.progress/> });
            let segment = words.get(&format!("desk-announce-segment-{}", one.segment.name()));
            view! {
                <li>
                    <p class="when">{state_line(&words, one, zone)}" \u{b7} "{segment}</p>
                    <h2><a href=one.path.clone()>{one.title(&words)}</a></h2>
                    {progress}
                </li>
            }
        });
        let items = items.collect::<Vec<_>>();
        let list = if items.is_empty() {
            view! { <p class="empty">{words.get("desk-announce-none")}</p> }.into_any()
        } else {
            view! { <ul class="listing">{items}</ul> }.into_any()
        };
        let (text, button, value) = if page.reminds {
            ("desk-announce-reminds", "desk-announce-reminds-stop", "no")
        } else {
            ("desk-announce-reminds-not", "desk-announce-reminds-start", "yes")
        };
        let title = words.get("desk-announce-title");
        view! {
            <DeskDocument desk=page.desk title=title.clone()>
                <p class="when">{of_event}</p>
                <h1>{title}</h1>
                <EventTabs words=words.clone() slug may=page.may current=EventTab::Messages/>
                <p class="lead">{words.get("desk-announce-lead")}</p>
                <p class="buttons"><a class="button" href=new>{words.get("desk-announce-new")}</a></p>
                {list}
                <h2>{words.get("desk-announce-reminder")}</h2>
                <form method="post">
                    <p>{words.get(text)}</p>
                    <p class="buttons"><button class="quiet" name="reminds" value=value>{words.get(button)}</button></p>
                </form>
            </DeskDocument>
        }
    })
}
