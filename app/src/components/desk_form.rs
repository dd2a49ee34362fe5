//! The inputs of organisers' forms: built like those of the public pages, each with its error.

use leptos::prelude::*;

use super::agreement::Agreement;
use super::errors::Complaint;
use super::question::{Control, FormGroup, Question};
use super::text::Piece;
use crate::domain::branch::Branch;
use crate::forms::state::FormState;
use crate::text::Words;

pub(super) fn question(
    words: &Words,
    form: &FormState,
    name: &str,
    label: String,
    hint: String,
    optional: bool,
    control: Control,
) -> Question {
    Question {
        name: name.to_owned(),
        label: Piece::own(label),
        optional,
        hint: (!hint.is_empty()).then(|| Piece::own(hint)),
        why: None,
        sooner: None,
        control,
        typed: form.typed.all(name).to_vec(),
        complaint: Complaint::about(words, form, name, &[]),
    }
}

/// One line of text. A password is never filled in.
#[component]
pub fn TextInput(
    /// The texts.
    words: Words,
    /// The form.
    form: FormState,
    /// The input's name.
    name: &'static str,
    /// The question.
    #[prop(into)]
    label: String,
    /// How to answer.
    #[prop(optional, into)]
    hint: String,
    /// The input's type; `text` by default.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in (WCAG 1.3.5).
    #[prop(optional, into)]
    autocomplete: Option<&'static str>,
    /// The keyboard a phone shows.
    #[prop(optional, into)]
    inputmode: Option<&'static str>,
    /// Whether it can be left empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let mut question =
        question(&words, &form, name, label, hint, optional, Control::Line { kind, autocomplete, inputmode });
    if kind == "password" {
        question.typed.clear();
    }
    view! { <FormGroup words question/> }
}

/// A file. It's never filled in.
#[component]
pub fn FileInput(
    /// The texts.
    words: Words,
    /// The form.
    form: FormState,
    /// The input's name.
    name: &'static str,
    /// The question.
    #[prop(into)]
    label: String,
    /// How to answer.
    #[prop(optional, into)]
    hint: String,
    /// The types that the browser offers; all by default.
    #[prop(optional, into)]
    accept: Option<&'static str>,
    /// Whether it can be left out.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let question = question(&words, &form, name, label, hint, optional, Control::File(accept));
    view! { <FormGroup words question/> }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// The texts.
    words: Words,
    /// The form.
    form: FormState,
    /// The input's name.
    name: &'static str,
    /// The question.
    #[prop(into)]
    label: String,
    /// How to answer.
    #[prop(optional, into)]
    hint: String,
    /// How many lines are visible.
    #[prop(default = 3)]
    rows: u8,
    /// Whether it can be left empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let question = question(&words, &form, name, label, hint, optional, Control::Lines(rows));
    view! { <FormGroup words question/> }
}

/// One or any of these options, all visible.
#[component]
pub fn Choice(
    /// The texts.
    words: Words,
    /// The form.
    form: FormState,
    /// The inputs' name.
    name: &'static str,
    /// The question.
    #[prop(into)]
    label: String,
    /// Value and label of each option.
    options: Vec<(String, String)>,
    /// How to answer.
    #[prop(optional, into)]
    hint: String,
    /// Whether several can be chosen.
    #[prop(optional)]
    many: bool,
    /// Whether it may be left without a choice.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let options = options.into_iter().map(|(value, label)| (value, Piece::own(label))).collect();
    let question =
        question(&words, &form, name, label, hint, optional, Control::Choices { many, in_row: false, options });
    view! { <FormGroup words question/> }
}

/// One of these options, from a drop-down: for more than can be visible at once.
#[component]
pub fn Select(
    /// The texts.
    words: Words,
    /// The form.
    form: FormState,
    /// The input's name.
    name: &'static str,
    /// The question.
    #[prop(into)]
    label: String,
    /// Value and label of each option.
    options: Vec<(String, String)>,
    /// How to answer.
    #[prop(optional, into)]
    hint: String,
    /// Whether it may be left without a choice: put an empty value first.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let question = question(&words, &form, name, label, hint, optional, Control::Pick(options));
    view! { <FormGroup words question/> }
}

/// The branches to choose from: slug and name. Only one is chosen from the start; among several, a wrong one would be
/// easily left as it is.
#[must_use]
pub fn branch_options(words: &Words, branches: &[Branch]) -> Vec<(String, String)> {
    let none = (branches.len() > 1).then(|| (String::new(), words.get("desk-branch-choose")));
    let named = |branch: &Branch| (branch.slug.to_string(), Piece::of(&branch.content.name, words).text);
    none.into_iter().chain(branches.iter().map(named)).collect()
}

/// A box to tick; its value is `yes`.
#[component]
pub fn Tick(
    /// The texts.
    words: Words,
    /// The form.
    form: FormState,
    /// The input's name.
    name: &'static str,
    /// The label of the box.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! { <Agreement words form name label=Piece::own(label)/> }
}
