//! `/organise/events/{slug}/cancel` and `/organise/newsletters/{slug}/close`: what can't be undone is confirmed first.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::TextArea;
use crate::components::errors::ErrorSummary;
use crate::components::render::render;
use crate::forms::state::FormState;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct CancelEventPage {
    /// The frame.
    pub desk: Desk,
    /// The title of the event or newsletter.
    pub title: String,
    /// The page to go back to; the form posts to it with `/cancel` or `/close` appended.
    pub path: String,
    /// Whether it's an event; if not, a newsletter.
    pub is_event: bool,
    /// How many people get a mail, or lose their subscription.
    pub count: u64,
    /// The form.
    pub form: FormState,
}

/// The page.
#[must_use]
pub fn html(page: CancelEventPage) -> String {
    render(move || {
        let words = page.desk.words();
        let title = || [("title", page.title.clone().into())];
        let (heading, text, button, end) = if page.is_event {
            ("editor-cancel-title", "editor-cancel-text", "editor-cancel-yes", "cancel")
        } else {
            ("editor-end-title", "editor-end-text", "editor-end-yes", "close")
        };
        let heading = words.with(heading, title());
        let text = words.with(text, [("count", page.count.into())]);
        let reason = page.is_event.then(|| {
            let (label, hint) = (words.get("editor-cancel-why"), words.get("editor-cancel-why-hint"));
            view! { <TextArea words=words.clone() form=page.form.clone() name="reason" label hint/> }
        });
        let action = format!("{}/{end}", page.path);
        view! {
            <DeskDocument desk=page.desk.clone() title=heading.clone() refused=page.form.is_refused()>
                <ErrorSummary words=words.clone() form=page.form.clone()/>
                <h1>{heading.clone()}</h1>
                <p class="lead">{text}</p>
                <form method="post" action=action novalidate=true>
                    {reason}
                    <p class="buttons">
                        <button class="danger">{words.get(button)}</button>
                        <a href=page.path.clone()>{words.get("editor-back")}</a>
                    </p>
                </form>
            </DeskDocument>
        }
    })
}
