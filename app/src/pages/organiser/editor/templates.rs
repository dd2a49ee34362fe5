//! `/organise/officer/kinds` and `/organise/officer/kinds/{slug}`: the templates, for the data officer to change.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::desk_form::{Choice, TextArea, TextInput};
use crate::components::errors::ErrorSummary;
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::domain::template::Template;
use crate::forms::state::FormState;
use crate::paths;

/// What the list of templates shows.
#[derive(Clone, Debug)]
pub struct TemplatesPage {
    /// The frame.
    pub desk: Desk,
    /// The templates, each with its slug.
    pub templates: Vec<(String, Template)>,
    /// Whether one was changed just now.
    pub saved: bool,
}

/// The list.
#[must_use]
pub fn html(page: TemplatesPage) -> String {
    render(move || {
        let words = page.desk.words();
        let language = words.language().clone();
        let items = page.templates.into_iter().map(|(slug, template)| {
            let path = paths::organise::template(&slug);
            view! {
                <li>
                    <h2><a href=path>{template.name.get(&language).to_owned()}</a></h2>
                    <p>{template.statement.get(&language).to_owned()}</p>
                </li>
            }
        });
        let items = items.collect::<Vec<_>>();
        let saved = page.saved.then(|| view! { <Notice tone=Tone::Done heading=words.get("editor-saved")/> });
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Officer title=words.get("kinds-title")>
                {saved}
                <h1>{words.get("kinds-title")}</h1>
                <p class="lead">{words.get("kinds-lead")}</p>
                <ul class="listing">{items}</ul>
                <p><a class="go" href=paths::organise::APPROVALS>{words.get("departures-title")}</a></p>
            </DeskDocument>
        }
    })
}

/// What a template's page shows.
#[derive(Clone, Debug)]
pub struct TemplatePage {
    /// The frame.
    pub desk: Desk,
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether it's for events; if not, for newsletters.
    pub is_event: bool,
    /// The ready questions: key and words, and whether each is special.
    pub ready: Vec<(String, String, bool)>,
    /// The form.
    pub form: FormState,
}

/// A template's page.
#[must_use]
pub fn template_html(page: TemplatePage) -> String {
    render(move || {
        let words = page.desk.words();
        let form = || page.form.clone();
        let text = |name: &'static str, key: &str| {
            let label = words.get(key);
            view! { <TextArea words=words.clone() form=form() name label/> }
        };
        let days = |name: &'static str, key: &str| {
            let label = words.get(key);
            view! { <TextInput words=words.clone() form=form() name label inputmode="numeric"/> }
        };
        let basis = [
            ("consent", "kinds-basis-consent"),
            ("contract", "kinds-basis-contract"),
            ("legitimate_interests", "kinds-basis-legitimate_interests"),
        ];
        let basis = basis.map(|(name, key)| (name.to_owned(), words.get(key))).to_vec();
        let options = |special: bool| -> Vec<(String, String)> {
            let some = page.ready.iter().filter(|(_, _, own)| *own || !special);
            some.map(|(key, label, _)| (key.clone(), label.clone())).collect()
        };
        let of_event = page.is_event.then(|| {
            view! {
                <Choice words=words.clone() form=form() name="lawful_basis" label=words.get("kinds-basis") options=basis/>
                <TextArea words=words.clone() form=form() name="interest" label=words.get("kinds-interest") optional=true/>
                {days("keep_days", "kinds-keep")}
                {days("longest", "kinds-longest")}
                <Choice words=words.clone() form=form() name="questions" label=words.get("kinds-questions") options=options(false) many=true optional=true/>
                <Choice words=words.clone() form=form() name="special" label=words.get("kinds-special") options=options(true) many=true optional=true/>
            }
        });
        let inside = view! {
            {text("about", "kinds-about")}
            {text("statement", "editor-statement")}
            {text("seen_by", "editor-seen_by")}
            {of_event}
            <p class="buttons"><button>{words.get("editor-save")}</button></p>
        };
        let summary = view! { <ErrorSummary words=words.clone() form=form()/> };
        let (note, action) = (words.get("kinds-note"), paths::organise::template(&page.slug));
        let refused = page.form.is_refused();
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Officer title=page.name.clone() refused>
                {summary}
                <h1>{page.name}</h1>
                <p class="lead">{note}</p>
                <form method="post" action=action novalidate=true>{inside}</form>
                <p><a class="go" href=paths::organise::TEMPLATES>{words.get("kinds-title")}</a></p>
            </DeskDocument>
        }
    })
}
