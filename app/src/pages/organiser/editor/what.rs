//! `/organise/drafts/{id}`: what it is.

use leptos::prelude::*;

use super::conditions::BeforePublishing;
use super::parts::{DraftButtons, DraftPage, DraftTop};
use crate::components::desk::{DeskDocument, MenuItem};
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
        let areas = [Area::Top, Area::Row, Area::Main, Area::More];
        let [top, row, main, more] = areas.map(|area| draft.inputs(Step::What, area, &page.hosts));
        let is_event = draft.is_event;
        let when = is_event.then(|| {
            view! {
                <div class="row">{row}</div>
                {draft.zone()}
                {main}
            }
        });
        let rest = view! {
            {when}
            <details open=draft.is_open()>
                <summary>{words.get(if is_event { "editor-more" } else { "editor-more-newsletter" })}</summary>
                {more}
            </details>
        };
        let (conditions, next) = (draft.conditions, draft.path.clone());
        view! {
            <DeskDocument desk=draft.desk.clone() section=MenuItem::Write title=draft.title() refused=draft.form.is_refused()>
                <DraftTop page=draft.clone() step=Step::What/>
                <BeforePublishing words=words.clone() conditions next/>
                <form method="post" action=draft.action(Step::What) novalidate=true>
                    {top}
                    {rest}
                    <DraftButtons page=draft.clone()/>
                </form>
                <Deletion page=draft/>
            </DeskDocument>
        }
    })
}

/// The button that deletes it.
#[component]
fn Deletion(page: DraftPage) -> impl IntoView {
    let words = page.words();
    let is_change = page.of.is_some();
    let stays = is_change.then(|| view! { <p>{words.get("editor-delete-change-text")}</p> });
    let button = words.get(if is_change { "editor-delete-change" } else { "editor-delete" });
    view! {
        <form class="apart" method="post" action=format!("{}/delete", page.path)>
            {stays}
            <button class="quiet danger">{button}</button>
        </form>
    }
}
