//! `/organise/team`: who has which role, and invitations.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::account::day;
use super::offer::role_at;
use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::desk_form::{Choice, Select, TextInput, branch_options};
use crate::components::errors::ErrorSummary;
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::domain::branch::Branch;
use crate::domain::guidance::GuidanceState;
use crate::domain::role::Role;
use crate::forms::state::FormState;
use crate::paths;
use crate::text::Words;

/// A member of the team, as a line of the page.
#[derive(Clone, Debug)]
pub struct Line {
    /// The path of their page.
    pub path: String,
    /// Their name.
    pub name: String,
    /// Their roles in the viewer's branches.
    pub roles: Vec<(Role, Branch)>,
    /// Until when the invitation can be accepted, if it hasn't been.
    pub invited_until: Option<DateTime<Utc>>,
    /// Whether they have set up a second factor.
    pub has_factor: bool,
    /// Whether they've confirmed the guidance.
    pub guidance: GuidanceState,
}

/// A role offered to somebody.
#[derive(Clone, Debug)]
pub struct PendingOffer {
    /// Identifies the offer in the form that takes it back.
    pub token: String,
    /// The address it was sent to.
    pub email: String,
    /// The role.
    pub role: Role,
    /// The branch.
    pub branch: Branch,
    /// Until when they can say yes.
    pub until: DateTime<Utc>,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct TeamPage {
    /// The frame.
    pub desk: Desk,
    /// The team, by name.
    pub lines: Vec<Line>,
    /// Roles that wait for a yes.
    pub offers: Vec<PendingOffer>,
    /// The branches the viewer can invite to.
    pub branches: Vec<Branch>,
    /// The form as typed so far.
    pub form: FormState,
    /// What has just been done, as a Fluent key.
    pub done: Option<&'static str>,
}

/// What a team page says about something just done, by its name in a URL.
#[must_use]
pub fn done(name: &str) -> Option<&'static str> {
    match name {
        "invited" => Some("desk-team-done-invited"),
        "offered" => Some("desk-team-done-offered"),
        "held" => Some("desk-team-done-held"),
        "taken-back" => Some("desk-team-done-taken-back"),
        "renewed" => Some("desk-team-done-renewed"),
        "ended" => Some("desk-team-done-ended"),
        "reset" => Some("desk-team-done-reset"),
        "left" => Some("desk-team-done-left"),
        _ => None,
    }
}

/// The page.
#[must_use]
pub fn html(page: TeamPage) -> String {
    render(move || {
        let words = page.desk.words();
        let form = page.form;
        let title = words.get("desk-team-title");
        let lines = page.lines.into_iter().map(|line| view! { <Member words=words.clone() line/> });
        let lines = lines.collect::<Vec<_>>();
        let done = page.done.map(|key| view! { <Notice tone=Tone::Done heading=words.get(key)/> });
        view! {
            <DeskDocument desk=page.desk section=MenuItem::Team title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{title}</h1>
                {done}
                <p class="lead">{words.get("desk-team-lead")}</p>
                <p><a class="go" href="#invite">{words.get("desk-team-invite")}</a></p>
                <p><a class="go" href=paths::organise::SETTINGS>{words.get("desk-settings-link")}</a></p>
                <ul class="listing">{lines}</ul>
                <Offers words=words.clone() offers=page.offers/>
                <h2 id="invite">{words.get("desk-team-invite")}</h2>
                <form method="post" action=paths::organise::TEAM novalidate=true>
                    <TextInput words=words.clone() form=form.clone() name="email" kind="email"
                        label=words.get("desk-team-invite-email") autocomplete="off"/>
                    <TextInput words=words.clone() form=form.clone() name="name" autocomplete="off"
                        label=words.get("desk-team-invite-name") hint=words.get("desk-team-invite-name-hint")/>
                    <RoleInputs words=words.clone() form branches=page.branches/>
                    <p class="buttons"><button>{words.get("desk-team-invite-button")}</button></p>
                </form>
            </DeskDocument>
        }
    })
}

/// Inputs for branch and role.
#[component]
pub fn RoleInputs(
    /// The texts.
    words: Words,
    /// The form.
    form: FormState,
    /// The branches to choose from.
    branches: Vec<Branch>,
) -> impl IntoView {
    let branches = branch_options(&words, &branches);
    let roles = Role::ALL.iter().map(|role| {
        let name = role.name();
        (name.to_owned(), words.get(&format!("desk-team-role-{name}")))
    });
    view! {
        <Select words=words.clone() form=form.clone() name="branch" label=words.get("desk-team-invite-branch")
            options=branches/>
        <Choice words=words.clone() form name="role" label=words.get("desk-team-invite-role") options=roles.collect()/>
    }
}

/// Whether somebody has confirmed the guidance, in words.
#[must_use]
pub fn state(words: &Words, guidance: GuidanceState) -> String {
    match guidance {
        GuidanceState::Fresh => words.get("desk-team-read"),
        GuidanceState::Due(until) => words.with("desk-team-due", [("day", day(words, until).into())]),
        GuidanceState::Missing => words.get("desk-team-unread"),
    }
}

#[component]
fn Offers(words: Words, offers: Vec<PendingOffer>) -> impl IntoView {
    (!offers.is_empty()).then(|| {
        let rows = offers.into_iter().map(|offer| {
            let what = role_at(&words, offer.role, &offer.branch);
            let label = words.get("desk-team-take-back");
            view! {
                <li>
                    <h3>{offer.email.clone()}</h3>
                    <p>{what.clone()}</p>
                    <p class="small">{words.with("desk-offer-until", [("day", day(&words, offer.until).into())])}</p>
                    <form method="post" action=paths::organise::TEAM>
                        <input type="hidden" name="take_back" value=offer.token/>
                        <button class="quiet">{label}<span class="unseen">": "{offer.email}", "{what}</span></button>
                    </form>
                </li>
            }
        });
        view! { <h2>{words.get("desk-team-offers")}</h2><ul class="listing">{rows.collect::<Vec<_>>()}</ul> }
    })
}

#[component]
fn Member(words: Words, line: Line) -> impl IntoView {
    let roles = line.roles.iter().map(|(role, branch)| view! { <p>{role_at(&words, *role, branch)}</p> });
    let roles = roles.collect::<Vec<_>>();
    let state = line.invited_until.map_or_else(
        || {
            let codes = if line.has_factor { "desk-team-codes" } else { "desk-team-no-codes" };
            format!("{} \u{b7} {}", words.get(codes), state(&words, line.guidance))
        },
        |until| words.with("desk-team-invited", [("day", day(&words, until).into())]),
    );
    view! {
        <li>
            <h2><a href=line.path>{line.name}</a></h2>
            {roles}
            <p class="small">{state}</p>
        </li>
    }
}
