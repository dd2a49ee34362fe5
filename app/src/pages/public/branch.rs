//! `/branches/{slug}`: one branch, its coming events and newsletters, how to reach it.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::document::{Document, Preview};
use crate::components::facts::{Fact, Facts};
use crate::components::frame::Frame;
use crate::components::listing::{Events, ListedEvent, Newsletters, Pages, Paging};
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::branch::Branch;
use crate::domain::newsletter::Newsletter;
use crate::domain::phone::dial;
use crate::paths;
use crate::text::Words;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct BranchPage {
    /// The frame, with its branch.
    pub frame: Frame,
    /// Coming, listed events of this page, soonest first.
    pub events: Vec<ListedEvent>,
    /// Which page it is.
    pub paging: Paging,
    /// Open newsletters, each with its branch.
    pub newsletters: Vec<(Newsletter, Branch)>,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: BranchPage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let branch = page.frame.branch.clone();
        let name = branch.as_ref().map(|branch| Piece::of(&branch.content.name, &words)).unwrap_or_default();
        let preview = Preview { description: words.get("home-intro"), json_ld: None };
        let path = branch.as_ref().map(|branch| paths::branch(&branch.slug)).unwrap_or_default();
        let contact = branch.map(|branch| contact(&words, &branch)).unwrap_or_default();
        view! {
            <Document frame=page.frame title=name.text.clone() preview>
                <h1><Said piece=name/></h1>
                <p class="lead">{words.get("home-intro")}</p>
                <h2>{words.get("list-events")}</h2>
                <Events words=words.clone() events=page.events now=page.now/>
                <Pages words=words.clone() path paging=page.paging/>
                <h2>{words.get("list-newsletters")}</h2>
                <Newsletters words=words.clone() newsletters=page.newsletters/>
                <h2>{words.get("branch-contact")}</h2>
                <Facts facts=contact/>
            </Document>
        }
    })
}

/// How to reach a branch.
pub(super) fn contact(words: &Words, branch: &Branch) -> Vec<Fact> {
    let content = &branch.content;
    let mail_to = format!("mailto:{}", content.email);
    let mut facts = vec![Fact::new(words.get("contact-email"), view! { <a href=mail_to>{content.email.clone()}</a> })];
    facts.extend(content.phone.clone().map(|phone| {
        let dial = dial(&phone);
        Fact::new(words.get("contact-phone"), view! { <a href=dial>{phone}</a> })
    }));
    facts.extend(content.post.as_ref().map(|post| {
        let post = Piece::of(post, words);
        Fact::new(words.get("contact-post"), view! { <Said piece=post/> })
    }));
    facts.extend(content.controller.as_ref().map(|controller| {
        let controller = Piece::of(controller, words);
        Fact::new(words.get("contact-controller"), view! { <Said piece=controller/> })
    }));
    facts
}
