//! `/organise/events/{slug}/cancel` and `/organise/newsletters/{slug}/close`: what can't be undone is confirmed first.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::TextArea;
use crate::components::errors::ErrorSummary;
use crate::components::reach::WhoHears;
use crate::components::render::render;
use crate::domain::reach::Reach;
use crate::forms::state::FormState;
use crate::paths;

/// What ends, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndedContent {
    /// An event, and who hears of it.
    Event(Reach),
    /// A newsletter, and how many lose their subscription.
    Newsletter(u64),
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct CancelEventPage {
    /// The frame.
    pub desk: Desk,
    /// The title of the event or newsletter.
    pub title: String,
    /// Its public name.
    pub slug: String,
    /// What it is.
    pub content: EndedContent,
    /// The form.
    pub form: FormState,
}

/// The page.
#[must_use]
pub fn html(page: CancelEventPage) -> String {
    render(move || {
        let words = page.desk.words();
        let title = [("title", page.title.clone().into())];
        let (heading, button, path, action) = match page.content {
            EndedContent::Event(_) => (
                "editor-cancel-title",
                "editor-cancel-yes",
                paths::organise::event(&page.slug),
                paths::organise::event_cancel(&page.slug),
            ),
            EndedContent::Newsletter(_) => (
                "editor-end-title",
                "editor-end-yes",
                paths::organise::newsletter(&page.slug),
                paths::organise::newsletter_close(&page.slug),
            ),
        };
        let heading = words.with(heading, title);
        let told = match page.content {
            EndedContent::Event(reach) if reach.is_nobody() => {
                view! { <p>{words.get("editor-cancel-nobody")}</p> }.into_any()
            }
            EndedContent::Event(reach) => view! {
                <WhoHears words=words.clone() reach slug=page.slug/>
                <p>{words.get("editor-cancel-text")}</p>
            }
            .into_any(),
            EndedContent::Newsletter(count) => {
                view! { <p>{words.with("editor-end-text", [("count", count.into())])}</p> }.into_any()
            }
        };
        let reason = matches!(page.content, EndedContent::Event(_)).then(|| {
            let (label, hint) = (words.get("editor-cancel-why"), words.get("editor-cancel-why-hint"));
            view! { <TextArea words=words.clone() form=page.form.clone() name="reason" label hint/> }
        });
        view! {
            <DeskDocument desk=page.desk title=heading.clone() refused=page.form.is_refused()>
                <ErrorSummary words=words.clone() form=page.form.clone()/>
                <h1>{heading}</h1>
                {told}
                <form method="post" action=action novalidate=true>
                    {reason}
                    <p class="buttons">
                        <button class="danger">{words.get(button)}</button>
                        <a href=path>{words.get("editor-back")}</a>
                    </p>
                </form>
            </DeskDocument>
        }
    })
}
