//! `/organise/officer/requests`: what to do when somebody asks about their data.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::desk_form::TextInput;
use crate::components::errors::ErrorSummary;
use crate::components::render::render;
use crate::forms::state::FormState;
use crate::paths;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct RequestsPage {
    /// The frame.
    pub desk: Desk,
    /// The form that finds a sign-up by its ticket code.
    pub form: FormState,
}

/// The page.
#[must_use]
pub fn html(page: RequestsPage) -> String {
    render(move || {
        let words = page.desk.words();
        let form = page.form;
        let title = words.get("desk-officer-requests");
        let url = format!("{}{}", page.desk.frame.base_url, paths::YOUR_DATA);
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Officer title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-requests-lead")}</p>
                <p><a class="address" href=paths::YOUR_DATA>{url}</a></p>
                <p>{words.get("desk-requests-self")}</p>
                <p>{words.get("desk-requests-limit")}</p>
                <h2>{words.get("desk-requests-no-email")}</h2>
                <p>{words.get("desk-requests-no-email-text")}</p>
                <form method="post" action=paths::organise::REQUESTS novalidate=true>
                    <TextInput words=words.clone() form name="code" autocomplete="off"
                        label=words.get("desk-requests-code") hint=words.get("desk-requests-code-hint")/>
                    <p class="buttons"><button>{words.get("desk-requests-find")}</button></p>
                </form>
                <p>
                    {words.get("desk-requests-no-code")}" "
                    <a href=paths::organise::HOME>{words.get("desk-requests-events")}</a>
                </p>
                <h2>{words.get("desk-requests-sure")}</h2>
                <p>{words.get("desk-requests-sure-text")}</p>
                <h2>{words.get("desk-requests-else")}</h2>
                <ul class="links">
                    <li><a href=paths::organise::LIFT_SUPPRESSION>{words.get("desk-lift-title")}</a></li>
                    <li><a href=paths::PRIVACY>{words.get("foot-privacy")}</a></li>
                </ul>
            </DeskDocument>
        }
    })
}
