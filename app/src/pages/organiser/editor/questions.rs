//! `/organise/drafts/{id}/questions`: what is asked. Every button sends the form, and the server shows it anew.

use leptos::prelude::*;

use super::parts::{DraftButtons, DraftPage, DraftTop, Step, label};
use crate::components::desk::DeskDocument;
use crate::components::desk_form::Choice;
use crate::components::errors::Complaint;
use crate::components::question::{Agreement, Asked, Control, Question};
use crate::components::render::render;
use crate::components::text::Piece;
use crate::domain::catalogue;
use crate::domain::field::FieldKind;
use crate::domain::over_asking;
use crate::text::Words;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct QuestionsPage {
    /// The draft.
    pub draft: DraftPage,
    /// How many questions there are.
    pub count: usize,
    /// Whether one more fits.
    pub more: bool,
    /// The ready questions that are not there yet: key and words.
    pub ready: Vec<(String, String)>,
    /// Whether the form has answers, so that a change makes a new version.
    pub has_answers: bool,
}

/// The page.
#[must_use]
pub fn html(page: QuestionsPage) -> String {
    render(move || {
        let draft = page.draft;
        let words = draft.words();
        let action = format!("{}/questions", draft.path);
        let questions = (1..=page.count).map(|n| one(&draft, n, page.count)).collect::<Vec<_>>();
        let asked = vec![
            ("optional".to_owned(), words.get("editor-name-optional")),
            ("required".to_owned(), words.get("editor-name-required")),
            ("off".to_owned(), words.get("editor-name-off")),
        ];
        let name = draft.is_event.then(|| {
            let label = label(&words, "name_asked");
            view! { <Choice words=words.clone() form=draft.form.clone() name="name_asked" label options=asked/> }
        });
        let ready = page.ready.into_iter().filter(|_| page.more).map(|(key, label)| {
            view! { <li><button class="quiet" name="add_from_catalogue" value=key>{label}</button></li> }
        });
        let ready = ready.collect::<Vec<_>>();
        let answers = page.has_answers.then(|| view! { <p>{words.get("editor-new-version")}</p> });
        let add = page.more.then(|| {
            view! { <button class="quiet" name="add" value="yes">{words.get("editor-add")}</button> }
        });
        view! {
            <DeskDocument desk=draft.desk.clone() title=draft.title() refused=draft.form.is_refused()>
                <DraftTop page=draft.clone() step=Step::Questions/>
                <p class="lead">{words.get("editor-questions-lead")}</p>
                {answers}
                <form method="post" action=action novalidate=true>
                    // Enter in an input presses the first button: it saves.
                    <button class="unseen" tabindex="-1" aria-hidden="true" name="stay" value="yes">{words.get("editor-save")}</button>
                    {name}
                    {questions}
                    <h2>{words.get("editor-add-title")}</h2>
                    <ul class="choices">{ready}</ul>
                    <p class="buttons">{add}</p>
                    <DraftButtons page=draft.clone()/>
                </form>
            </DeskDocument>
        }
    })
}

fn one(draft: &DraftPage, n: usize, count: usize) -> impl IntoView + use<> {
    let words = draft.words();
    let name = |part: &str| format!("q{n}_{part}");
    let first = |part: &str| draft.form.typed.first(&name(part)).to_owned();
    let ask = |part: &str, control: Control, optional: bool, hint: Option<String>| {
        let question = Question {
            name: name(part),
            label: Piece::own(words.get(&format!("editor-q-{part}"))),
            optional,
            hint: hint.map(Piece::own),
            why: None,
            sooner: None,
            control,
            typed: draft.form.typed.all(&name(part)).to_vec(),
            complaint: complaint(draft, &name(part)),
        };
        view! { <Asked words=words.clone() question/> }
    };
    let line = || Control::Line { kind: "text", autocomplete: Some("off"), inputmode: None };
    let tick = |part: &str| {
        let checked = first(part) == "yes";
        let label = Piece::own(words.get(&format!("editor-q-{part}")));
        view! { <Agreement words=words.clone() name=name(part) label checked complaint=complaint(draft, &name(part))/> }
    };
    let number: [(&'static str, _); 1] = [("n", n.into())];
    let button = |part: &str, key: &str| {
        let label = words.with(key, number.clone());
        view! { <button class="quiet" name=name(part) value="yes">{label}</button> }
    };
    let is_ready = catalogue::find(&first("key")).is_some_and(|entry| said(&words, entry) == first("label"));
    let hint = (!is_ready).then(|| over_asking::of(&first("label"))).flatten();
    let hint =
        hint.map(|hint| view! { <p class="notice plain">{words.get(&format!("over-asking-{}", hint.name()))}</p> });
    let up = (n > 1).then(|| button("up", "editor-q-up"));
    let down = (n < count).then(|| button("down", "editor-q-down"));
    let keep = draft.is_event.then(|| {
        let control = Control::Line { kind: "text", autocomplete: Some("off"), inputmode: Some("numeric") };
        ask("keep", control, true, Some(words.get("editor-q-keep-hint")))
    });
    view! {
        <fieldset class="draft">
            <legend>{words.with("editor-q-question", number.clone())}</legend>
            <input type="hidden" name=name("key") value=first("key")/>
            {ask("label", line(), false, None)}
            {hint}
            {ask("kind", Control::Pick(kinds(&words)), false, None)}
            {ask("options", Control::Lines(3), true, Some(words.get("editor-q-options-hint")))}
            {ask("why", line(), false, Some(words.get("editor-q-why-hint")))}
            {ask("hint", line(), true, None)}
            {keep}
            {tick("required")}
            {tick("special")}
            <p class="buttons">{up}{down}{button("remove", "editor-q-remove")}</p>
        </fieldset>
    }
}

fn said(words: &Words, entry: &catalogue::Entry) -> String {
    crate::text::ready::question(words, entry).label
}

fn complaint(draft: &DraftPage, name: &str) -> Option<Complaint> {
    draft.form.error(name).map(|sentence| Complaint::own(sentence.to_owned()))
}

fn kinds(words: &Words) -> Vec<(String, String)> {
    FieldKind::NAMES.iter().map(|(name, _)| ((*name).to_owned(), words.get(&format!("editor-answer-{name}")))).collect()
}
