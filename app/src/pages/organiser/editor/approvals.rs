//! `/organise/officer/departures`: drafts that go beyond their template and wait for approval.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::paths;

/// A draft that waits for approval.
#[derive(Clone, Debug)]
pub struct PendingApproval {
    /// Its id, as sent by the form.
    pub id: String,
    /// The revision that is shown.
    pub revision: i32,
    /// Its title.
    pub title: String,
    /// Its branch.
    pub branch: String,
    /// Who asked, if known.
    pub name: Option<String>,
    /// Its deviations, in words.
    pub deviations: Vec<String>,
    /// Why, in the organiser's words.
    pub why: String,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ApprovalsPage {
    /// The frame.
    pub desk: Desk,
    /// The waiting drafts.
    pub waiting: Vec<PendingApproval>,
    /// What was decided just now; `false` if the draft had changed in the meantime.
    pub decided: Option<bool>,
}

/// The page.
#[must_use]
pub fn html(page: ApprovalsPage) -> String {
    render(move || {
        let words = page.desk.words();
        let items = page.waiting.into_iter().map(|waiting| {
            let deviations = waiting.deviations.into_iter().map(|text| view! { <li>{text}</li> }).collect::<Vec<_>>();
            let by = waiting.name.map(|name| view! { " \u{b7} "{name} });
            view! {
                <li>
                    <h2>{waiting.title}</h2>
                    <p class="small">{waiting.branch}{by}</p>
                    <ul>{deviations}</ul>
                    <p>{words.get("departures-why")}" "<q class="typed">{waiting.why}</q></p>
                    <form method="post" action=paths::organise::APPROVALS>
                        <input type="hidden" name="draft" value=waiting.id/>
                        <input type="hidden" name="revision" value=waiting.revision.to_string()/>
                        <p class="buttons">
                            <button name="answer" value="yes">{words.get("departures-yes")}</button>
                            <button class="quiet" name="answer" value="no">{words.get("departures-no")}</button>
                        </p>
                    </form>
                </li>
            }
        });
        let items = items.collect::<Vec<_>>();
        let list = if items.is_empty() {
            view! { <p class="empty">{words.get("departures-none")}</p> }.into_any()
        } else {
            view! { <ul class="listing">{items}</ul> }.into_any()
        };
        let decided = page.decided.map(|done| {
            let (tone, key) = if done { (Tone::Done, "departures-done") } else { (Tone::Plain, "departures-stale") };
            view! { <Notice tone heading=words.get(key)/> }
        });
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Officer title=words.get("departures-title")>
                {decided}
                <h1>{words.get("departures-title")}</h1>
                <p class="lead">{words.get("departures-lead")}</p>
                {list}
                <p><a class="go" href=paths::organise::TEMPLATES>{words.get("kinds-title")}</a></p>
            </DeskDocument>
        }
    })
}
