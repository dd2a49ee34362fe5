//! What organisers' pages have around their content: the frame of every page, and the menu.

use leptos::prelude::*;

use super::document::Document;
use super::frame::Frame;
use super::script::Bundle;
use crate::paths;
use crate::text::Words;

/// The frame of an organiser's page.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The frame of every page.
    pub frame: Frame,
    /// The URL of the organisers' stylesheet, with its hash.
    pub style: String,
    /// Who is logged in; `None` before login.
    pub name: Option<String>,
    /// The menu of this person.
    pub menu: Vec<MenuItem>,
}

/// An item of the organisers' menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuItem {
    /// Events and newsletters, what is held and until when.
    Home,
    /// Drafts, and a new one.
    Write,
    /// Roles.
    Team,
    /// What the data officer looks after.
    Officer,
    /// Your own account.
    Account,
}

impl MenuItem {
    /// Its path.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => paths::organise::HOME,
            Self::Write => paths::organise::NEW,
            Self::Team => paths::organise::TEAM,
            Self::Officer => paths::organise::OFFICER,
            Self::Account => paths::organise::ACCOUNT,
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Home => "desk-place-home",
            Self::Write => "desk-place-write",
            Self::Team => "desk-place-team",
            Self::Officer => "desk-place-officer",
            Self::Account => "desk-place-account",
        }
    }
}

impl Desk {
    /// The texts.
    #[must_use]
    pub fn words(&self) -> Words {
        self.frame.words.clone()
    }
}

/// A whole organisers' page.
#[component]
pub fn DeskDocument(
    /// Its frame.
    desk: Desk,
    /// Its title, without the site's name.
    title: String,
    /// Whether it shows a refused form: then the title says so first.
    #[prop(optional)]
    refused: bool,
    /// The script for its islands, if it has any.
    #[prop(default = None)]
    bundle: Option<Bundle>,
    /// The content of main.
    children: Children,
) -> impl IntoView {
    let nav = view! { <Menu desk=desk.clone()/> }.into_any();
    view! {
        <Document frame=desk.frame title refused desk_style=desk.style nav bundle>
            {children()}
        </Document>
    }
}

/// The menu, and logging out.
#[component]
fn Menu(desk: Desk) -> impl IntoView {
    let words = desk.words();
    desk.name.map(|name| {
        let menu = desk.menu.iter().map(|place| {
            view! { <li><a href=place.path()>{words.get(place.label())}</a></li> }
        });
        view! {
            <nav class="ways" aria-label=words.get("desk-ways")>
                <ul>{menu.collect::<Vec<_>>()}</ul>
                <form method="post" action=paths::organise::LOGOUT>
                    <span>{name}</span>
                    <button class="quiet">{words.get("desk-logout")}</button>
                </form>
            </nav>
        }
    })
}
