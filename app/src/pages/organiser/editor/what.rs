//! `/organise/drafts/{id}`: what it is.

use leptos::prelude::*;

use super::parts::{DraftButtons, DraftPage, DraftTop};
use crate::components::desk::DeskDocument;
use crate::components::render::render;
use crate::forms::inputs::{Area, Step};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct WhatPage {
    /// The draft.
    pub draft: DraftPage,
    /// Other branches that could hold it too: slug and name.
    pub hosts: Vec<(String, String)>,
}

/// The page.
#[must_use]
pub fn html(page: WhatPage) -> String {
    render(move || {
        let draft = page.draft;
        let words = draft.words();
        let refused = draft.form.is_refused();
        let (stays, delete) = if draft.of.is_some() {
            let stays = words.get("editor-delete-change-text");
            (Some(view! { <p>{stays}</p> }), words.get("editor-delete-change"))
        } else {
            (None, words.get("editor-delete"))
        };
        let areas = [Area::Top, Area::Row, Area::Main, Area::More];
        let [top, row, main, more] = areas.map(|area| draft.inputs(Step::What, area, &page.hosts));
        let rest = draft.is_event.then(|| {
            view! {
                <div class="row">{row}</div>
                {main}
                <details open=draft.form.is_refused()>
                    <summary>{words.get("editor-more")}</summary>
                    {more}
                </details>
            }
        });
        view! {
            <DeskDocument desk=draft.desk.clone() title=draft.title() refused>
                <DraftTop page=draft.clone() step=Step::What/>
                <form method="post" action=draft.path.clone() novalidate=true>
                    {top}
                    {rest}
                    <DraftButtons page=draft.clone()/>
                </form>
                <form class="apart" method="post" action=format!("{}/delete", draft.path)>
                    {stays}
                    <button class="danger">{delete}</button>
                </form>
            </DeskDocument>
        }
    })
}
