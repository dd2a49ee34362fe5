//! `/organise/settings`: the colour and the logo of the organisation, and of a branch that has its own.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::desk_form::{FileInput, TextInput, Tick};
use crate::components::errors::ErrorSummary;
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::forms::state::FormState;
use crate::text::Words;

/// The names of the page's inputs.
pub const ACCENT: &str = "accent";
/// The colour for the dark scheme.
pub const ACCENT_DARK: &str = "accent_dark";
/// The logo's file.
pub const LOGO: &str = "logo";
/// The box that removes the logo.
pub const NO_LOGO: &str = "no_logo";

/// The organisation, or a branch, whose look the viewer may change.
#[derive(Clone, Debug)]
pub struct BrandOwner {
    /// Its name.
    pub name: String,
    /// The path of its page.
    pub path: String,
    /// Whether it's the one that's shown.
    pub is_shown: bool,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct SettingsPage {
    /// The frame, with the look that's shown.
    pub desk: Desk,
    /// Whose look the viewer may change, the organisation first.
    pub owners: Vec<BrandOwner>,
    /// Whether it's a branch's: what it has none of is the organisation's.
    pub is_branch: bool,
    /// Whether it has a logo of its own.
    pub has_logo: bool,
    /// The form.
    pub form: FormState,
    /// Whether it has just been saved.
    pub saved: bool,
}

/// The page.
#[must_use]
pub fn html(page: SettingsPage) -> String {
    render(move || {
        let words = page.desk.words();
        let form = page.form;
        let title = words.get("desk-settings-title");
        let shown = page.owners.iter().find(|owner| owner.is_shown);
        let (name, path) = shown.map(|owner| (owner.name.clone(), owner.path.clone())).unwrap_or_default();
        let saved = page.saved.then(|| {
            view! { <Notice tone=Tone::Done heading=words.get("desk-settings-saved")/> }
        });
        let lead = if page.is_branch { "desk-settings-lead-branch" } else { "desk-settings-lead" };
        let no_logo = page.has_logo.then(|| {
            view! { <Tick words=words.clone() form=form.clone() name=NO_LOGO label=words.get("desk-settings-no-logo")/> }
        });
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Team title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{title}</h1>
                {saved}
                <Owners words=words.clone() owners=page.owners/>
                <h2>{name}</h2>
                <p>{words.get(lead)}</p>
                <form method="post" action=path enctype="multipart/form-data" novalidate=true>
                    <TextInput words=words.clone() form=form.clone() name=ACCENT optional=true autocomplete="off"
                        label=words.get("desk-settings-accent") hint=words.get("desk-settings-accent-hint")/>
                    <TextInput words=words.clone() form=form.clone() name=ACCENT_DARK optional=true autocomplete="off"
                        label=words.get("desk-settings-dark") hint=words.get("desk-settings-dark-hint")/>
                    <FileInput words=words.clone() form=form.clone() name=LOGO optional=true accept="image/png"
                        label=words.get("desk-settings-logo") hint=words.get("desk-settings-logo-hint")/>
                    {no_logo}
                    <p class="buttons"><button>{words.get("desk-settings-button")}</button></p>
                </form>
            </DeskDocument>
        }
    })
}

/// Whose look it can be, if there's a choice.
#[component]
fn Owners(words: Words, owners: Vec<BrandOwner>) -> impl IntoView {
    (owners.len() > 1).then(|| {
        let items = owners.into_iter().map(|owner| {
            let current = owner.is_shown.then_some("page");
            view! { <li><a href=owner.path aria-current=current>{owner.name}</a></li> }
        });
        view! { <nav class="tabs" aria-label=words.get("desk-settings-whose")><ul>{items.collect::<Vec<_>>()}</ul></nav> }
    })
}
