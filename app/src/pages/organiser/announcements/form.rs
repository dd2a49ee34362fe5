//! `/organise/events/{slug}/announcements/new`, and changing a draft: what, to whom, when.

use leptos::prelude::*;

use super::super::event_link;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::{Choice, TextArea, TextInput};
use crate::components::errors::ErrorSummary;
use crate::components::render::render;
use crate::domain::announcement::Segment;
use crate::domain::event::Event;
use crate::domain::reach::Reach;
use crate::forms::state::FormState;
use crate::paths;
use crate::text::dates;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AnnouncementFormPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// The form.
    pub form: FormState,
    /// How many each segment reaches.
    pub people: Vec<(Segment, Reach)>,
}

/// The page.
#[must_use]
pub fn html(page: AnnouncementFormPage) -> String {
    render(move || {
        let words = page.desk.words();
        let of_event = event_link(&words, &page.event);
        let whose = dates::whose(&words, page.event.timezone).unwrap_or_default();
        let back = paths::organise::announcements(&page.event.slug);
        let segments = page.people.iter().map(|(segment, reach)| {
            let label = words.get(&format!("desk-announce-segment-{}", segment.name()));
            let people = words.with("desk-announce-people", [("count", reach.emails.into())]);
            let calls = words.with("desk-announce-calls", [("count", reach.calls.into())]);
            let calls = if reach.calls > 0 { calls } else { String::new() };
            (segment.name().to_owned(), format!("{label}: {people}{calls}"))
        });
        let segments = segments.collect::<Vec<_>>();
        let times = [("now", "desk-announce-when-now"), ("later", "desk-announce-when-later")]
            .map(|(name, key)| (name.to_owned(), words.get(key)));
        let (form, title) = (page.form, words.get("desk-announce-new-title"));
        let again = words.clone();
        let w = move || again.clone();
        view! {
            <DeskDocument desk=page.desk title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=w() form=form.clone()/>
                <p class="when">{of_event}</p>
                <h1>{title}</h1>
                <div class="notice">
                    <h2>{words.get("desk-announce-why-title")}</h2>
                    <p>{words.get("desk-announce-why")}</p>
                    <p>{words.get("desk-announce-why-campaign")}</p>
                </div>
                <form method="post" novalidate=true>
                    <TextInput words=w() form=form.clone() name="subject" label=words.get("desk-announce-subject")
                        hint=words.get("desk-announce-subject-hint")/>
                    <TextArea words=w() form=form.clone() name="text" label=words.get("desk-announce-text")
                        hint=words.get("desk-announce-text-hint") rows=12/>
                    <Choice words=w() form=form.clone() name="segment" label=words.get("desk-announce-segment") options=segments/>
                    <Choice words=w() form=form.clone() name="when" label=words.get("desk-announce-when") options=times.to_vec()/>
                    <fieldset class="field later">
                        <legend>{words.get("desk-announce-later-only")}</legend>
                        <div class="row">
                            <TextInput words=w() form=form.clone() name="date" label=words.get("desk-announce-date") kind="date"/>
                            <TextInput words=w() form=form.clone() name="time" label=words.get("desk-announce-time") hint=whose kind="time"/>
                        </div>
                    </fieldset>
                    <p class="small">{words.get("desk-announce-kept")}</p>
                    <p class="buttons">
                        <button>{words.get("desk-announce-look")}</button>
                        <a href=back>{words.get("desk-announce-back")}</a>
                    </p>
                </form>
            </DeskDocument>
        }
    })
}
