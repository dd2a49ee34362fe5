//! `/organise/drafts/{id}`: what it is.

use leptos::prelude::*;

use super::parts::{DraftButtons, DraftPage, DraftTop, Step, label};
use crate::components::desk::DeskDocument;
use crate::components::desk_form::{Choice, Tick};
use crate::components::render::render;

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
        let inputs = if draft.is_event { event(&draft, page.hosts).into_any() } else { newsletter(&draft).into_any() };
        view! {
            <DeskDocument desk=draft.desk.clone() title=draft.title() refused>
                <DraftTop page=draft.clone() step=Step::What/>
                <form method="post" action=draft.path.clone() novalidate=true>
                    {inputs}
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

fn newsletter(draft: &DraftPage) -> impl IntoView + use<> {
    view! {
        {draft.line("title", "text", false)}
        {draft.lines("summary", 5, false)}
        {draft.line("frequency", "text", false)}
        {draft.line("renew_months", "number", false)}
    }
}

fn event(draft: &DraftPage, hosts: Vec<(String, String)>) -> impl IntoView + use<> {
    let words = draft.words();
    let tick = |name: &'static str| {
        let words = draft.words();
        let label = label(&words, name);
        view! { <Tick words form=draft.form.clone() name label/> }
    };
    let listed =
        vec![("yes".to_owned(), words.get("editor-listed-yes")), ("no".to_owned(), words.get("editor-listed-no"))];
    let hosts = (!hosts.is_empty()).then(|| {
        let hint = words.get("editor-co_host-hint");
        let label = label(&words, "co_host");
        view! {
            <Choice words=words.clone() form=draft.form.clone() name="co_host" label hint options=hosts many=true optional=true/>
        }
    });
    view! {
        {draft.line("title", "text", false)}
        {draft.lines("summary", 5, false)}
        <div class="row">
            {draft.line("date", "date", false)}
            {draft.line("from", "time", false)}
            {draft.line("until", "time", false)}
        </div>
        {draft.line("place", "text", false)}
        {draft.lines("access", 3, false)}
        {tick("access_unknown")}
        {draft.line("capacity", "number", true)}
        <details open=draft.form.is_refused()>
            <summary>{words.get("editor-more")}</summary>
            {draft.line("cost", "text", true)}
            {draft.lines("attendee_info", 3, true)}
            {draft.line("group_max", "number", false)}
            {draft.line("opens_at", "datetime-local", true)}
            {draft.line("closes_at", "datetime-local", true)}
            {draft.line("until_date", "date", true)}
            {draft.line("zone", "text", false)}
            <Choice words=words.clone() form=draft.form.clone() name="listed" label=label(&words, "listed") options=listed/>
            {hosts}
            {tick("photos")}
            {tick("reminds")}
        </details>
    }
}
