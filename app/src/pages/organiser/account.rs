//! `/organise/account`: your own name, roles, password and logins.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::offer::{Offered, Waiting};
use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::desk_form::TextInput;
use crate::components::errors::ErrorSummary;
use crate::components::facts::{Fact, Facts};
use crate::components::notice::{Notice, Tone};
use crate::components::password::{PasswordInput, ShowPassword};
use crate::components::render::render;
use crate::components::text::Piece;
use crate::domain::branch::Branch;
use crate::domain::role::Role;
use crate::forms::password::shows;
use crate::forms::state::FormState;
use crate::paths;
use crate::text::{Words, dates};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AccountPage {
    /// The frame.
    pub desk: Desk,
    /// The address.
    pub email: String,
    /// The roles: what, where, until when.
    pub roles: Vec<(Role, Branch, DateTime<Utc>)>,
    /// The roles that wait for a yes.
    pub offers: Vec<Offered>,
    /// When the second factor was set up.
    pub factor_at: Option<DateTime<Utc>>,
    /// When the guidance was read.
    pub guidance_at: Option<DateTime<Utc>>,
    /// The logins, newest first.
    pub logins: Vec<Login>,
    /// The minimum length of a password.
    pub least: usize,
    /// The forms as typed so far.
    pub form: FormState,
    /// What has just been done.
    pub done: Option<AccountNotice>,
}

/// A login.
#[derive(Clone, Debug)]
pub struct Login {
    /// Identifies it in the form that ends it.
    pub token: String,
    /// When it began.
    pub begun: DateTime<Utc>,
    /// When it was last used.
    pub used: DateTime<Utc>,
    /// Whether it's the current one.
    pub here: bool,
}

/// What has just been done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountNotice {
    /// The name was changed.
    Name,
    /// The password was changed.
    Password,
    /// A login was ended.
    Ended,
}

impl AccountNotice {
    /// The one with this name in a URL.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "name" => Some(Self::Name),
            "password" => Some(Self::Password),
            "ended" => Some(Self::Ended),
            _ => None,
        }
    }
}

/// The name of a role.
#[must_use]
pub fn role_name(words: &Words, role: Role) -> String {
    words.get(&format!("desk-role-{}", role.name()))
}

/// A day in the organisation's zone.
#[must_use]
pub fn day(words: &Words, at: DateTime<Utc>) -> String {
    dates::day(words, at, words.home())
}

/// The page.
#[must_use]
pub fn html(page: AccountPage) -> String {
    render(move || {
        let words = page.desk.words();
        let form = page.form.clone();
        let title = words.get("desk-account-title");
        let done = page.done.map(|done| view! { <Happened words=words.clone() done/> });
        let desk = page.desk.clone();
        view! {
            <DeskDocument desk section=MenuItem::Account title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=words.clone() form=form.clone()/>
                <h1>{title}</h1>
                {done}
                <Own words=words.clone() page=page.clone()/>
                <Offers words=words.clone() offers=page.offers/>
                <ChangeName words=words.clone() form=form.clone()/>
                <ChangePassword words=words.clone() form least=page.least/>
                <h2>{words.get("desk-account-sessions")}</h2>
                <Logins words=words.clone() logins=page.logins/>
                <h2>{words.get("desk-account-leave")}</h2>
                <p><a class="go" href=paths::organise::LEAVE>{words.get("desk-account-leave-link")}</a></p>
            </DeskDocument>
        }
    })
}

#[component]
fn ChangeName(words: Words, form: FormState) -> impl IntoView {
    let open = form.error("name").is_some();
    view! {
        <details open=open>
            <summary>{words.get("desk-account-name")}</summary>
            <form method="post" action=paths::organise::ACCOUNT novalidate=true>
                <input type="hidden" name="do" value="name"/>
                <TextInput words=words.clone() form name="name" autocomplete="name"
                    label=words.get("desk-account-name-label") hint=words.get("desk-account-name-hint")/>
                <p class="buttons"><button class="quiet">{words.get("desk-account-name-button")}</button></p>
            </form>
        </details>
    }
}

#[component]
fn ChangePassword(words: Words, form: FormState, least: usize) -> impl IntoView {
    let open = shows(&form) || ["old", "password"].iter().any(|name| form.error(name).is_some());
    view! {
        <details open=open>
            <summary>{words.get("desk-account-password")}</summary>
            <form method="post" action=paths::organise::ACCOUNT novalidate=true>
                <input type="hidden" name="do" value="password"/>
                <PasswordInput words=words.clone() form=form.clone() name="old"
                    label=words.get("desk-account-password-old") autocomplete="current-password"/>
                <PasswordInput words=words.clone() form=form.clone() label=words.get("desk-password-label")
                    autocomplete="new-password" hint=words.with("desk-password-hint", [("least", least.into())])/>
                <p class="buttons">
                    <button class="quiet">{words.get("desk-account-password-button")}</button>
                    <ShowPassword words=words.clone() form name="old"/>
                </p>
            </form>
        </details>
    }
}

