//! `/`: coming events and newsletters.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::document::{Document, Preview};
use crate::components::frame::Frame;
use crate::components::listing::{Events, ListedEvent, Newsletters, Pages, Paging};
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::branch::Branch;
use crate::domain::newsletter::Newsletter;
use crate::paths;
use crate::text::Words;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct HomePage {
    /// The frame.
    pub frame: Frame,
    /// Coming, listed events of this page, soonest first.
    pub events: Vec<ListedEvent>,
    /// Which page it is.
    pub paging: Paging,
    /// Open newsletters, each with its branch.
    pub newsletters: Vec<(Newsletter, Branch)>,
    /// The branches that have events coming or newsletters.
    pub branches: Vec<Branch>,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: HomePage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let name = Piece::of(&page.frame.organisation.name, &words);
        let preview = Preview { description: words.get("home-intro"), json_ld: None };
        // The newsletters are on the first page, and a link leads past its events.
        let first = page.paging.at == 1;
        let newsletters = first.then(|| {
            view! {
                <h2 id="newsletters">{words.get("list-newsletters")}</h2>
                <Newsletters words=words.clone() newsletters=page.newsletters.clone() with_branch=true/>
            }
        });
        view! {
            <Document frame=page.frame title=name.text preview>
                <h1>{words.get("home-title")}</h1>
                {first.then(|| view! { <p class="lead">{words.get("home-intro")}</p> })}
                {ways(&words, page.branches, first && !page.newsletters.is_empty())}
                <h2>{words.get("list-events")}</h2>
                <Events words=words.clone() events=page.events with_branch=true now=page.now/>
                <Pages words=words.clone() path=paths::HOME.to_owned() paging=page.paging/>
                {newsletters}
            </Document>
        }
    })
}

/// The way to the newsletters and to each branch.
fn ways(words: &Words, branches: Vec<Branch>, newsletters: bool) -> Option<impl IntoView + use<>> {
    let to_newsletters =
        newsletters.then(|| view! { <li><a href="#newsletters">{words.get("list-newsletters")}</a></li> });
    let branches = if branches.len() > 1 { branches } else { vec![] };
    let to_branches = branches.into_iter().map(|branch| {
        let name = Piece::of(&branch.content.name, words);
        view! { <li><a href=paths::branch(&branch.slug)><Said piece=name/></a></li> }
    });
    let to_branches = to_branches.collect::<Vec<_>>();
    let empty = to_newsletters.is_none() && to_branches.is_empty();
    (!empty).then(|| view! { <ul class="links">{to_newsletters}{to_branches}</ul> })
}
