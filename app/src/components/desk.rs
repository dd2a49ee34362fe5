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
    /// Who has read the guidance, for team leads who aren't data officers.
    Readers,
    /// Your own account.
    Account,
    /// How to run an event here.
    Help,
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
            Self::Readers => paths::organise::READERS,
            Self::Account => paths::organise::ACCOUNT,
            Self::Help => paths::organise::HELP,
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Home => "desk-place-home",
            Self::Write => "desk-place-write",
            Self::Team => "desk-place-team",
            Self::Officer => "desk-place-officer",
            Self::Readers => "desk-place-readers",
            Self::Account => "desk-place-account",
            Self::Help => "desk-place-help",
        }
    }

    /// Whether a page of `section` is found through this item. A menu has either the data officer's page or only the
    /// part of it that a team lead sees.
    fn leads_to(self, section: Self) -> bool {
        self == section || (self, section) == (Self::Readers, Self::Officer)
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
    /// The part of the menu it belongs to.
    #[prop(default = MenuItem::Home)]
    section: MenuItem,
    /// Whether it shows a refused form: then the title says so first.
    #[prop(optional)]
    refused: bool,
    /// The script for its islands, if it has any.
    #[prop(default = None)]
    bundle: Option<Bundle>,
    /// The content of main.
    children: Children,
) -> impl IntoView {
    let nav = view! { <Menu desk=desk.clone() section/> }.into_any();
    view! {
        <Document frame=desk.frame title refused desk_style=desk.style nav bundle>
            {children()}
        </Document>
    }
}

/// The menu, and logging out: a row, and on a phone a button that opens it. A style shows one of the two.
#[component]
fn Menu(desk: Desk, section: MenuItem) -> impl IntoView {
    let words = desk.words();
    desk.name.map(|name| {
        let items = || {
            let items = desk.menu.iter().map(|item| {
                let current = item.leads_to(section).then_some("page");
                view! { <li><a href=item.path() aria-current=current>{words.get(item.label())}</a></li> }
            });
            items.collect::<Vec<_>>()
        };
        let leave = || {
            view! {
                <form method="post" action=paths::organise::LOGOUT>
                    <span>{name.clone()}</span>
                    <button class="quiet">{words.get("desk-logout")}</button>
                </form>
            }
        };
        let label = words.get("desk-ways");
        view! {
            <nav class="ways" aria-label=label>
                <div><ul>{items()}</ul>{leave()}</div>
                <details><summary>{words.get("desk-ways")}</summary><div><ul>{items()}</ul>{leave()}</div></details>
            </nav>
        }
    })
}
