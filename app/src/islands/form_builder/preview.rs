//! A question as the public will see it. It can't be answered here, and isn't sent.

use leptos::prelude::*;

use super::question::QuestionEditor;
use super::{Answered, Builder};

/// The preview of one question, next to its inputs.
#[component]
pub fn Preview(builder: Builder, question: QuestionEditor) -> impl IntoView {
    let texts = builder.texts.get_value();
    let untitled = texts.untitled;
    let label = Signal::derive(move || said(question.label.get()).unwrap_or(untitled.clone()));
    let optional = texts.optional;
    let is_required = question.required;
    let hint = Signal::derive(move || said(question.hint.get()).unwrap_or_default());
    let prefix = texts.why_prefix;
    let why = move || said(question.why.get()).map(|why| format!("{prefix} {}.", why.trim_end_matches('.')));
    let why = Signal::derive(move || why().unwrap_or_default());
    let id = format!("f-q{}-shown", question.id + 1);
    let labelled_by = [id.clone(), id.clone()];
    let [of_line, of_lines] = labelled_by;
    let answer = Memo::new(move |_| builder.answered(&question.kind.read()));
    let choices = move || match answer.get() {
        Answered::Line | Answered::Lines => vec![],
        Answered::YesNo => builder.texts.with_value(|texts| vec![texts.yes.clone(), texts.no.clone()]),
        Answered::One | Answered::Several => question.options.with(|options| {
            options.lines().map(str::trim).filter(|option| !option.is_empty()).map(str::to_owned).collect()
        }),
    };
    let kind = Signal::derive(move || if answer.get() == Answered::Several { "checkbox" } else { "radio" });
    let is_hidden = move |unless| Signal::derive(move || answer.get() != unless);
    let tick = move |choice| view! { <div class="tick"><label><input type=kind disabled=true/>{choice}</label></div> };
    let ticks = move || choices().into_iter().map(tick).collect::<Vec<_>>();
    view! {
        <div class="preview">
            <p class="term">{texts.preview}</p>
            <div class="field">
                <p class="label" id=id>{label}" "<span class="optional" hidden=is_required>{optional}</span></p>
                <p class="hint">{hint}</p>
                <p class="hint">{why}</p>
                <input type="text" disabled=true aria-labelledby=of_line hidden=is_hidden(Answered::Line)/>
                <textarea rows="3" disabled=true aria-labelledby=of_lines hidden=is_hidden(Answered::Lines)></textarea>
                {ticks}
            </div>
        </div>
    }
}

/// A text, if there is one.
fn said(text: String) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
