//! `/organise/offer/{token}`: yes or no to a role.

use chrono::{DateTime, Utc};
use fluent_templates::fluent_bundle::FluentValue;
use leptos::prelude::*;

use super::account::{day, role_name};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::components::text::Piece;
use crate::domain::branch::Branch;
use crate::domain::role::Role;
use crate::paths;
use crate::text::Words;

/// A role that waits for the person's yes.
#[derive(Clone, Debug)]
pub struct Offered {
    /// The path that yes and no are sent to.
    pub path: String,
    /// The role.
    pub role: Role,
    /// The branch.
    pub branch: Branch,
    /// Until when it can be accepted.
    pub until: DateTime<Utc>,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct OfferPage {
    /// The frame.
    pub desk: Desk,
    /// The offer.
    pub offer: Offered,
    /// The account's address.
    pub email: String,
}

/// The page.
#[must_use]
pub fn html(page: OfferPage) -> String {
    render(move || {
        let words = page.desk.words();
        let title = words.with("desk-offer-title", named(&words, page.offer.role, &page.offer.branch));
        let does = words.get(&format!("desk-team-role-{}", page.offer.role.name()));
        view! {
            <DeskDocument desk=page.desk title=title.clone()>
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-offer-lead")}</p>
                <p>{does}</p>
                <p>{words.with("desk-password-account", [("email", page.email.into())])}</p>
                <Buttons words=words.clone() offer=page.offer/>
            </DeskDocument>
        }
    })
}

/// The page once the answer is noted.
#[must_use]
pub fn answered(desk: Desk, role: Role, branch: Branch, taken: bool) -> String {
    render(move || {
        let words = desk.words();
        let title = match taken {
            true => words.with("desk-offer-taken", named(&words, role, &branch)),
            false => words.get("desk-offer-declined"),
        };
        let text = words.get(if taken { "desk-offer-taken-text" } else { "desk-offer-declined-text" });
        view! {
            <DeskDocument desk title=title.clone()>
                <h1>{title}</h1>
                <p class="lead">{text}</p>
                <p><a class="go" href=paths::organise::HOME>{words.get("desk-offer-on")}</a></p>
            </DeskDocument>
        }
    })
}

fn named(words: &Words, role: Role, branch: &Branch) -> [(&'static str, FluentValue<'static>); 2] {
    let branch = Piece::of(&branch.content.name, words).text;
    [("role", role_name(words, role).into()), ("branch", branch.into())]
}

/// "Organiser for Quayside branch".
pub(super) fn role_at(words: &Words, role: Role, branch: &Branch) -> String {
    words.with("desk-colleague-until", named(words, role, branch))
}

/// An offer in a list of your own offers.
#[component]
pub fn Waiting(
    /// The texts.
    words: Words,
    /// The offer.
    offer: Offered,
) -> impl IntoView {
    let what = role_at(&words, offer.role, &offer.branch);
    view! { <li><h3>{what}</h3><Buttons words offer/></li> }
}

#[component]
fn Buttons(words: Words, offer: Offered) -> impl IntoView {
    let until = words.with("desk-offer-until", [("day", day(&words, offer.until).into())]);
    view! {
        <p class="when">{until}</p>
        <form method="post" action=offer.path>
            <p class="buttons">
                <button name="do" value="yes">{words.get("desk-offer-yes")}</button>
                <button class="quiet" name="do" value="no">{words.get("desk-offer-no")}</button>
            </p>
        </form>
    }
}
