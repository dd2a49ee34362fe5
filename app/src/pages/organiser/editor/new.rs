//! `/organise/new`: choose a template, or continue a draft.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::{Choice, Select};
use crate::components::errors::ErrorSummary;
use crate::components::render::render;
use crate::domain::branch::Branch;
use crate::domain::template::Template;
use crate::forms::state::FormState;
use crate::paths;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct NewPage {
    /// The frame.
    pub desk: Desk,
    /// The templates, each with its slug.
    pub templates: Vec<(String, Template)>,
    /// The branches to write for.
    pub branches: Vec<Branch>,
    /// Drafts to continue: path, title, branch and when it was last changed.
    pub drafts: Vec<(String, String, String, String)>,
    /// The form.
    pub form: FormState,
}

/// The page.
#[must_use]
pub fn html(page: NewPage) -> String {
    render(move || {
        let words = page.desk.words();
        let language = words.language().clone();
        let templates = page.templates.iter().map(|(slug, template)| {
            (slug.clone(), format!("{}. {}", template.name.get(&language), template.about.get(&language)))
        });
        let templates = templates.collect::<Vec<_>>();
        let branches: Vec<(String, String)> = page
            .branches
            .iter()
            .map(|branch| (branch.slug.to_string(), branch.content.name.get(&language).to_owned()))
            .collect();
        let branch = match branches.as_slice() {
            [(slug, _)] => view! { <input type="hidden" name="branch" value=slug.clone()/> }.into_any(),
            _ => view! {
                <Select words=words.clone() form=page.form.clone() name="branch" label=words.get("editor-branch") options=branches/>
            }
            .into_any(),
        };
        let drafts = page.drafts.into_iter().map(|(path, title, branch, moment)| {
            let changed = words.with("editor-changed", [("moment", moment.into())]);
            view! { <li><h3><a href=path>{title}</a></h3><p class="small">{branch}" \u{b7} "{changed}</p></li> }
        });
        let drafts = drafts.collect::<Vec<_>>();
        let drafts = (!drafts.is_empty()).then(|| {
            view! { <h2>{words.get("editor-drafts")}</h2><ul class="listing">{drafts}</ul> }
        });
        let refused = page.form.is_refused();
        view! {
            <DeskDocument desk=page.desk title=words.get("editor-new") refused>
                <ErrorSummary words=words.clone() form=page.form.clone()/>
                <h1>{words.get("editor-new")}</h1>
                <p class="lead">{words.get("editor-new-lead")}</p>
                <form method="post" action=paths::organise::NEW novalidate=true>
                    <Choice words=words.clone() form=page.form.clone() name="kind" label=words.get("editor-kind") options=templates/>
                    {branch}
                    <p class="buttons"><button>{words.get("editor-begin")}</button></p>
                </form>
                {drafts}
            </DeskDocument>
        }
    })
}
