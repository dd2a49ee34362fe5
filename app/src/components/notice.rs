//! A box with a message: done, closed, one more thing to decide.

use leptos::prelude::*;

use crate::text::Words;

/// The colour of a notice's rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something is done.
    Done,
    /// Something to know.
    Plain,
    /// Something is off: cancelled.
    Off,
}

/// A box with a heading and its content. It's read out when the page opens.
#[component]
pub fn Notice(
    /// Its tone.
    tone: Tone,
    /// Its heading.
    heading: String,
    /// What it says below the heading.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let class = match tone {
        Tone::Done => "notice done",
        Tone::Plain => "notice",
        Tone::Off => "notice off",
    };
    view! {
        <div class=class role="status">
            <h2>{heading}</h2>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}

/// Says that a page is a preview, and leads back to the draft.
pub fn preview_note(words: &Words, path: String) -> impl IntoView + use<> {
    let (text, back) = (words.get("editor-preview-text"), words.get("editor-preview-back"));
    view! {
        <Notice tone=Tone::Plain heading=words.get("editor-preview-note")>
            <p>{text}</p>
            <p><a class="go" href=path>{back}</a></p>
        </Notice>
    }
}
