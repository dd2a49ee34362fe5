//! One question of the builder: its inputs, its buttons and its preview.

use leptos::prelude::*;

use super::preview::Preview;
use super::{Answered, Builder, Draft};
use crate::islands::fill::fill;

/// A question on the page. Its parts change on their own, so that typing in one touches no other.
#[derive(Clone, Copy)]
pub struct Question {
    /// Tells questions apart however they are moved.
    pub id: usize,
    pub key: StoredValue<String>,
    pub label: RwSignal<String>,
    pub kind: RwSignal<String>,
    pub hint: RwSignal<String>,
    pub why: RwSignal<String>,
    pub options: RwSignal<String>,
    pub keep: StoredValue<String>,
    pub required: RwSignal<bool>,
    pub special: StoredValue<bool>,
    problems: StoredValue<Vec<(String, String)>>,
    /// Whether it was added just now, and wants to be written.
    is_new: bool,
    frame: NodeRef<leptos::html::Fieldset>,
    first: NodeRef<leptos::html::Input>,
}

impl Question {
    pub fn new(id: usize, draft: Draft, is_new: bool) -> Self {
        Self {
            id,
            key: StoredValue::new(draft.key),
            label: RwSignal::new(draft.label),
            kind: RwSignal::new(draft.kind),
            hint: RwSignal::new(draft.hint),
            why: RwSignal::new(draft.why),
            options: RwSignal::new(draft.options),
            keep: StoredValue::new(draft.keep),
            required: RwSignal::new(draft.required),
            special: StoredValue::new(draft.special),
            problems: StoredValue::new(draft.problems),
            is_new,
            frame: NodeRef::new(),
            first: NodeRef::new(),
        }
    }

    /// Leads the keyboard to the question, once it stands where it belongs.
    pub fn focus(self) {
        request_animation_frame(move || drop(self.frame.get_untracked().map(|frame| frame.focus())));
    }

    fn problem(self, part: &str) -> Option<String> {
        let own = |problems: &Vec<(String, String)>| problems.iter().find(|(of, _)| of == part).map(|(_, said)| said.clone());
        self.problems.with_value(own)
    }
}

/// The inputs that hold text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Line,
    Few,
    Lines,
}

/// One question to edit.
#[component]
pub fn Edit(builder: Builder, index: ReadSignal<usize>, question: Question) -> impl IntoView {
    let Builder { questions, kinds, texts, most_words, is_awake, .. } = builder;
    let t = texts.get_value();
    let number = move || index.get() + 1;
    let titled = move |text: String| move || fill(&text, number(), "");
    let field = move |part: &'static str, label: String, hint: Option<String>, value: Value, shape: Shape| {
        view! { <Field question index part label error=texts.with_value(|t| t.error.clone()) hint value shape/> }
    };
    let words = move || question.why.with(|why| why.split_whitespace().count());
    let counted = move || texts.with_value(|t| fill(&t.words, words(), most_words));
    let is_over = move || words() > most_words;
    let has_options = move || matches!(builder.answered(&question.kind.read()), Answered::One | Answered::Several);
    let choices = kinds.get_value().into_iter().map(|kind| {
        let selected = question.kind.with_untracked(|own| *own == kind.value);
        view! { <option value=kind.value selected=selected>{kind.name}</option> }
    });
    let choices = choices.collect::<Vec<_>>();
    let kind_id = id(question, "kind");
    let last = move || questions.with(Vec::len);
    if question.is_new {
        question.first.on_load(|input| drop(input.focus()));
    }
    view! {
        <fieldset class="draft" tabindex="-1" node_ref=question.frame>
            <legend>{titled(t.question)}</legend>
            <div class="written">
                <input type="hidden" name=move || name(index, "key") value=question.key.get_value()/>
                {field("label", t.label, None, Value::Live(question.label), Shape::Line)}
                <div class="field">
                    <label for=kind_id.clone()>{t.kind}</label>
                    <select id=kind_id name=move || name(index, "kind") autocomplete="off"
                        on:change:target=move |chosen| question.kind.set(chosen.target().value())>{choices}</select>
                </div>
                <div hidden=move || is_awake.get() && !has_options()>
                    {field("options", t.options, Some(t.options_hint), Value::Live(question.options), Shape::Lines)}
                </div>
                {field("why", t.why, Some(t.why_hint), Value::Live(question.why), Shape::Line)}
                <p class="hint" class:over=is_over>{counted}</p>
                {field("hint", t.hint, None, Value::Live(question.hint), Shape::Line)}
                {field("keep", t.keep, Some(t.keep_hint), Value::Still(question.keep.get_value()), Shape::Few)}
                <Tick question index part="required" label=t.required checked=question.required.get_untracked()/>
                <Tick question index part="special" label=t.special checked=question.special.get_value()/>
            </div>
            <Preview builder question/>
            <div class="buttons">
                <button type="submit" class="quiet" formnovalidate=true name=move || name(index, "up") value="yes"
                    hidden=move || index.get() == 0
                    on:click=move |click| { click.prevent_default(); builder.shift(question.id, -1) }>
                    {titled(t.up)}</button>
                <button type="submit" class="quiet" formnovalidate=true name=move || name(index, "down") value="yes"
                    hidden=move || number() == last()
                    on:click=move |click| { click.prevent_default(); builder.shift(question.id, 1) }>
                    {titled(t.down)}</button>
                <button type="submit" class="quiet" formnovalidate=true name=move || name(index, "remove") value="yes"
                    on:click=move |click| { click.prevent_default(); builder.remove(question.id) }>
                    {titled(t.remove)}</button>
            </div>
        </fieldset>
    }
}

