//! `/organise/invitation/{token}` and `/organise/new-password/{token}`: choosing a password.

use leptos::prelude::*;

use super::offer::role_at;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::errors::ErrorSummary;
use crate::components::password::{PasswordInput, ShowPassword};
use crate::components::render::render;
use crate::domain::branch::Branch;
use crate::domain::role::Role;
use crate::forms::state::FormState;

/// What led here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// An invitation: this person's name, and the roles.
    Invitation(String, Vec<(Role, Branch)>),
    /// A forgotten password.
    Forgotten,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PasswordPage {
    /// The frame.
    pub desk: Desk,
    /// What led here.
    pub way: Way,
    /// The account's address.
    pub email: String,
    /// The minimum length of a password.
    pub least: usize,
    /// The form.
    pub form: FormState,
}

/// The page.
#[must_use]
pub fn html(page: PasswordPage) -> String {
    render(move || {
        let words = page.desk.words();
        let form = page.form;
        let (title, lead, roles) = match page.way {
            Way::Invitation(name, roles) => (
                words.with("desk-password-invited", [("name", name.into())]),
                words.get("desk-password-invited-lead"),
                roles,
            ),
            Way::Forgotten => (words.get("desk-password-new"), words.get("desk-password-new-lead"), vec![]),
        };
        let roles = roles.iter().map(|(role, branch)| view! { <p>{role_at(&words, *role, branch)}</p> });
        let roles = roles.collect::<Vec<_>>();
        view! {
            <DeskDocument desk=page.desk title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{title}</h1>
                <p class="lead">{lead}</p>
                {roles}
                <p>{words.with("desk-password-account", [("email", page.email.into())])}</p>
                <form method="post" novalidate=true>
                    <PasswordInput words=words.clone() form=form.clone() label=words.get("desk-password-label")
                        autocomplete="new-password"
                        hint=words.with("desk-password-hint", [("least", page.least.into())])/>
                    <p class="buttons">
                        <button>{words.get("desk-password-button")}</button>
                        <ShowPassword words=words.clone() form/>
                    </p>
                </form>
            </DeskDocument>
        }
    })
}
