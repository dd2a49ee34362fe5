//! `/organise/drafts/{id}/questions`: what is asked. Every button sends the form, and the server shows it anew.

use leptos::prelude::*;

use super::parts::{DraftButtons, DraftPage, DraftTop, Step, label};
use crate::components::desk::DeskDocument;
use crate::components::desk_form::Choice;
use crate::components::errors::Complaint;
use crate::components::render::{render, render_with_islands};
use crate::components::script::Bundle;
use crate::domain::catalogue;
use crate::domain::over_asking;
use crate::islands::{BuilderTexts, FormBuilder, Kind, Packed, QuestionDraft, Questions};
use crate::text::Words;

/// The most words of a reason.
const MOST_WORDS: usize = 12;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct QuestionsPage {
    /// The draft.
    pub draft: DraftPage,
    /// How many questions there are.
    pub count: usize,
    /// How many there can be.
    pub most: usize,
    /// The ready questions that are not there yet: key and words.
    pub ready: Vec<(String, String)>,
    /// Whether the form has answers, so that a change makes a new version.
    pub has_answers: bool,
    /// What wakes the builder; without it the page is whole too.
    pub bundle: Option<Bundle>,
}

/// The page.
#[must_use]
pub fn html(page: QuestionsPage) -> String {
    if page.bundle.is_some() { render_with_islands(|| view(page)) } else { render(|| view(page)) }
}

fn view(page: QuestionsPage) -> impl IntoView {
    let draft = page.draft;
    let words = draft.words();
    let action = format!("{}/questions", draft.path);
    let plainer = (1..=page.count).filter_map(|n| plainer(&draft, n)).collect::<Vec<_>>();
    let questions = questions(&draft, page.count, page.most);
    let asked = vec![
        ("optional".to_owned(), words.get("editor-name-optional")),
        ("required".to_owned(), words.get("editor-name-required")),
        ("off".to_owned(), words.get("editor-name-off")),
    ];
    let name = draft.is_event.then(|| {
        let label = label(&words, "name_asked");
        view! { <Choice words=words.clone() form=draft.form.clone() name="name_asked" label options=asked/> }
    });
    let ready = page.ready.into_iter().filter(|_| page.count < page.most).map(|(key, label)| {
        view! { <li><button class="quiet" name="add_from_catalogue" value=key>{label}</button></li> }
    });
    let ready = ready.collect::<Vec<_>>();
    let answers = page.has_answers.then(|| view! { <p>{words.get("editor-new-version")}</p> });
    view! {
        <DeskDocument desk=draft.desk.clone() title=draft.title() refused=draft.form.is_refused() bundle=page.bundle>
            <DraftTop page=draft.clone() step=Step::Questions/>
            <p class="lead">{words.get("editor-questions-lead")}</p>
            {answers}
            <form method="post" action=action novalidate=true>
                // Enter in an input presses the first button: it saves.
                <button class="unseen" tabindex="-1" aria-hidden="true" name="stay" value="yes">{words.get("editor-save")}</button>
                {name}
                {plainer}
                <FormBuilder questions=Packed(questions)/>
                <h2>{words.get("editor-add-title")}</h2>
                <ul class="choices">{ready}</ul>
                <DraftButtons page=draft.clone()/>
            </form>
        </DeskDocument>
    }
}

/// The questions as the builder takes them.
fn questions(draft: &DraftPage, count: usize, most: usize) -> Questions {
    let words = draft.words();
    let texts = BuilderTexts::new(&words);
    let keep = if draft.is_event { texts.keep.clone() } else { String::new() };
    Questions {
        drafts: (1..=count).map(|n| written(draft, n)).collect(),
        kinds: Kind::all(&words),
        most,
        most_words: MOST_WORDS,
        texts: BuilderTexts { keep, ..texts },
    }
}

/// What stands in the inputs of a question, and what is wrong with it.
fn written(draft: &DraftPage, n: usize) -> QuestionDraft {
    let name = |part: &str| format!("q{n}_{part}");
    let first = |part: &str| draft.form.typed.first(&name(part)).to_owned();
    let words = draft.words();
    let problem = |part: &&str| {
        let error = Complaint::about(&words, &draft.form, &name(part), &[])?;
        Some(((*part).to_owned(), error.into_sentence()))
    };
    let parts = ["label", "kind", "hint", "why", "options", "keep", "required", "special"];
    QuestionDraft {
        key: first("key"),
        label: first("label"),
        kind: first("kind"),
        hint: first("hint"),
        why: first("why"),
        options: first("options"),
        keep: first("keep"),
        required: first("required") == "yes",
        special: first("special") == "yes",
        problems: parts.iter().filter_map(problem).collect(),
    }
}

/// A plainer way to ask, where a question of one's own asks for more than is needed.
fn plainer(draft: &DraftPage, n: usize) -> Option<impl IntoView + use<>> {
    let words = draft.words();
    let first = |part: &str| draft.form.typed.first(&format!("q{n}_{part}")).to_owned();
    let is_ready = catalogue::find(&first("key")).is_some_and(|entry| said(&words, entry) == first("label"));
    let hint = over_asking::of(&first("label")).filter(|_| !is_ready)?;
    let hint = words.get(&format!("over-asking-{}", hint.name()));
    Some(view! { <p class="notice plain"><strong>{first("label")}</strong>" "{hint}</p> })
}

fn said(words: &Words, entry: &catalogue::CatalogueQuestion) -> String {
    crate::text::template_texts::question(words, entry).label
}
