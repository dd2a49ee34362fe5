//! `/organise/events/{slug}/announcements/{id}`: how it reads, how many get it; later how far it has got.

use leptos::prelude::*;

use super::super::event_link;
use super::{Announced, ProgressBar, sending, state_line};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::notice::{Notice, Tone};
use crate::components::reach::WhoHears;
use crate::components::render::{render, render_with_islands};
use crate::components::script::Bundle;
use crate::components::text::{Piece, Said};
use crate::domain::announcement::AnnouncementState;
use crate::domain::event::Event;
use crate::domain::reach::Reach;
use crate::islands::{Announcement, Packed, Progress, ProgressTexts};
use crate::paths;
use crate::text::{Words, dates};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AnnouncementPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// The announcement.
    pub one: Announced,
    /// How many it would go to now, and how many have to be called.
    pub reach: Reach,
    /// The mail as people see it, as HTML for a page.
    pub letter: String,
    /// The text part of the mail.
    pub text: String,
    /// The address that a test was just sent to.
    pub tested: Option<String>,
    /// The announcement's name when the bar polls.
    pub name: String,
    /// The bar's script; the page also works without it.
    pub bundle: Option<Bundle>,
}

/// The page.
#[must_use]
pub fn html(page: AnnouncementPage) -> String {
    if page.bundle.is_some() { render_with_islands(|| view(page)) } else { render(|| view(page)) }
}

fn view(page: AnnouncementPage) -> impl IntoView {
    let words = page.desk.words();
    let one = page.one.clone();
    let of_event = event_link(&words, &page.event);
    let back = paths::organise::announcements(&page.event.slug);
    let segment = words.get(&format!("desk-announce-segment-{}", one.segment.name()));
    let state = state_line(&words, &one, page.event.timezone);
    let tested = page.tested.clone().map(|address| {
        let heading = words.with("desk-announce-tested", [("address", address.into())]);
        view! { <Notice tone=Tone::Done heading/> }
    });
    let (before, after) = match one.state {
        AnnouncementState::Draft => (None, Some(sending_form(&words, &page))),
        AnnouncementState::Scheduled | AnnouncementState::Sending => (Some(stopping_form(&words, &page)), None),
        AnnouncementState::Paused | AnnouncementState::Done | AnnouncementState::Stopped => {
            (Some(view! { <ProgressBar words=words.clone() progress=one.progress/> }.into_any()), None)
        }
    };
    let title = one.title(&words);
    let letter = (!one.is_reminder).then(|| letter(&words, &page));
    view! {
        <DeskDocument desk=page.desk title=title.clone() bundle=page.bundle>
            {tested}
            <p class="when">{of_event}" \u{b7} "<a href=back>{words.get("desk-announce-title")}</a></p>
            <h1>{title}</h1>
            <p>{state}" \u{b7} "{segment}</p>
            {before}
            {letter}
            {after}
        </DeskDocument>
    }
}

/// The mail as it comes, under the line that an inbox shows of it.
fn letter(words: &Words, page: &AnnouncementPage) -> impl IntoView + use<> {
    let frame = &page.desk.frame;
    let from = frame.branch.as_ref().map_or(&frame.organisation.name, |branch| &branch.content.name);
    let from = Piece::of(from, words);
    view! {
        <section class="mail" aria-label=words.get("desk-announce-as-html")>
            <p class="inbox"><strong><Said piece=from/></strong>" "{page.one.content.subject.clone()}</p>
            <div class="letter" inner_html=page.letter.clone()></div>
        </section>
        <details>
            <summary>{words.get("desk-announce-as-text")}</summary>
            <pre class="letter" tabindex="0">{page.text.clone()}</pre>
        </details>
    }
}

/// First a test to oneself, then to all; deleting it is last.
fn sending_form(words: &Words, page: &AnnouncementPage) -> AnyView {
    let people = words.with("desk-announce-people", [("count", page.reach.emails.into())]);
    let is_for_nobody = page.one.send_at.is_none() && page.reach.emails == 0;
    let label = match page.one.send_at {
        Some(at) => {
            let when = dates::moment(words, at, page.event.timezone);
            words.with("desk-announce-schedule", [("people", people.into()), ("when", when.into())])
        }
        None => words.with("desk-announce-send", [("people", people.into())]),
    };
    let send = if is_for_nobody {
        view! { <p>{words.get("desk-announce-nobody")}</p> }.into_any()
    } else {
        view! {
            <p>{words.get("desk-announce-once")}</p>
            <p class="buttons"><button name="do" value="send">{label}</button></p>
        }
        .into_any()
    };
    view! {
        <form method="post">
            <p class="buttons">
                <button class="quiet" name="do" value="test">{words.get("desk-announce-test")}</button>
                <a href=format!("{}/change", page.one.path)>{words.get("desk-announce-change")}</a>
            </p>
            <WhoHears words=words.clone() reach=page.reach slug=page.event.slug.to_string()/>
            {send}
            <p class="buttons apart"><button class="text" name="do" value="discard">{words.get("desk-announce-discard")}</button></p>
        </form>
    }
    .into_any()
}

fn stopping_form(words: &Words, page: &AnnouncementPage) -> AnyView {
    let bar = (page.one.state == AnnouncementState::Sending).then(|| {
        let announcement = Announcement {
            announcement: page.name.clone(),
            now: sending(words, &page.one.progress, page.one.state),
            end: page.one.path.clone(),
            texts: ProgressTexts::new(words),
        };
        view! { <Progress announcement=Packed(announcement)/> }
    });
    view! {
        {bar}
        <form method="post">
            <p>{words.get("desk-announce-stop-text")}</p>
            <p class="buttons"><button class="quiet danger" name="do" value="stop">{words.get("desk-announce-stop")}</button></p>
        </form>
    }
    .into_any()
}
