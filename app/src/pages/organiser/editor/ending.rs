//! `/organise/drafts/{id}/ending`: how long it's kept, with the slip as the public will see it.

use leptos::prelude::*;

use super::parts::{DraftButtons, DraftPage, DraftTop, Missing};
use crate::components::desk::{DeskDocument, MenuItem};
use crate::components::render::render;
use crate::components::slip::{PurposeSlip, Slip};
use crate::forms::inputs::{Area, Step};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct EndingPage {
    /// The draft.
    pub draft: DraftPage,
    /// The slip, once nothing is missing.
    pub slip: Option<Slip>,
    /// What is missing until then: the input's name and the sentence.
    pub faults: Vec<(String, String)>,
    /// How long it's kept by default, and at most without approval, in days.
    pub days: (i64, i64),
}

/// The page.
#[must_use]
pub fn html(page: EndingPage) -> String {
    render(move || {
        let draft = page.draft;
        let words = draft.words();
        let numbers = [("days", page.days.0.into()), ("most", page.days.1.into())];
        let rule = words.with("editor-ending-rule", numbers);
        let slip = match page.slip {
            Some(slip) => {
                view! { <h2>{words.get("editor-slip")}</h2><PurposeSlip words=words.clone() slip/> }.into_any()
            }
            None => view! {
                <Missing page=draft.clone() step=Step::Ending faults=page.faults/>
                <p>{words.get("editor-no-slip")}</p>
            }
            .into_any(),
        };
        view! {
            <DeskDocument desk=draft.desk.clone() section=MenuItem::Write title=draft.title() refused=draft.form.is_refused()>
                <DraftTop page=draft.clone() step=Step::Ending/>
                <p class="lead">{words.get("editor-ending-lead")}</p>
                <form method="post" action=draft.action(Step::Ending) novalidate=true>
                    <p>{rule}</p>
                    {draft.inputs(Step::Ending, Area::Main, &[])}
                    <details open=draft.is_open()>
                        <summary>{words.get("editor-purpose-more")}</summary>
                        <p>{words.get("editor-purpose-text")}</p>
                        {draft.inputs(Step::Ending, Area::More, &[])}
                    </details>
                    <DraftButtons page=draft.clone()/>
                </form>
                {slip}
            </DeskDocument>
        }
    })
}