/// An input's name, by where the question stands now.
fn name(index: ReadSignal<usize>, part: &str) -> String {
    format!("q{}_{part}", index.get() + 1)
}

/// An input's id, by where the question stood at first: an error summary leads to it.
fn id(question: Question, part: &str) -> String {
    format!("f-q{}_{part}", question.id + 1)
}

/// What stands in an input.
#[derive(Clone)]
enum Value {
    /// The preview shows it.
    Live(RwSignal<String>),
    /// Nothing else depends on it.
    Still(String),
}

/// An input for text, with its label, hint and message.
#[component]
fn Field(
    question: Question,
    index: ReadSignal<usize>,
    part: &'static str,
    label: String,
    error: String,
    hint: Option<String>,
    value: Value,
    shape: Shape,
) -> impl IntoView {
    let id = id(question, part);
    let problem = question.problem(part);
    let class = if problem.is_some() { "field wrong" } else { "field" };
    let wrong = problem.is_some().then_some("true");
    let parts = [hint.is_some().then(|| format!("{id}-hint")), problem.is_some().then(|| format!("{id}-error"))];
    let described_by: Vec<String> = parts.into_iter().flatten().collect();
    let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
    let hint = hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
    let message = problem.map(|problem| {
        view! { <p class="message" id=format!("{id}-error")><span class="unseen">{error}" "</span>{problem}</p> }
    });
    let (typed, live) = match value {
        Value::Live(signal) => (signal.get_untracked(), Some(signal)),
        Value::Still(typed) => (typed, None),
    };
    let take = move |typed: String| {
        if let Some(signal) = live {
            signal.set(typed);
        }
    };
    let name = move || name(index, part);
    let of = id.clone();
    let input = match shape {
        Shape::Lines => view! {
            <textarea id=id name=name rows="4" autocomplete="off" aria-describedby=described_by aria-invalid=wrong
                inner_html=escaped(&typed) on:input:target=move |typed| take(typed.target().value())></textarea>
        }
        .into_any(),
        Shape::Line | Shape::Few => {
            let is_few = shape == Shape::Few;
            let input = leptos::html::input().r#type("text").id(id).name(name).value(typed).autocomplete("off");
            let input = input.class(is_few.then_some("few")).inputmode(is_few.then_some("numeric"));
            let input = input.aria_describedby(described_by).aria_invalid(wrong);
            let input = input.on_target(leptos::ev::input, move |typed| take(typed.target().value()));
            if part == "label" { input.node_ref(question.first).into_any() } else { input.into_any() }
        }
    };
    view! { <div class=class><label for=of>{label}</label>{hint}{message}{input}</div> }
}

/// The inside of a textarea, which Leptos leaves as it is: escaped, after a line break that parsers eat.
fn escaped(typed: &str) -> String {
    if typed.is_empty() {
        return String::new();
    }
    format!("\n{}", typed.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

/// A box to tick.
#[component]
fn Tick(question: Question, index: ReadSignal<usize>, part: &'static str, label: String, checked: bool) -> impl IntoView {
    let id = id(question, part);
    let take = move |is_ticked| {
        if part == "required" {
            question.required.set(is_ticked);
        }
    };
    view! {
        <div class="tick">
            <input type="checkbox" id=id.clone() name=move || name(index, part) value="yes" checked=checked
                autocomplete="off" on:change:target=move |ticked| take(ticked.target().checked())/>
            <label for=id>{label}</label>
        </div>
    }
}
