//! What a draft's pages share: the steps, who has changed it, and its inputs.

use leptos::prelude::*;

use super::conditions::PublishConditions;
use crate::components::desk::Desk;
use crate::components::desk_form::{Choice, TextArea, TextInput, Tick};
use crate::components::errors::{ErrorSummary, id_of};
use crate::components::notice::{Notice, Tone};
use crate::domain::purpose::PurposeKind;
use crate::domain::zone::Zone;
use crate::forms::content::ContentInput;
use crate::forms::inputs::{Area, Step, Takes};
use crate::forms::questions::split;
use crate::forms::state::FormState;
use crate::text::{Words, dates};

/// The label of an input.
#[must_use]
pub fn label(words: &Words, name: &str) -> String {
    match split(name) {
        Some((number, part)) => {
            let part = words.get(&format!("editor-q-{part}"));
            words.with("editor-question-part", [("number", number.into()), ("part", part.into())])
        }
        None => words.get(&format!("editor-{name}")),
    }
}

/// A draft as each of its pages shows it.
#[derive(Clone, Debug)]
pub struct DraftPage {
    /// The frame.
    pub desk: Desk,
    /// The draft's path: `/organise/drafts/{id}`.
    pub path: String,
    /// The revision that is shown.
    pub revision: i32,
    /// The form, with its errors.
    pub form: FormState,
    /// Whether it's an event; if not, a newsletter.
    pub is_event: bool,
    /// The path of the event or newsletter it changes.
    pub of: Option<String>,
    /// What somebody else has saved in the meantime.
    pub conflict: Option<Conflict>,
    /// Whether it was saved just now.
    pub saved: bool,
    /// The step that a link to one of its inputs came from: saving leads back to it.
    pub back: Option<Step>,
    /// What its writer has done of what publishing needs.
    pub conditions: PublishConditions,
}

/// What somebody else has saved in the meantime.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// Who, if known.
    pub name: Option<String>,
    /// When, in words.
    pub moment: String,
    /// What differs in theirs: the input's name and their value.
    pub theirs: Vec<(String, String)>,
}

/// A title, or what sort of thing it will be.
#[must_use]
pub fn title(words: &Words, title: &str, what: PurposeKind) -> String {
    match (title, what) {
        ("", PurposeKind::Newsletter) => words.get("editor-untitled-newsletter"),
        ("", _) => words.get("editor-untitled-event"),
        (title, _) => title.to_owned(),
    }
}

impl DraftPage {
    /// The texts.
    #[must_use]
    pub fn words(&self) -> Words {
        self.desk.words()
    }

    /// Its title in the form, or what sort of thing it will be.
    #[must_use]
    pub fn title(&self) -> String {
        title(&self.words(), self.form.typed.first("title").trim(), self.what())
    }

    /// Whether it's an event or a newsletter.
    #[must_use]
    pub const fn what(&self) -> PurposeKind {
        if self.is_event { PurposeKind::Event } else { PurposeKind::Newsletter }
    }

    /// Where a step's form is sent to.
    #[must_use]
    pub fn action(&self, step: Step) -> String {
        let back = self.back.map(|back| format!("?from={}", back.name())).unwrap_or_default();
        format!("{}{}{back}", self.path, step.path())
    }

    /// The link from a step to an input on another; saving there leads back.
    #[must_use]
    pub fn link(&self, from: Step, input: &str) -> String {
        format!("{}{}?from={}#{}", self.path, Step::of_input(input).path(), from.name(), id_of(input))
    }

    /// Whether what is hidden is open: something in it may be wrong, or was linked to.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.form.is_refused() || self.back.is_some()
    }

    /// The inputs in one area of a step. `branches` are the other branches: slug and name.
    pub fn inputs(&self, step: Step, area: Area, branches: &[(String, String)]) -> Vec<AnyView> {
        let all = ContentInput::ALL.iter().filter(|input| input.is_of(self.what()));
        let own = all.filter(|input| input.step() == step && input.area() == area);
        own.map(|input| self.input(*input, branches)).collect()
    }

    /// The zone of the times, hidden as it's nearly always right.
    pub fn zone(&self) -> impl IntoView + use<> {
        let (words, name) = (self.words(), ContentInput::Zone.name());
        let zone = Zone::named(self.form.typed.first(name).trim());
        let is_open = zone.is_none() || self.form.error(name).is_some();
        let zone = zone.map_or_else(|| words.get("editor-zone"), |zone| dates::zone_name(&words, zone));
        let input = self.inputs(Step::What, Area::Zone, &[]);
        view! {
            <details open=is_open>
                <summary>{words.with("editor-zone-change", [("zone", zone.into())])}</summary>
                {input}
            </details>
        }
    }

    fn input(&self, input: ContentInput, branches: &[(String, String)]) -> AnyView {
        let (words, form, name, optional) = (self.words(), self.form.clone(), input.name(), input.is_optional());
        let (label, hint) = (label(&words, name), words.find(&format!("editor-{name}-hint")).unwrap_or_default());
        match input.takes() {
            Takes::Line(kind) => view! { <TextInput words form name label hint kind optional/> }.into_any(),
            Takes::Number => view! { <TextInput words form name label hint inputmode="numeric" optional/> }.into_any(),
            Takes::Lines(rows) => view! { <TextArea words form name label hint rows optional/> }.into_any(),
            Takes::Tick => view! { <Tick words form name label/> }.into_any(),
            Takes::One(values) => {
                let option = |value: &&str| ((*value).to_owned(), words.get(&format!("editor-{name}-{value}")));
                let options = values.iter().map(option).collect();
                view! { <Choice words form name label options/> }.into_any()
            }
            Takes::Branches if branches.is_empty() => ().into_any(),
            Takes::Branches => {
                let options = branches.to_vec();
                view! { <Choice words form name label hint options many=true optional/> }.into_any()
            }
        }
    }
}

