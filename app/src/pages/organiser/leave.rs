//! `/organise/account/leave`, and the same for a colleague: what ends, and who takes over.

use leptos::prelude::*;

use super::account::day;
use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::desk_form::{Select, Tick};
use crate::components::errors::ErrorSummary;
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::language::LocalText;
use crate::domain::retention::ACCOUNT;
use crate::forms::state::FormState;
use crate::paths;
use crate::text::Words;
use chrono::{DateTime, Utc};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct LeavePage {
    /// The frame.
    pub desk: Desk,
    /// Who leaves, if it isn't the viewer.
    pub name: Option<String>,
    /// The path the form posts to.
    pub path: String,
    /// What has to be handed over.
    pub owned: Vec<LocalText>,
    /// Who could take it over: token and name.
    pub heirs: Vec<(String, String)>,
    /// How many exports may still exist.
    pub copies: usize,
    /// The form as typed so far.
    pub form: FormState,
}

/// The page.
#[must_use]
pub fn html(page: LeavePage) -> String {
    render(move || {
        let words = page.desk.words();
        let form = page.form.clone();
        let days = ACCOUNT.num_days();
        let (title, lead, button) = match page.name.clone() {
            None => (
                words.get("desk-leave-title"),
                words.with("desk-leave-lead", [("days", days.into())]),
                words.get("desk-leave-button"),
            ),
            Some(name) => (
                words.with("desk-leave-other", [("name", name.clone().into())]),
                words.with("desk-leave-other-lead", [("name", name.into()), ("days", days.into())]),
                words.get("desk-leave-button-other"),
            ),
        };
        // Its path continues the account's or the colleague's page.
        let back = page.path.rsplit_once('/').map_or(paths::organise::HOME, |(before, _)| before).to_owned();
        let copies = (page.copies > 0)
            .then(|| view! { <p>{words.with("desk-leave-copies", [("count", page.copies.into())])}</p> });
        let section = if page.name.is_some() { MenuItem::Team } else { MenuItem::Account };
        view! {
            <DeskDocument desk=page.desk.clone() section title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{title}</h1>
                <p class="lead">{lead}</p>
                {copies}
                <form method="post" action=page.path.clone() novalidate=true>
                    <HandOver words=words.clone() page=page.clone()/>
                    <Tick words=words.clone() form name="sure" label=words.get("desk-leave-sure")/>
                    <p class="buttons"><button class="danger">{button}</button><a href=back>{words.get("editor-back")}</a></p>
                </form>
            </DeskDocument>
        }
    })
}

#[component]
fn HandOver(words: Words, page: LeavePage) -> impl IntoView {
    if page.owned.is_empty() {
        return ().into_any();
    }
    let titles = page.owned.iter().map(|title| view! { <li><Said piece=Piece::of(title, &words)/></li> });
    let titles = titles.collect::<Vec<_>>();
    let heir = if page.heirs.is_empty() {
        view! { <p>{words.get("desk-leave-heir-alone")}</p> }.into_any()
    } else {
        let nobody = (String::new(), words.get("desk-leave-heir-nobody"));
        let options = std::iter::once(nobody).chain(page.heirs).collect();
        view! {
            <Select words=words.clone() form=page.form name="heir" label=words.get("desk-leave-heir") options/>
        }
        .into_any()
    };
    view! {
        <h2>{words.get("desk-leave-owned")}</h2>
        <ul>{titles}</ul>
        {heir}
    }
    .into_any()
}

/// "You’ve left the team": the last page of an account.
#[must_use]
pub fn gone(desk: Desk, deleted: DateTime<Utc>) -> String {
    render(move || {
        let words = desk.words();
        let title = words.get("desk-leave-gone");
        let lead = words.with("desk-leave-gone-lead", [("day", day(&words, deleted).into())]);
        view! {
            <DeskDocument desk title=title.clone()>
                <h1>{title}</h1>
                <p class="lead">{lead}</p>
                <p><a class="go" href="/">{words.get("way-home")}</a></p>
            </DeskDocument>
        }
    })
}
