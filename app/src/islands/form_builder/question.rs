//! One question of the builder: its inputs, its buttons and its preview.

use leptos::prelude::*;

use super::preview::Preview;
use super::{Answered, Builder, QuestionDraft};
use crate::islands::fill::fill;

/// A question on the page. Its parts are separate signals, so that typing in one updates no other.
#[derive(Clone, Copy)]
pub struct QuestionEditor {
    /// Identifies the question, however it's moved.
    pub id: usize,
    pub key: StoredValue<String>,
    pub label: RwSignal<String>,
    pub kind: RwSignal<String>,
    pub hint: RwSignal<String>,
    pub why: RwSignal<String>,
    pub options: RwSignal<String>,
    pub keep: RwSignal<String>,
    pub required: RwSignal<bool>,
    pub special: StoredValue<bool>,
    problems: StoredValue<Vec<(String, String)>>,
    /// Whether it was just added, and should get the focus.
    is_new: bool,
    frame: NodeRef<leptos::html::Fieldset>,
    first: NodeRef<leptos::html::Input>,
}

impl QuestionEditor {
    pub fn new(id: usize, draft: QuestionDraft, is_new: bool) -> Self {
        Self {
            id,
            key: StoredValue::new(draft.key),
            label: RwSignal::new(draft.label),
            kind: RwSignal::new(draft.kind),
            hint: RwSignal::new(draft.hint),
            why: RwSignal::new(draft.why),
            options: RwSignal::new(draft.options),
            keep: RwSignal::new(draft.keep),
            required: RwSignal::new(draft.required),
            special: StoredValue::new(draft.special),
            problems: StoredValue::new(draft.problems),
            is_new,
            frame: NodeRef::new(),
            first: NodeRef::new(),
        }
    }

    /// Moves the focus to the question, once it's in its place.
    pub fn focus(self) {
        request_animation_frame(move || drop(self.frame.get_untracked().map(|frame| frame.focus())));
    }

    fn problem(self, part: &str) -> Option<String> {
        let own =
            |problems: &Vec<(String, String)>| problems.iter().find(|(of, _)| of == part).map(|(_, said)| said.clone());
        self.problems.with_value(own)
    }
}

/// One question to edit.
#[component]
pub fn Edit(builder: Builder, index: ReadSignal<usize>, question: QuestionEditor) -> impl IntoView {
    let Builder { questions, kinds, texts, most_words, is_awake, .. } = builder;
    let t = texts.get_value();
    let number = move || index.get() + 1;
    let titled = move |text: String| Signal::derive(move || fill(&text, number(), ""));
    let field = move |part: &'static str, label: String, hint: Option<String>, value: RwSignal<String>| {
        view! { <Field question index part label error=texts.with_value(|t| t.error.clone()) hint value/> }
    };
    let words = move || question.why.with(|why| why.split_whitespace().count());
    let counted = Signal::derive(move || texts.with_value(|t| fill(&t.words, words(), most_words)));
    let is_over = Signal::derive(move || words() > most_words);
    let has_options = move || matches!(builder.answered(&question.kind.read()), Answered::One | Answered::Several);
    let choices = kinds.get_value().into_iter().map(|kind| {
        let selected = question.kind.with_untracked(|own| *own == kind.value);
        view! { <option value=kind.value selected=selected>{kind.name}</option> }
    });
    let choices = choices.collect::<Vec<_>>();
    let kind_id = id(question, "kind");
    let is_first = Signal::derive(move || index.get() == 0);
    let is_last = Signal::derive(move || number() == questions.with(Vec::len));
    let is_idle = Signal::derive(move || is_awake.get() && !has_options());
    if question.is_new {
        question.first.on_load(|input| drop(input.focus()));
    }
    view! {
        <fieldset class="draft" tabindex="-1" node_ref=question.frame>
            <legend>{titled(t.question)}</legend>
            <div class="written">
                <input type="hidden" name=name(index, "key") value=question.key.get_value()/>
                {field("label", t.label, None, question.label)}
                <div class="field">
                    <label for=kind_id.clone()>{t.kind}</label>
                    <select id=kind_id name=name(index, "kind") autocomplete="off"
                        on:change:target=move |chosen| question.kind.set(chosen.target().value())>{choices}</select>
                </div>
                <div hidden=is_idle>
                    <Lines question index label=t.options error=t.error hint=t.options_hint/>
                </div>
                {field("why", t.why, Some(t.why_hint), question.why)}
                <p class="hint" class:over=is_over>{counted}</p>
                {field("hint", t.hint, None, question.hint)}
                {(!t.keep.is_empty()).then(|| field("keep", t.keep, Some(t.keep_hint), question.keep))}
                <Tick question index part="required" label=t.required checked=question.required.get_untracked()/>
                <Tick question index part="special" label=t.special checked=question.special.get_value()/>
            </div>
            <Preview builder question/>
            <div class="buttons">
                <button type="submit" class="quiet" formnovalidate=true name=name(index, "up") value="yes"
                    hidden=is_first
                    on:click=move |click| { click.prevent_default(); builder.move_question(question.id, -1) }>
                    {titled(t.up)}</button>
                <button type="submit" class="quiet" formnovalidate=true name=name(index, "down") value="yes"
                    hidden=is_last
                    on:click=move |click| { click.prevent_default(); builder.move_question(question.id, 1) }>
                    {titled(t.down)}</button>
                <button type="submit" class="quiet" formnovalidate=true name=name(index, "remove") value="yes"
                    on:click=move |click| { click.prevent_default(); builder.remove(question.id) }>
                    {titled(t.remove)}</button>
            </div>
        </fieldset>
    }
}

