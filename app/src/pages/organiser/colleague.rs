//! `/organise/team/{token}`: the roles of one colleague.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::account::{day, role_name};
use super::team::{RoleInputs, state};
use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::errors::ErrorSummary;
use crate::components::errors::id_of;
use crate::components::links::linked;
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::components::text::Piece;
use crate::domain::branch::Branch;
use crate::domain::guidance::GuidanceState;
use crate::domain::role::Role;
use crate::forms::state::FormState;
use crate::paths;
use crate::text::Words;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ColleaguePage {
    /// The frame.
    pub desk: Desk,
    /// The page's own path.
    pub path: String,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The roles in the viewer's branches: what, where, until when.
    pub roles: Vec<(Role, Branch, DateTime<Utc>)>,
    /// Whether they've confirmed the guidance.
    pub guidance: GuidanceState,
    /// Whether the viewer may reset the second factor; `None` if there isn't one.
    pub factor: Option<bool>,
    /// The branches in which the viewer can give another role.
    pub branches: Vec<Branch>,
    /// The form as typed so far.
    pub form: FormState,
    /// What has just been done, as a Fluent key.
    pub done: Option<&'static str>,
}

/// The page.
#[must_use]
pub fn html(page: ColleaguePage) -> String {
    render(move || {
        let words = page.desk.words();
        let form = page.form.clone();
        let name = page.name.clone();
        let path = page.path.clone();
        let done = page.done.map(|key| view! { <Notice tone=Tone::Done heading=words.get(key)/> });
        let roles = page.roles.iter().enumerate().map(|(at, (role, branch, until))| {
            let branch = (branch.slug.to_string(), Piece::of(&branch.content.name, &words).text);
            let first = at == 0;
            view! { <Held words=words.clone() path=path.clone() role=*role branch until=*until first/> }
        });
        let roles = roles.collect::<Vec<_>>();
        let factor =
            page.factor.map(|may| view! { <Codes words=words.clone() path=path.clone() name=name.clone() may/> });
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Team title=name.clone() refused=form.is_refused()>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{name.clone()}</h1>
                {done}
                <p class="lead">{linked(&page.email, None)}</p>
                <p>{state(&words, page.guidance)}</p>
                <ul class="listing">{roles}</ul>
                <h2>{words.get("desk-colleague-give")}</h2>
                <form method="post" action=path.clone() novalidate=true>
                    <input type="hidden" name="do" value="give"/>
                    <RoleInputs words=words.clone() form branches=page.branches/>
                    <p class="buttons"><button class="quiet">{words.get("desk-colleague-give-button")}</button></p>
                </form>
                {factor}
                <h2>{words.get("desk-colleague-leave")}</h2>
                <p>
                    <a class="go" href=format!("{path}/leave")>
                        {words.with("desk-colleague-leave-link", [("name", name.into())])}
                    </a>
                </p>
                <p><a class="go" href=paths::organise::TEAM>{words.get("desk-colleague-back")}</a></p>
            </DeskDocument>
        }
    })
}

/// A role and what can be done about it; a message about roles leads to the first.
#[component]
fn Held(
    words: Words,
    path: String,
    role: Role,
    branch: (String, String),
    until: DateTime<Utc>,
    first: bool,
) -> impl IntoView {
    let (slug, branch) = branch;
    let id = first.then(|| id_of("held"));
    let what =
        words.with("desk-colleague-until", [("role", role_name(&words, role).into()), ("branch", branch.into())]);
    let buttons = ["renew", "end"].map(|act| {
        let label = words.get(if act == "renew" { "desk-colleague-renew" } else { "desk-colleague-end" });
        let class = if act == "renew" { "quiet" } else { "quiet danger" };
        view! {
            <form method="post" action=path.clone()>
                <input type="hidden" name="do" value=act/>
                <input type="hidden" name="branch" value=slug.clone()/>
                <input type="hidden" name="role" value=role.name()/>
                <button class=class>{label}<span class="unseen">": "{what.clone()}</span></button>
            </form>
        }
    });
    view! {
        <li id=id tabindex="-1">
            <h2>{what.clone()}</h2>
            <p class="when">{words.with("desk-colleague-ends", [("day", day(&words, until).into())])}</p>
            <div class="row">{buttons.into_iter().collect::<Vec<_>>()}</div>
        </li>
    }
}

#[component]
fn Codes(words: Words, path: String, name: String, may: bool) -> impl IntoView {
    let body = if may {
        view! {
            <p>{words.with("desk-colleague-codes-text", [("name", name.into())])}</p>
            <form method="post" action=path>
                <input type="hidden" name="do" value="reset"/>
                <p class="buttons"><button class="quiet">{words.get("desk-colleague-codes-button")}</button></p>
            </form>
        }
        .into_any()
    } else {
        view! { <p>{words.with("desk-colleague-elsewhere", [("name", name.into())])}</p> }.into_any()
    };
    view! { <h2>{words.get("desk-colleague-codes")}</h2>{body} }
}
