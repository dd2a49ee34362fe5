//! `/organise/officer/never`: for somebody who blocked all mail and asks the data officer to get it again.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::errors::ErrorSummary;
use crate::components::notice::{Notice, Tone};
use crate::components::question::{FormGroup, Question};
use crate::components::render::render;
use crate::components::text::Piece;
use crate::forms::state::FormState;
use crate::paths;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct LiftSuppressionPage {
    /// The frame.
    pub desk: Desk,
    /// The form as typed so far.
    pub form: FormState,
    /// Whether the link was requested.
    pub sent: bool,
}

/// The page.
#[must_use]
pub fn html(page: LiftSuppressionPage) -> String {
    render(move || {
        let words = page.desk.words();
        let (form, refused) = (page.form.clone(), page.form.is_refused());
        let why = Some(Piece::own(words.get("desk-lift-email-why")));
        let question = Question { why, ..Question::email(&words, &form, "desk-add-email").about_another() };
        let said = words.get("desk-lift-sent-text");
        let sent = page.sent.then(|| {
            view! {
                <Notice tone=Tone::Done heading=words.get("desk-lift-sent")>
                    <p>{said}</p>
                </Notice>
            }
        });
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Officer title=words.get("desk-lift-title") refused>
                <ErrorSummary words=words.clone() form=form.clone()/>
                {sent}
                <h1>{words.get("desk-lift-title")}</h1>
                <p class="lead">{words.get("desk-lift-lead")}</p>
                <form method="post" action=paths::organise::LIFT_SUPPRESSION novalidate=true>
                    <FormGroup words=words.clone() question/>
                    <p class="buttons"><button>{words.get("desk-lift-button")}</button></p>
                </form>
            </DeskDocument>
        }
    })
}
