//! A question as the public will see it. It cannot be answered here, and is not sent.

use leptos::prelude::*;

use super::question::Question;
use super::{Answered, Builder};

/// The preview of one question, beside its inputs.
#[component]
pub fn Preview(builder: Builder, question: Question) -> impl IntoView {
    let texts = builder.texts.get_value();
    let untitled = texts.untitled;
    let label = move || Some(question.label.get()).filter(|label| !label.trim().is_empty()).unwrap_or(untitled.clone());
    let optional = texts.optional;
    let optional = move || {
        (!question.required.get()).then(|| view! { " "<span class="optional">{optional.clone()}</span> })
    };
    let hint = move || said(question.hint.get()).map(|hint| view! { <p class="hint">{hint}</p> });
    let prefix = texts.why_prefix;
    let why = move || said(question.why.get()).map(|why| view! { <p class="hint">{format!("{prefix} {why}.")}</p> });
    let id = format!("f-q{}-shown", question.id + 1);
    let labelled_by = id.clone();
    let answer = Memo::new(move |_| builder.answered(&question.kind.read()));
    let input = move || match answer.get() {
        Answered::Line => view! { <input type="text" disabled=true aria-labelledby=labelled_by.clone()/> }.into_any(),
        Answered::Lines => view! { <textarea rows="3" disabled=true aria-labelledby=labelled_by.clone()></textarea> }.into_any(),
        Answered::YesNo => {
            let options = builder.texts.with_value(|texts| vec![texts.yes.clone(), texts.no.clone()]);
            options.into_iter().map(|option| tick("radio", option)).collect::<Vec<_>>().into_any()
        }
        Answered::One => options(question, "radio").into_any(),
        Answered::Several => options(question, "checkbox").into_any(),
    };
    view! {
        <div class="preview">
            <p class="term">{texts.preview}</p>
            <div class="field">
                <p class="label" id=id>{label}{optional}</p>
                {hint}
                {why}
                {input}
            </div>
        </div>
    }
}

/// A text, if there is one.
fn said(text: String) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.trim_end_matches('.').to_owned())
}

fn options(question: Question, kind: &'static str) -> impl IntoView {
    move || {
        let options = question.options.get();
        let options = options.lines().map(str::trim).filter(|option| !option.is_empty());
        options.map(|option| tick(kind, option.to_owned())).collect::<Vec<_>>()
    }
}

fn tick(kind: &'static str, option: String) -> impl IntoView {
    view! {
        <div class="tick"><label class="shown"><input type=kind disabled=true/>{option}</label></div>
    }
}