/// What is missing or wrong, each a link to its input: the input's name and the sentence.
#[component]
pub fn Missing(
    /// The page.
    page: DraftPage,
    /// The step that shows it.
    step: Step,
    /// What is missing.
    faults: Vec<(String, String)>,
) -> impl IntoView {
    let words = page.words();
    let items = faults.iter().map(|(name, sentence)| {
        view! { <li><a href=page.link(step, name)>{label(&words, name)}</a>" \u{2013} "{sentence.clone()}</li> }
    });
    let items = items.collect::<Vec<_>>();
    view! {
        <section aria-labelledby="missing">
            <h2 id="missing">{words.get("editor-missing")}</h2>
            <ul>{items}</ul>
        </section>
    }
}

/// The top of a draft's page: errors, whose it is, the steps, and what somebody else has saved.
#[component]
pub fn DraftTop(
    /// The page.
    page: DraftPage,
    /// The current step.
    step: Step,
) -> impl IntoView {
    let words = page.words();
    let steps = Step::ALL.into_iter().filter(|step| page.is_event || *step != Step::Ending).map(|own| {
        let path = format!("{}{}", page.path, own.path());
        let name = words.get(match own {
            Step::What => "editor-step-what",
            Step::Questions => "editor-step-questions",
            Step::Ending => "editor-step-ending",
            Step::Check => "editor-step-check",
        });
        let current = (own == step).then_some("step");
        view! { <li><a href=path aria-current=current>{name}</a></li> }
    });
    let steps = steps.collect::<Vec<_>>();
    let saved = page.saved.then(|| {
        view! { <Notice tone=Tone::Done heading=words.get("editor-saved")/> }
    });
    let conflict = page.conflict.clone().map(|conflict| view! { <Theirs words=words.clone() conflict/> });
    let kind = words.get(match (page.is_event, page.of.is_some()) {
        (true, false) => "editor-kind-event",
        (true, true) => "editor-kind-event-change",
        (false, false) => "editor-kind-newsletter",
        (false, true) => "editor-kind-newsletter-change",
    });
    let waits = page.of.clone().map(|of| {
        let published = words.get("editor-public");
        view! { <p>{words.get("editor-change-waits")}" "<a href=of>{published}</a></p> }
    });
    view! {
        <ErrorSummary words=words.clone() form=page.form.clone()/>
        {conflict}
        {saved}
        <p class="when">{kind}</p>
        <h1>{page.title()}</h1>
        {waits}
        <nav class="steps" aria-label=words.get("editor-steps")><ol>{steps}</ol></nav>
    }
}

/// What somebody else has saved: neither their work nor your own is lost.
#[component]
fn Theirs(words: Words, conflict: Conflict) -> impl IntoView {
    let who = conflict.name.unwrap_or_else(|| words.get("editor-somebody"));
    let sentence =
        words.with("editor-conflict-text", [("name", who.into()), ("moment", conflict.moment.clone().into())]);
    let rows = conflict.theirs.into_iter().map(|(name, value)| {
        let value = if value.is_empty() { words.get("editor-empty") } else { value };
        view! { <tr><th scope="row">{label(&words, &name)}</th><td class="typed">{value}</td></tr> }
    });
    let rows = rows.collect::<Vec<_>>();
    let table = (!rows.is_empty()).then(|| {
        view! {
            <div class="wide" tabindex="0" role="region" aria-label=words.get("editor-conflict-theirs")>
                <table><caption>{words.get("editor-conflict-theirs")}</caption><tbody>{rows}</tbody></table>
            </div>
        }
    });
    view! {
        <div class="notice" role="alert" aria-labelledby="conflict">
            <h2 id="conflict">{words.get("editor-conflict")}</h2>
            <p>{sentence}</p>
            {table}
            <p>{words.get("editor-conflict-mine")}</p>
        </div>
    }
}

/// The revision shown, and the buttons: save and continue, or only save.
#[component]
pub fn DraftButtons(
    /// The page.
    page: DraftPage,
) -> impl IntoView {
    let words = page.words();
    view! {
        <input type="hidden" name="revision" value=page.revision.to_string()/>
        <p class="buttons">
            <button>{words.get("editor-save-next")}</button>
            <button class="quiet" name="stay" value="yes">{words.get("editor-save")}</button>
        </p>
    }
}
