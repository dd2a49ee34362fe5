//! `/organise/drafts/{id}/questions`: what is asked. Every button sends the form, and the server shows it again.

use leptos::prelude::*;

use super::parts::{DraftButtons, DraftPage, DraftTop};
use crate::components::desk::{DeskDocument, MenuItem};
use crate::components::errors::Complaint;
use crate::components::render::{render, render_with_islands};
use crate::components::script::Bundle;
use crate::domain::catalogue;
use crate::domain::over_asking;
use crate::domain::why::REASON;
use crate::forms::inputs::{Area, Step};
use crate::forms::questions::{MAX_QUESTIONS, TypedQuestion, input, numbers};
use crate::forms::state::FormState;
use crate::islands::{BuilderTexts, FormBuilder, Kind, Packed, QuestionDraft, Questions};
use crate::text::{Words, template_texts};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct QuestionsPage {
    /// The draft.
    pub draft: DraftPage,
    /// The ready questions that aren't in the form yet: key and words.
    pub ready: Vec<(String, String)>,
    /// Whether the form has answers, so that a change makes a new version.
    pub has_answers: bool,
    /// The builder's script; the page also works without it.
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
    let numbers = numbers(&draft.form.typed);
    let is_full = *numbers.end() >= MAX_QUESTIONS;
    let plainer = numbers.filter_map(|n| plainer(&draft, n)).collect::<Vec<_>>();
    let questions = questions(&draft);
    let name = draft.inputs(Step::Questions, Area::Main, &[]);
    let ready = page.ready.into_iter().filter(|_| !is_full).map(|(key, label)| {
        view! { <li><button class="quiet" name="add_from_catalogue" value=key>{label}</button></li> }
    });
    let ready = ready.collect::<Vec<_>>();
    let answers = page.has_answers.then(|| view! { <p>{words.get("editor-new-version")}</p> });
    view! {
        <DeskDocument desk=draft.desk.clone() section=MenuItem::Write title=draft.title() refused=draft.form.is_refused() bundle=page.bundle>
            <DraftTop page=draft.clone() step=Step::Questions/>
            <p class="lead">{words.get("editor-questions-lead")}</p>
            {answers}
            <form method="post" action=draft.action(Step::Questions) novalidate=true>
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

/// The questions for the builder.
fn questions(draft: &DraftPage) -> Questions {
    let words = draft.words();
    let texts = BuilderTexts::new(&words);
    let keep = if draft.is_event { texts.keep.clone() } else { String::new() };
    Questions {
        drafts: drafts(&words, &draft.form),
        kinds: Kind::all(&words),
        most: MAX_QUESTIONS,
        most_words: REASON,
        texts: BuilderTexts { keep, ..texts },
    }
}

/// The contents of every question's inputs, and their errors.
#[must_use]
pub fn drafts(words: &Words, form: &FormState) -> Vec<QuestionDraft> {
    let problem = |n, part: &&str| {
        let error = Complaint::about(words, form, &input(n, part), &[])?;
        Some(((*part).to_owned(), error.into_sentence()))
    };
    let parts = ["label", "kind", "hint", "why", "options", "keep", "required", "special"];
    let draft = |n| {
        let TypedQuestion { key, label, kind, hint, why, options, keep, required, special } =
            TypedQuestion::read(&form.typed, n);
        let problems = parts.iter().filter_map(|part| problem(n, part)).collect();
        QuestionDraft { key, label, kind, hint, why, options, keep, required, special, problems }
    };
    numbers(&form.typed).map(draft).collect()
}

/// A plainer way to ask, if an organiser's own question asks for more than needed.
fn plainer(draft: &DraftPage, n: usize) -> Option<impl IntoView + use<>> {
    let words = draft.words();
    let TypedQuestion { key, label, .. } = TypedQuestion::read(&draft.form.typed, n);
    let is_ready = catalogue::find(&key).is_some_and(|entry| template_texts::question(&words, entry).label == label);
    let hint = over_asking::of(&label).filter(|_| !is_ready)?;
    let hint = words.get(&format!("over-asking-{}", hint.name()));
    Some(view! { <p class="notice plain"><strong>{label}</strong>" "{hint}</p> })
}