/// An input's name, by the question's current position.
fn name(index: ReadSignal<usize>, part: &'static str) -> Signal<String> {
    Signal::derive(move || format!("q{}_{part}", index.get() + 1))
}

/// An input's id, by the question's original position: an error summary links to it.
fn id(question: QuestionEditor, part: &str) -> String {
    format!("f-q{}_{part}", question.id + 1)
}

/// A line of text, with its label, hint and message.
#[component]
fn Field(
    question: QuestionEditor,
    index: ReadSignal<usize>,
    part: &'static str,
    label: String,
    error: String,
    hint: Option<String>,
    value: RwSignal<String>,
) -> impl IntoView {
    let id = id(question, part);
    let Around { class, wrong, described_by } = Around::of(question, part, &id, hint.is_some());
    let typed = value.get_untracked();
    let input = if part == "label" { question.first } else { NodeRef::new() };
    let inputmode = (part == "keep").then_some("numeric");
    view! {
        <div class=class>
            <Above question part label error hint id=id.clone()/>
            <input type="text" id=id name=name(index, part) value=typed autocomplete="off" inputmode=inputmode
                aria-describedby=described_by aria-invalid=wrong node_ref=input
                on:input:target=move |typed| value.set(typed.target().value())/>
        </div>
    }
}

/// The options, one a line.
#[component]
fn Lines(
    question: QuestionEditor,
    index: ReadSignal<usize>,
    label: String,
    error: String,
    hint: String,
) -> impl IntoView {
    let part = "options";
    let id = id(question, part);
    let Around { class, wrong, described_by } = Around::of(question, part, &id, true);
    let inside = escaped(&question.options.get_untracked());
    view! {
        <div class=class>
            <Above question part label error hint=Some(hint) id=id.clone()/>
            <textarea id=id name=name(index, part) rows="4" autocomplete="off" aria-describedby=described_by
                aria-invalid=wrong inner_html=inside
                on:input:target=move |typed| question.options.set(typed.target().value())></textarea>
        </div>
    }
}

/// What's above an input: its label, how to fill it in, its error.
#[component]
fn Above(
    question: QuestionEditor,
    part: &'static str,
    label: String,
    error: String,
    hint: Option<String>,
    id: String,
) -> impl IntoView {
    let hint = hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
    let message = question.problem(part).map(|problem| {
        view! { <p class="message" id=format!("{id}-error")><span class="unseen">{error}" "</span>{problem}</p> }
    });
    view! { <label for=id>{label}</label>{hint}{message} }
}

/// Links an input to the texts above it for people who don't see them.
struct Around {
    class: &'static str,
    wrong: Option<&'static str>,
    described_by: Option<String>,
}

impl Around {
    fn of(question: QuestionEditor, part: &str, id: &str, has_hint: bool) -> Self {
        let is_wrong = question.problem(part).is_some();
        Self {
            class: if is_wrong { "field wrong" } else { "field" },
            wrong: is_wrong.then_some("true"),
            described_by: match (has_hint, is_wrong) {
                (true, true) => Some(format!("{id}-hint {id}-error")),
                (true, false) => Some(format!("{id}-hint")),
                (false, true) => Some(format!("{id}-error")),
                (false, false) => None,
            },
        }
    }
}

/// The inside of a textarea, which Leptos doesn't escape: escaped, after a line break that parsers drop.
fn escaped(typed: &str) -> String {
    if typed.is_empty() {
        return String::new();
    }
    format!("\n{}", typed.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

/// A box to tick.
#[component]
fn Tick(
    question: QuestionEditor,
    index: ReadSignal<usize>,
    part: &'static str,
    label: String,
    checked: bool,
) -> impl IntoView {
    let id = id(question, part);
    let take = move |is_ticked| {
        if part == "required" {
            question.required.set(is_ticked);
        }
    };
    view! {
        <div class="tick">
            <input type="checkbox" id=id.clone() name=name(index, part) value="yes" checked=checked
                autocomplete="off" on:change:target=move |ticked| take(ticked.target().checked())/>
            <label for=id>{label}</label>
        </div>
    }
}
