//! `/organise/login`: address and password.

use leptos::prelude::*;

use super::next_input;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::TextInput;
use crate::components::errors::ErrorSummary;
use crate::components::password::{PasswordInput, ShowPassword};
use crate::components::render::render;
use crate::forms::state::FormState;
use crate::paths;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct LoginPage {
    /// The frame.
    pub desk: Desk,
    /// The form as typed so far.
    pub form: FormState,
    /// Where to go next.
    pub next: String,
}

/// The page.
#[must_use]
pub fn html(page: LoginPage) -> String {
    render(move || {
        let words = page.desk.words();
        let form = page.form;
        let title = words.get("desk-login-title");
        view! {
            <DeskDocument desk=page.desk title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-login-lead")}</p>
                <form method="post" action=paths::organise::LOGIN novalidate=true>
                    <TextInput words=words.clone() form=form.clone() name="email" kind="email"
                        label=words.get("desk-login-email") autocomplete="username"/>
                    <PasswordInput words=words.clone() form=form.clone() label=words.get("desk-login-password")
                        autocomplete="current-password"/>
                    {next_input(&page.next)}
                    <p class="buttons">
                        <button>{words.get("desk-login-button")}</button>
                        <ShowPassword words=words.clone() form/>
                    </p>
                    <p><a class="go" href=paths::organise::FORGOTTEN>{words.get("desk-login-forgotten")}</a></p>
                </form>
            </DeskDocument>
        }
    })
}
