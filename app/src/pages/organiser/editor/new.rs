//! `/organise/new`: choose a template, or continue a draft.

use leptos::prelude::*;

use super::begun::{BegunDraft, Drafts};
use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::desk_form::{Select, branch_options};
use crate::components::errors::{Complaint, ErrorMessage, ErrorSummary, id_of};
use crate::components::render::render;
use crate::domain::branch::Branch;
use crate::domain::purpose::PurposeKind;
use crate::domain::template::Template;
use crate::forms::state::FormState;
use crate::paths;
use crate::text::Words;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct NewPage {
    /// The frame.
    pub desk: Desk,
    /// The templates, each with its slug.
    pub templates: Vec<(String, Template)>,
    /// The branches to write for.
    pub branches: Vec<Branch>,
    /// Drafts to continue.
    pub drafts: Vec<BegunDraft>,
    /// The form.
    pub form: FormState,
}

/// The page.
#[must_use]
pub fn html(page: NewPage) -> String {
    render(move || {
        let words = page.desk.words();
        let branch = match page.branches.as_slice() {
            [only] => view! { <input type="hidden" name="branch" value=only.slug.to_string()/> }.into_any(),
            several => {
                let (label, options) = (words.get("editor-branch"), branch_options(&words, several));
                view! { <Select words=words.clone() form=page.form.clone() name="branch" label options/> }.into_any()
            }
        };
        let refused = page.form.is_refused();
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Write title=words.get("editor-new") refused>
                <ErrorSummary words=words.clone() form=page.form.clone()/>
                <h1>{words.get("editor-new")}</h1>
                <p class="lead">{words.get("editor-new-lead")}</p>
                <form method="post" action=paths::organise::NEW novalidate=true>
                    <Templates words=words.clone() form=page.form templates=page.templates/>
                    {branch}
                    <p class="buttons"><button>{words.get("editor-begin")}</button></p>
                </form>
                <Drafts words drafts=page.drafts/>
            </DeskDocument>
        }
    })
}

/// The templates to choose from: those of events, then newsletters.
#[component]
fn Templates(words: Words, form: FormState, templates: Vec<(String, Template)>) -> impl IntoView {
    let complaint = Complaint::about(&words, &form, "kind", &[]);
    let error = format!("{}-error", id_of("kind"));
    let (class, wrong, described_by) = match &complaint {
        Some(_) => ("field wrong", Some("true"), Some(error.clone())),
        None => ("field", None, None),
    };
    let message = complaint.map(|complaint| view! { <ErrorMessage words=words.clone() id=error complaint/> });
    let (events, newsletters): (Vec<_>, Vec<_>) =
        templates.into_iter().partition(|(_, template)| template.what == PurposeKind::Event);
    // The first one has the question's id, so that the summary leads to it.
    let first = events.first().or(newsletters.first()).map(|(slug, _)| slug.clone());
    let one = |(slug, template): (String, Template)| {
        let id = if Some(&slug) == first.as_ref() { id_of("kind") } else { id_of(&slug) };
        let hint = format!("{id}-hint");
        let (name, about) = (template.name.get(words.language()), template.about.get(words.language()));
        let (name, about, checked) = (name.to_owned(), about.to_owned(), form.typed.first("kind") == slug);
        view! {
            <div class="tick">
                <input type="radio" id=id.clone() name="kind" value=slug checked=checked aria-describedby=hint.clone()/>
                <label for=id><strong>{name}</strong></label>
                <p class="hint" id=hint>{about}</p>
            </div>
        }
    };
    let [events, newsletters] = [events, newsletters].map(|all| all.into_iter().map(&one).collect::<Vec<_>>());
    view! {
        <fieldset class=class role="radiogroup" aria-describedby=described_by aria-invalid=wrong>
            <legend>{words.get("editor-kind")}</legend>
            {message}
            <p class="term">{words.get("editor-kind-events")}</p>
            {events}
            <p class="term">{words.get("editor-kind-newsletters")}</p>
            {newsletters}
        </fieldset>
    }
}
