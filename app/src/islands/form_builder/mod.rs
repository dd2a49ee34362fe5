//! The form builder: a form's questions as ordinary inputs in the page's own `<form method="post">`, each with a
//! preview of what people will see. Without script every button sends the form, and the server shows it again; once
//! awake, the builder adds, removes, moves and previews at once.
//!
//! The inputs of question 1 are `q1_key`, `q1_label`, `q1_kind`, `q1_hint`, `q1_why`, `q1_options` (one a line),
//! `q1_keep` (days); `q1_required` and `q1_special` are `yes` when ticked. Its buttons are `q1_up`, `q1_down` and
//! `q1_remove`; the button for another question is `add`. Each button's value is `yes`.

mod preview;
mod question;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::packed::Packed;
use crate::packed::{packed, texts};
use question::{Edit, QuestionEditor};

packed! {
    /// A question being written: the contents of its inputs.
    pub struct QuestionDraft {
        /// Its key, if it was there before or is a ready one; empty for a new one.
        pub key: String,
        /// The question.
        pub label: String,
        /// The value of its [`Kind`].
        pub kind: String,
        /// How to answer.
        pub hint: String,
        /// Why it is asked.
        pub why: String,
        /// Its options, one a line.
        pub options: String,
        /// How many days after the event the answer is kept; empty for as long as the rest.
        pub keep: String,
        /// Whether an answer is needed.
        pub required: bool,
        /// Whether the answer is special category data.
        pub special: bool,
        /// Its errors: the end of an input's name, such as `label`, and the message.
        pub problems: Vec<(String, String)>,
    }
}

packed! {
    /// A kind of question.
    pub struct Kind {
        /// The value that is sent.
        pub value: String,
        /// Its name.
        pub name: String,
        /// How it's answered.
        pub answer: Answered,
    }
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answered {
    /// One line.
    #[default]
    Line,
    /// Several lines.
    Lines,
    /// Yes or no.
    YesNo,
    /// One of its options.
    One,
    /// Any of its options.
    Several,
}

packed! {
    /// The questions of a form, and what's needed to edit them.
    pub struct Questions {
        /// The questions, in their order.
        pub drafts: Vec<QuestionDraft>,
        /// The kinds to choose from; the first is a new question's.
        pub kinds: Vec<Kind>,
        /// The most questions.
        pub most: usize,
        /// The most words in a reason.
        pub most_words: usize,
        /// The builder's texts.
        pub texts: BuilderTexts,
    }
}

texts! {
    /// The builder's texts.
    pub struct BuilderTexts {
        /// The heading of question `%n`.
        pub question: String,
        /// The label of the question's label.
        pub label: String,
        /// The label of its kind.
        pub kind: String,
        /// The label of its hint.
        pub hint: String,
        /// The label of its reason.
        pub why: String,
        /// How to give a reason.
        pub why_hint: String,
        /// `%n` of at most `%m` words.
        pub words: String,
        /// The label of its options.
        pub options: String,
        /// How to write options.
        pub options_hint: String,
        /// The label of how long the answer is kept; empty if there's no event to count from.
        pub keep: String,
        /// What an empty `keep` means.
        pub keep_hint: String,
        /// The label of the box for a required answer.
        pub required: String,
        /// The label of the box for special category data.
        pub special: String,
        /// The button that moves question `%n` up.
        pub up: String,
        /// The button that moves question `%n` down.
        pub down: String,
        /// The button that removes question `%n`.
        pub remove: String,
        /// The button for another question.
        pub add: String,
        /// The heading of the preview.
        pub preview: String,
        /// Shown in the preview for a question without a label.
        pub untitled: String,
        /// After an optional question.
        pub optional: String,
        /// Before a reason.
        pub why_prefix: String,
        /// An answer.
        pub yes: String,
        /// An answer.
        pub no: String,
        /// Before an error, for people who don't see its colour.
        pub error: String,
    }
}

/// What all questions share.
#[derive(Clone, Copy)]
struct Builder {
    questions: RwSignal<Vec<QuestionEditor>>,
    kinds: StoredValue<Vec<Kind>>,
    texts: StoredValue<BuilderTexts>,
    most_words: usize,
    /// Whether script runs: without it, what is hidden until then stays out of reach.
    is_awake: RwSignal<bool>,
    adds: NodeRef<leptos::html::Button>,
}

impl Builder {
    fn answered(self, kind: &str) -> Answered {
        self.kinds
            .with_value(|kinds| kinds.iter().find(|own| own.value == kind).map(|own| own.answer).unwrap_or_default())
    }

    fn add(self) {
        let kind = self.kinds.with_value(|kinds| kinds.first().map(|kind| kind.value.clone()).unwrap_or_default());
        self.questions.update(|questions| {
            let id = questions.iter().map(|question| question.id + 1).max().unwrap_or_default();
            questions.push(QuestionEditor::new(id, QuestionDraft { kind, ..QuestionDraft::default() }, true));
        });
    }

    fn remove(self, id: usize) {
        let mut next = None;
        self.questions.update(|questions| {
            let Some(at) = questions.iter().position(|question| question.id == id) else { return };
            questions.remove(at);
            next = questions.get(at).or(questions.last()).copied();
        });
        match next {
            Some(question) => question.focus(),
            None => drop(self.adds.get_untracked().map(|button| button.focus())),
        }
    }

    fn move_question(self, id: usize, by: isize) {
        let mut moved = None;
        self.questions.update(|questions| {
            let Some(from) = questions.iter().position(|question| question.id == id) else { return };
            let Some(to) = from.checked_add_signed(by).filter(|to| *to < questions.len()) else { return };
            questions.swap(from, to);
            moved = questions.get(to).copied();
        });
        if let Some(question) = moved {
            question.focus();
        }
    }
}

/// The builder. It belongs inside a form that the page makes.
#[island]
pub fn FormBuilder(
    /// The questions.
    questions: Packed<Questions>,
) -> impl IntoView {
    let Packed(questions) = questions;
    let Questions { drafts, kinds, most, most_words, texts } = questions;
    let add = texts.add.clone();
    let drafts = drafts.into_iter().enumerate().map(|(id, draft)| QuestionEditor::new(id, draft, false)).collect();
    let builder = Builder {
        questions: RwSignal::new(drafts),
        kinds: StoredValue::new(kinds),
        texts: StoredValue::new(texts),
        most_words,
        is_awake: RwSignal::new(false),
        adds: NodeRef::new(),
    };
    Effect::new(move || builder.is_awake.set(true));
    let is_full = Signal::derive(move || builder.questions.with(|questions| questions.len() >= most));
    view! {
        <div class="builder">
            <ForEnumerate
                each=move || builder.questions.get()
                key=|question| question.id
                children=move |index, question| view! { <Edit builder index question/> }
            />
            <button type="submit" class="quiet" formnovalidate=true name="add" value="yes" node_ref=builder.adds
                hidden=is_full
                on:click=move |click| { click.prevent_default(); builder.add() }>{add}</button>
        </div>
    }
}
