//! `/organise/events/{slug}/repeat`: further dates, each with its own list, purpose and end.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::{Choice, TextArea, TextInput};
use crate::components::errors::ErrorSummary;
use crate::components::render::render;
use crate::forms::state::FormState;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct RepeatPage {
    /// The frame.
    pub desk: Desk,
    /// The event's title.
    pub title: String,
    /// The event's page.
    pub path: String,
    /// The form.
    pub form: FormState,
}

/// The page.
#[must_use]
pub fn html(page: RepeatPage) -> String {
    render(move || {
        let words = page.desk.words();
        let heading = words.with("editor-repeat-title", [("title", page.title.clone().into())]);
        let every = [
            ("week", "editor-every-week"),
            ("fortnight", "editor-every-fortnight"),
            ("month", "editor-every-month"),
            ("dates", "editor-every-dates"),
        ];
        let every = every.map(|(name, key)| (name.to_owned(), words.get(key))).to_vec();
        let form = || page.form.clone();
        let inside = view! {
            <Choice words=words.clone() form=form() name="every" label=words.get("editor-every") options=every/>
            <TextInput words=words.clone() form=form() name="times" label=words.get("editor-times")
                hint=words.get("editor-times-hint") inputmode="numeric" optional=true/>
            <TextArea words=words.clone() form=form() name="dates" label=words.get("editor-dates-typed")
                hint=words.get("editor-dates-hint") optional=true/>
            <p class="buttons">
                <button>{words.get("editor-repeat-yes")}</button>
                <a href=page.path.clone()>{words.get("editor-back")}</a>
            </p>
        };
        let summary = view! { <ErrorSummary words=words.clone() form=form()/> };
        let (refused, action) = (page.form.is_refused(), format!("{}/repeat", page.path));
        view! {
            <DeskDocument desk=page.desk title=heading.clone() refused>
                {summary}
                <h1>{heading}</h1>
                <p class="lead">{words.get("editor-repeat-text")}</p>
                <form method="post" action=action novalidate=true>{inside}</form>
            </DeskDocument>
        }
    })
}
