//! A question of a form with its label, hint, reason, message and input.

use leptos::prelude::*;

use super::errors::{Complaint, ErrorMessage, id_of};
use super::text::{Piece, Said};
use crate::domain::field::{Field, FieldKey, FieldKind};
use crate::forms::state::FormState;
use crate::text::Words;

/// The control that answers a question.
#[derive(Clone, Debug)]
pub enum Control {
    /// One line of text.
    Line {
        /// The input's type.
        kind: &'static str,
        /// What the browser may fill in (WCAG 1.3.5).
        autocomplete: Option<&'static str>,
        /// The keyboard a phone shows.
        inputmode: Option<&'static str>,
    },
    /// A file; of these types, if any are named.
    File(Option<&'static str>),
    /// Several lines of text, this many visible.
    Lines(u8),
    /// A number from 1 to this.
    UpTo(u32),
    /// One of these, from a drop-down: value and label.
    Pick(Vec<(String, String)>),
    /// One of these, or any of these: value and label.
    Choices {
        /// Whether several can be chosen.
        many: bool,
        /// Whether they're short enough for one row.
        in_row: bool,
        /// Value and label of each.
        options: Vec<(String, Piece)>,
    },
}

/// A question, ready to be shown.
#[derive(Clone, Debug)]
pub struct Question {
    /// The input's name.
    pub name: String,
    /// The question.
    pub label: Piece,
    /// Whether it can be left empty.
    pub optional: bool,
    /// How to answer.
    pub hint: Option<Piece>,
    /// Why we ask.
    pub why: Option<Piece>,
    /// That the answer is deleted sooner than the rest, with the day.
    pub sooner: Option<String>,
    /// Its control.
    pub control: Control,
    /// What was typed.
    pub typed: Vec<String>,
    /// What is wrong.
    pub complaint: Option<Complaint>,
}

impl Question {
    /// The question for an address.
    #[must_use]
    pub fn email(words: &Words, form: &FormState, label: &str) -> Self {
        Self {
            name: "email".to_owned(),
            label: Piece::own(words.get(label)),
            optional: false,
            hint: None,
            why: None,
            sooner: None,
            control: Control::Line { kind: "email", autocomplete: Some("email"), inputmode: None },
            typed: form.typed.all("email").to_vec(),
            complaint: Complaint::about(words, form, "email", &[]),
        }
    }

    /// The same question about somebody else: the browser must not fill in whoever is using it.
    #[must_use]
    pub fn about_another(mut self) -> Self {
        if let Control::Line { autocomplete, .. } = &mut self.control {
            *autocomplete = Some("off");
        }
        self
    }

    /// The question of a declared field.
    #[must_use]
    pub fn of_field(words: &Words, field: &Field, form: &FormState, sooner: Option<String>) -> Self {
        let name = field.key.as_str();
        let line = |kind, autocomplete, inputmode| Control::Line { kind, autocomplete, inputmode };
        let choices = |many| Control::Choices {
            many,
            in_row: false,
            options: field.options.iter().map(|o| (o.value.clone(), Piece::of(&o.label, words))).collect(),
        };
        Self {
            name: name.to_owned(),
            label: Piece::of(&field.label, words),
            optional: !field.required,
            hint: field.hint.as_ref().map(|hint| Piece::of(hint, words)),
            why: Some(Piece::of(&field.why, words)),
            sooner,
            control: match field.kind {
                FieldKind::ShortText if name == FieldKey::NAME => line("text", Some("name"), None),
                FieldKind::ShortText => line("text", None, None),
                FieldKind::LongText => Control::Lines(3),
                FieldKind::Phone => line("tel", Some("tel"), None),
                FieldKind::Number => line("text", None, Some("numeric")),
                FieldKind::YesNo => Control::Choices {
                    many: false,
                    in_row: true,
                    options: vec![
                        ("yes".to_owned(), Piece::own(words.get("answer-yes"))),
                        ("no".to_owned(), Piece::own(words.get("answer-no"))),
                    ],
                },
                FieldKind::OneOf => choices(false),
                FieldKind::SeveralOf => choices(true),
            },
            typed: form.typed.all(name).to_vec(),
            complaint: Complaint::about(words, form, name, std::slice::from_ref(field)),
        }
    }

