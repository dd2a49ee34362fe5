//! `/organise/login/code`: the second factor.

use leptos::prelude::*;

use super::next_input;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::TextInput;
use crate::components::errors::ErrorSummary;
use crate::components::render::render;
use crate::forms::state::FormState;
use crate::paths;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct CodePage {
    /// The frame.
    pub desk: Desk,
    /// The form as typed so far.
    pub form: FormState,
    /// Where to go next.
    pub next: String,
}

/// The page.
#[must_use]
pub fn html(page: CodePage) -> String {
    render(move || {
        let words = page.desk.words();
        let form = page.form;
        let title = words.get("desk-code-title");
        view! {
            <DeskDocument desk=page.desk title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-code-lead")}</p>
                <form method="post" action=paths::organise::LOGIN_CODE novalidate=true>
                    <TextInput words=words.clone() form name="code" label=words.get("desk-code-label")
                        hint=words.get("desk-code-hint") autocomplete="one-time-code"/>
                    {next_input(&page.next)}
                    <p class="buttons"><button>{words.get("desk-code-button")}</button></p>
                </form>
                <p class="small">{words.get("desk-code-lost")}</p>
            </DeskDocument>
        }
    })
}
