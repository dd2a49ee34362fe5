//! `/organise/events/{slug}/announcements/{id}`: how it reads, how many get it; later how far it has got.

use leptos::prelude::*;

use super::super::event_link;
use super::{Announced, ProgressBar, sending, state_line};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::markdown;
use crate::components::notice::{Notice, Tone};
use crate::components::render::{render, render_with_islands};
use crate::components::script::Bundle;
use crate::domain::announcement::AnnouncementState;
use crate::domain::event::Event;
use crate::islands::{Announcement, Packed, Progress, ProgressTexts};
use crate::paths;
use crate::text::dates;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AnnouncementPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// The announcement.
    pub one: Announced,
    /// How many people it would go to now.
    pub people: u32,
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
    let one = page.one;
    let of_event = event_link(&words, &page.event);
    let back = paths::organise::announcements(&page.event.slug);
    let segment = words.get(&format!("desk-announce-segment-{}", one.segment.name()));
    let state = state_line(&words, &one, page.event.timezone);
    let tested = page.tested.map(|address| {
        let heading = words.with("desk-announce-tested", [("address", address.into())]);
        view! { <Notice tone=Tone::Done heading/> }
    });
    let deeds = match one.state {
        AnnouncementState::Draft => {
            let people = words.with("desk-announce-people", [("count", page.people.into())]);
            let send = match one.send_at {
                Some(at) => {
                    let when = dates::moment(&words, at, page.event.timezone);
                    words.with("desk-announce-schedule", [("people", people.into()), ("when", when.into())])
                }
                None => words.with("desk-announce-send", [("people", people.into())]),
            };
            view! {
                    <form method="post">
                        <p class="buttons"><button class="quiet" name="do" value="test">{words.get("desk-announce-test")}</button></p>
                        <p>{words.get("desk-announce-once")}</p>
                        <p class="buttons">
                            <button name="do" value="send">{send}</button>
                            <a href=format!("{}/change", one.path)>{words.get("desk-announce-change")}</a>
                        </p>
                        <p class="buttons apart"><button class="quiet" name="do" value="discard">{words.get("desk-announce-discard")}</button></p>
                    </form>
                }
                .into_any()
        }
        AnnouncementState::Scheduled | AnnouncementState::Sending => {
            let bar = (one.state == AnnouncementState::Sending).then(|| {
                let announcement = Announcement {
                    announcement: page.name.clone(),
                    now: sending(&words, &one.progress),
                    texts: ProgressTexts::new(&words),
                };
                view! { <Progress announcement=Packed(announcement)/> }
            });
            view! {
                    {bar}
                    <form method="post">
                        <p>{words.get("desk-announce-stop-text")}</p>
                        <p class="buttons"><button class="danger" name="do" value="stop">{words.get("desk-announce-stop")}</button></p>
                    </form>
                }
                .into_any()
        }
        AnnouncementState::Done | AnnouncementState::Stopped => {
            view! { <ProgressBar words=words.clone() progress=one.progress/> }.into_any()
        }
    };
    let title = one.title(&words);
    let letter = (!one.is_reminder).then(|| {
        view! {
            <h2>{words.get("desk-announce-as-html")}</h2>
            <div class="letter">
                <h3>{one.content.subject.clone()}</h3>
                <div inner_html=markdown::html(&one.content.text)></div>
            </div>
            <h2>{words.get("desk-announce-as-text")}</h2>
            <pre class="letter" tabindex="0">{page.text}</pre>
        }
    });
    view! {
        <DeskDocument desk=page.desk title=title.clone() bundle=page.bundle>
            {tested}
            <p class="when">{of_event}" \u{b7} "<a href=back>{words.get("desk-announce-title")}</a></p>
            <h1>{title}</h1>
            <p>{state}" \u{b7} "{segment}</p>
            {deeds}
            {letter}
        </DeskDocument>
    }
}