    /// The ids of the elements that describe the input, in reading order.
    fn described_by(&self) -> Option<String> {
        let id = id_of(&self.name);
        let parts = [
            self.hint.is_some().then(|| format!("{id}-hint")),
            (self.why.is_some() || self.sooner.is_some()).then(|| format!("{id}-why")),
            self.complaint.is_some().then(|| format!("{id}-error")),
        ];
        let ids: Vec<String> = parts.into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn first(&self) -> String {
        self.typed.first().cloned().unwrap_or_default()
    }
}

/// A question with its input; several inputs get a fieldset.
#[component]
pub fn FormGroup(
    /// The texts.
    words: Words,
    /// The question.
    question: Question,
) -> impl IntoView {
    let id = id_of(&question.name);
    let described_by = question.described_by();
    let class = if question.complaint.is_some() { "field wrong" } else { "field" };
    let optional = question.optional.then(|| view! { " "<span class="optional">{words.get("field-optional")}</span> });
    let label = view! { <Said piece=question.label.clone()/>{optional} };
    let hint = question.hint.clone().map(|hint| {
        view! { <p class="hint" id=format!("{id}-hint")><Said piece=hint/></p> }
    });
    let why = question.why.clone().map(|why| view! { {words.get("field-why")}" "<Said piece=why/>"." });
    let sooner = question.sooner.clone().map(|day| {
        let sentence = words.with("field-sooner", [("day", day.into())]);
        view! { " "{sentence} }
    });
    let reason =
        (why.is_some() || sooner.is_some()).then(|| view! { <p class="hint" id=format!("{id}-why")>{why}{sooner}</p> });
    let message = question.complaint.clone().map(|complaint| {
        view! { <ErrorMessage words=words.clone() id=format!("{id}-error") complaint/> }
    });
    if let Control::Choices { many, in_row, options } = question.control.clone() {
        let class = if in_row { format!("{class} in-row") } else { class.to_owned() };
        let wrong = message.is_some().then_some("true");
        let role = (!many).then_some("radiogroup");
        let typed = question.typed.clone();
        view! {
            <fieldset class=class role=role aria-describedby=described_by aria-invalid=wrong.filter(|_| !many)>
                <legend>{label}</legend>
                {hint}{reason}{message}
                <div class="ticks"><Options name=question.name many options typed wrong=wrong.is_some()/></div>
            </fieldset>
        }
        .into_any()
    } else {
        view! {
            <div class=class>
                <label for=id>{label}</label>
                {hint}{reason}{message}
                <Entry question described_by/>
            </div>
        }
        .into_any()
    }
}

/// The single input of a question.
#[component]
fn Entry(question: Question, described_by: Option<String>) -> impl IntoView {
    let id = id_of(&question.name);
    let value = question.first();
    let wrong = question.complaint.is_some().then_some("true");
    let required = !question.optional;
    let name = question.name;
    match question.control {
        Control::Line { kind, autocomplete, inputmode } => {
            let dir = (kind == "text").then_some("auto");
            view! {
                <input type=kind id=id name=name value=value autocomplete=autocomplete inputmode=inputmode dir=dir
                    required=required aria-describedby=described_by aria-invalid=wrong/>
            }
            .into_any()
        }
        Control::File(accept) => view! {
            <input type="file" id=id name=name accept=accept required=required aria-describedby=described_by
                aria-invalid=wrong/>
        }
        .into_any(),
        Control::UpTo(most) => view! {
            <input class="few" type="number" id=id name=name value=value min="1" max=most.to_string()
                inputmode="numeric" required=required aria-describedby=described_by aria-invalid=wrong/>
        }
        .into_any(),
        Control::Pick(options) => {
            let options = options.into_iter().map(|(given, label)| {
                let selected = given == value;
                view! { <option value=given selected=selected>{label}</option> }
            });
            view! {
                <select id=id name=name required=required aria-describedby=described_by aria-invalid=wrong>
                    {options.collect::<Vec<_>>()}
                </select>
            }
            .into_any()
        }
        // Options have inputs of their own.
        Control::Choices { .. } => ().into_any(),
        // Leptos doesn't escape a textarea's text, so we do; parsers drop the first line break.
        Control::Lines(rows) => view! {
            <textarea id=id name=name rows=rows.to_string() dir="auto" required=required aria-describedby=described_by
                aria-invalid=wrong inner_html=format!("\n{}", escape(&value))></textarea>
        }
        .into_any(),
    }
}

/// Escapes text for the inside of an element whose children Leptos doesn't escape.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The inputs of a question with options. The first one has the question's id, so that the summary leads to it.
#[component]
fn Options(name: String, many: bool, options: Vec<(String, Piece)>, typed: Vec<String>, wrong: bool) -> impl IntoView {
    let kind = if many { "checkbox" } else { "radio" };
    let id = id_of(&name);
    options
        .into_iter()
        .enumerate()
        .map(|(at, (value, label))| {
            let id = if at == 0 { id.clone() } else { format!("{id}-{}", at + 1) };
            let checked = typed.contains(&value);
            let wrong = (wrong && many).then_some("true");
            view! {
                <div class="tick">
                    <input type=kind id=id.clone() name=name.clone() value=value checked=checked aria-invalid=wrong/>
                    <label for=id><Said piece=label/></label>
                </div>
            }
        })
        .collect::<Vec<_>>()
}
