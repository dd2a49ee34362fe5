//! The drafts to continue: on the first page, and where a new one is begun.

use leptos::prelude::*;

use crate::text::Words;

/// A draft to continue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BegunDraft {
    /// Its path.
    pub path: String,
    /// Its title, or what sort of thing it will be.
    pub title: String,
    /// Its branch.
    pub branch: String,
    /// When it was last changed.
    pub moment: String,
    /// Whether it changes something published.
    pub is_change: bool,
}

/// Those of the viewer's branches, under their heading.
#[component]
pub fn Drafts(
    /// The texts.
    words: Words,
    /// The drafts.
    drafts: Vec<BegunDraft>,
) -> impl IntoView {
    let drafts = drafts.into_iter().map(|draft| {
        let changed = words.with("editor-changed", [("moment", draft.moment.into())]);
        let badge = words.get(if draft.is_change { "editor-badge-change" } else { "editor-badge-draft" });
        view! {
            <li>
                <h3><a href=draft.path>{draft.title}</a>" "<span class="badge unpublished">{badge}</span></h3>
                <p class="small">{draft.branch}" \u{b7} "{changed}</p>
            </li>
        }
    });
    let drafts = drafts.collect::<Vec<_>>();
    (!drafts.is_empty()).then(|| {
        view! { <h2>{words.get("editor-drafts")}</h2><ul class="listing">{drafts}</ul> }
    })
}
