//! `/organise/forgotten`: the link for a new password; the same answer for every address.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::TextInput;
use crate::components::errors::ErrorSummary;
use crate::components::render::render;
use crate::forms::state::FormState;
use crate::paths;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ForgottenPage {
    /// The frame.
    pub desk: Desk,
    /// The form, until it's sent.
    pub form: Option<FormState>,
}

/// The page.
#[must_use]
pub fn html(page: ForgottenPage) -> String {
    render(move || {
        let words = page.desk.words();
        let back = view! { <p><a class="go" href=paths::organise::LOGIN>{words.get("desk-back-to-login")}</a></p> };
        let Some(form) = page.form else {
            let title = words.get("desk-forgotten-sent");
            return view! {
                <DeskDocument desk=page.desk title=title.clone()>
                    <h1>{title}</h1>
                    <p class="lead">{words.get("desk-forgotten-sent-lead")}</p>
                    <p>{words.get("desk-forgotten-sent-none")}</p>
                    {back}
                </DeskDocument>
            }
            .into_any();
        };
        let title = words.get("desk-forgotten-title");
        view! {
            <DeskDocument desk=page.desk title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-forgotten-lead")}</p>
                <form method="post" action=paths::organise::FORGOTTEN novalidate=true>
                    <TextInput words=words.clone() form name="email" kind="email"
                        label=words.get("desk-login-email") autocomplete="username"/>
                    <p class="buttons"><button>{words.get("desk-forgotten-button")}</button></p>
                </form>
                {back}
            </DeskDocument>
        }
        .into_any()
    })
}