#[component]
fn Happened(words: Words, done: AccountNotice) -> impl IntoView {
    match done {
        AccountNotice::Name => {
            view! { <Notice tone=Tone::Done heading=words.get("desk-account-done-name")/> }.into_any()
        }
        AccountNotice::Ended => {
            view! { <Notice tone=Tone::Done heading=words.get("desk-account-done-ended")/> }.into_any()
        }
        AccountNotice::Password => view! {
            <Notice tone=Tone::Done heading=words.get("desk-account-done-password")>
                <p>{words.get("desk-account-done-password-text")}</p>
            </Notice>
        }
        .into_any(),
    }
}

#[component]
fn Own(words: Words, page: AccountPage) -> impl IntoView {
    let roles = page.roles.iter().map(|(role, branch, until)| {
        let branch = Piece::of(&branch.content.name, &words).text;
        let arguments =
            [("role", role_name(&words, *role).into()), ("branch", branch.into()), ("day", day(&words, *until).into())];
        view! { <p>{words.with("desk-account-role", arguments)}</p> }
    });
    let roles = roles.collect::<Vec<_>>();
    let none = roles.is_empty().then(|| words.get("desk-account-no-roles"));
    let (factor, link) = page.factor_at.map_or_else(
        || (words.get("desk-account-factor-unset"), words.get("desk-account-factor-set-up")),
        |at| {
            let set = words.with("desk-account-factor-set", [("day", day(&words, at).into())]);
            (set, words.get("desk-account-factor-link"))
        },
    );
    let guidance = page.guidance_at.map_or_else(
        || words.get("desk-account-guidance-unread"),
        |at| words.with("desk-account-guidance-read", [("day", day(&words, at).into())]),
    );
    let facts = vec![
        Fact::new(words.get("desk-account-facts"), page.email),
        Fact::new(words.get("desk-account-roles"), view! { {roles}{none} }),
        Fact::new(
            words.get("desk-account-factor"),
            view! { <p>{factor}</p><p><a href=paths::organise::SECOND_FACTOR>{link}</a></p> },
        ),
        Fact::new(
            words.get("desk-account-guidance"),
            view! {
                <p>{guidance}</p>
                <p><a href=paths::organise::GUIDANCE>{words.get("desk-account-guidance-link")}</a></p>
            },
        ),
        Fact::new(
            words.get("desk-copies-title"),
            view! { <a href=paths::organise::EXPORTS>{words.get("desk-account-copies-link")}</a> },
        ),
    ];
    view! { <Facts facts/> }
}

#[component]
fn Offers(words: Words, offers: Vec<Offered>) -> impl IntoView {
    (!offers.is_empty()).then(|| {
        let rows = offers.into_iter().map(|offer| view! { <Waiting words=words.clone() offer/> });
        view! {
            <h2>{words.get("desk-account-offers")}</h2>
            <p>{words.get("desk-offer-lead")}</p>
            <ul class="listing">{rows.collect::<Vec<_>>()}</ul>
        }
    })
}

#[component]
fn Logins(words: Words, logins: Vec<Login>) -> impl IntoView {
    let others = logins.iter().any(|login| !login.here);
    let moment = |at| dates::moment(&words, at, words.home());
    let rows = logins.iter().map(|login| {
        let end = if login.here {
            words.get("desk-account-session-this").into_any()
        } else {
            view! {
                <form method="post" action=paths::organise::ACCOUNT>
                    <input type="hidden" name="do" value="end"/>
                    <input type="hidden" name="login" value=login.token.clone()/>
                    <button class="quiet">{words.get("desk-account-session-end")}</button>
                </form>
            }
            .into_any()
        };
        let (begun, used) = (moment(login.begun), moment(login.used));
        view! {
            <li>
                <p><span class="term">{words.get("desk-account-session-begun")}</span>" "{begun}</p>
                <p><span class="term">{words.get("desk-account-session-used")}</span>" "{used}</p>
                {end}
            </li>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let all = others.then(|| {
        view! {
            <form method="post" action=paths::organise::ACCOUNT>
                <input type="hidden" name="do" value="end-others"/>
                <p class="buttons"><button class="quiet">{words.get("desk-account-session-end-others")}</button></p>
            </form>
        }
    });
    view! { <ul class="listing">{rows}</ul>{all} }
}
