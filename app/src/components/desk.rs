//! What organisers' pages have around their content: the frame of every page, and the way around.

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
    /// The URL of the organisers' part of the stylesheet, with its hash.
    pub style: String,
    /// Who is logged in; nobody on the way in.
    pub name: Option<String>,
    /// Where this person can go.
    pub menu: Vec<MenuItem>,
}

/// A part of the organisers' pages.
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
    /// One's own account.
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

/// A whole page of the organisers'.
#[component]
pub fn DeskDocument(
    /// Its frame.
    desk: Desk,
    /// Its title, without the site's name.
    title: String,
    /// Whether it shows a refused form: the title then says so first.
    #[prop(optional)]
    refused: bool,
    /// What wakes its islands, on a page that has some.
    #[prop(default = None)]
    bundle: Option<Bundle>,
    /// What stands in main.
    children: Children,
) -> impl IntoView {
    let nav = view! { <Menu desk=desk.clone()/> }.into_any();
    view! {
        <Document frame=desk.frame title refused desk_style=desk.style nav bundle>
            {children()}
        </Document>
    }
}

/// The way around, and the way out.
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
