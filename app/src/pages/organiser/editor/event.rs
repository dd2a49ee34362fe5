//! `/organise/events/{slug}`: an event as its organisers see it: counts, dates, and what can be done.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::facts::{Fact, Facts};
use crate::components::notice::{Notice, Tone};
use crate::components::record::event_facts;
use crate::components::render::render;
use crate::components::slip::{PurposeSlip, Slip};
use crate::components::text::{Piece, Said};
use crate::domain::event::{Event, SignUpState};
use crate::domain::purpose::Wording;
use crate::domain::seats::Room;
use crate::paths;
use crate::text::{Words, dates};

/// What was done just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventNotice {
    /// Published.
    Published,
    /// Changed.
    Changed,
    /// Cancelled.
    Cancelled,
    /// Closed.
    Closed,
    /// Reopened.
    Reopened,
    /// Further dates were published.
    Repeated,
}

impl EventNotice {
    /// Each with its name in URLs.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("published", Self::Published),
        ("changed", Self::Changed),
        ("cancelled", Self::Cancelled),
        ("closed", Self::Closed),
        ("reopened", Self::Reopened),
        ("repeated", Self::Repeated),
    ];

    /// The one with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(own, _)| *own == name).map(|(_, done)| *done)
    }

    /// Its text.
    #[must_use]
    pub fn text(self, words: &Words) -> String {
        words.get(match self {
            Self::Published => "editor-done-published",
            Self::Changed => "editor-done-changed",
            Self::Cancelled => "editor-done-cancelled",
            Self::Closed => "editor-done-closed",
            Self::Reopened => "editor-done-reopened",
            Self::Repeated => "editor-done-repeated",
        })
    }
}

/// What the viewer may do with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Change, copy, close and reopen.
    pub write: bool,
    /// Cancel.
    pub cancel: bool,
    /// Open its list.
    pub list: bool,
    /// Run its door.
    pub door: bool,
    /// Write to the attendees.
    pub announce: bool,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ManageEventPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// Its wording.
    pub wording: Wording,
    /// How full it is.
    pub room: Room,
    /// Other branches that hold it.
    pub hosts: Vec<String>,
    /// Its other dates: path and when.
    pub others: Vec<(String, String)>,
    /// What the viewer may do.
    pub may: May,
    /// What was done just now.
    pub done: Option<EventNotice>,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: ManageEventPage) -> String {
    render(move || {
        let words = page.desk.words();
        let event = page.event.clone();
        let path = paths::organise::event(&event.slug);
        let public = paths::event(&event.slug);
        let title = Piece::of(&event.content.title, &words);
        let done = page.done.map(|done| view! { <Notice tone=Tone::Done heading=done.text(&words)/> });
        let slip = Slip::of_event(&words, &event, &page.wording);
        let others = page.others.iter().map(|(path, when)| view! { <li><a href=path.clone()>{when.clone()}</a></li> });
        let others = others.collect::<Vec<_>>();
        let others = (!others.is_empty()).then(|| {
            view! { <h2>{words.get("editor-dates")}</h2><ul>{others}</ul> }
        });
        let work = [
            (page.may.list, "attendees", "editor-go-attendees"),
            (page.may.door, "door", "editor-go-door"),
            (page.may.announce, "announcements", "editor-go-announce"),
            (true, "receipts", "editor-go-receipts"),
            (true, "share", "editor-go-share"),
        ];
        let work = work.into_iter().filter(|(may, _, _)| *may).map(|(_, to, key)| {
            view! { <li><a class="button quiet" href=format!("{path}/{to}")>{words.get(key)}</a></li> }
        });
        let work = work.collect::<Vec<_>>();
        let changes = changes(&page, &path);
        let mut all = state_facts(&page);
        all.extend(event_facts(&words, &event));
        view! {
            <DeskDocument desk=page.desk title=title.text.clone()>
                {done}
                <h1><Said piece=title/></h1>
                <ul class="choices">{work}</ul>
                <Facts facts=all/>
                <p><a class="go" href=public>{words.get("editor-public")}</a></p>
                {others}
                {changes}
                <PurposeSlip words slip/>
            </DeskDocument>
        }
    })
}

fn state_facts(page: &ManageEventPage) -> Vec<Fact> {
    let words = page.desk.words();
    let zone = page.event.timezone;
    let moment = |at| dates::moment(&words, at, zone);
    let state = match page.event.sign_up_state(page.now) {
        SignUpState::Cancelled => words.get("editor-state-cancelled"),
        _ if page.event.is_over(page.now) => words.get("editor-state-over"),
        SignUpState::Closed => words.get("editor-state-closed"),
        SignUpState::NotYet(at) => words.with("editor-state-not-yet", [("moment", moment(at).into())]),
        SignUpState::Open => words.with("editor-state-open", [("moment", moment(page.event.closes_at).into())]),
    };
    let taken = page.room.confirmed;
    let seats = match page.room.capacity {
        Some(capacity) => words.with("editor-seats-of", [("taken", taken.into()), ("capacity", capacity.into())]),
        None => words.with("editor-seats", [("taken", taken.into())]),
    };
    let over = page.room.capacity.filter(|capacity| *capacity < taken).map(|_| {
        view! { <p class="small">{words.get("editor-seats-over")}</p> }
    });
    let mut facts = vec![
        Fact::new(words.get("editor-fact-state"), state),
        Fact::new(words.get("editor-fact-seats"), view! { <p>{seats}</p>{over} }),
        Fact::new(words.get("editor-fact-held"), page.room.held.to_string()),
        Fact::new(words.get("editor-fact-waiting"), page.room.waiting.to_string()),
    ];
    if !page.hosts.is_empty() {
        facts.push(Fact::new(words.get("editor-fact-hosts"), page.hosts.join(", ")));
    }
    if let Some(why) = &page.event.content.keep_why {
        let piece = Piece::of(why, &words);
        facts.push(Fact::new(words.get("editor-keep_why"), view! { <Said piece/> }));
    }
    if !page.event.listed {
        facts.push(Fact::new(words.get("editor-listed"), words.get("editor-listed-no")));
    }
    facts
}

/// What changes the event: buttons that post, and pages that ask first.
fn changes(page: &ManageEventPage, path: &str) -> Option<AnyView> {
    let words = page.desk.words();
    let over = page.event.is_over(page.now);
    let open = matches!(page.event.sign_up_state(page.now), SignUpState::Open | SignUpState::NotYet(_));
    let cancelled = page.event.cancelled_at.is_some();
    let posts = [
        (page.may.write, "edit", "editor-edit"),
        (page.may.write, "copy", "editor-copy"),
        (page.may.write && open, "close", "editor-close"),
        (page.may.write && !open && !over, "reopen", if cancelled { "editor-after-all" } else { "editor-reopen" }),
    ];
    let posts = posts.into_iter().filter(|(may, _, _)| *may).map(|(_, to, key)| {
        view! {
            <li><form method="post" action=format!("{path}/{to}")><button class="quiet">{words.get(key)}</button></form></li>
        }
    });
    let posts = posts.collect::<Vec<_>>();
    let repeat = page.may.write.then(|| {
        view! { <li><a class="button quiet" href=format!("{path}/repeat")>{words.get("editor-repeat")}</a></li> }
    });
    let cancel = (page.may.cancel && !cancelled && !over).then(|| {
        view! { <li><a class="button quiet" href=format!("{path}/cancel")>{words.get("editor-cancel")}</a></li> }
    });
    (page.may.write || page.may.cancel).then(|| {
        view! {
            <h2>{words.get("editor-changes")}</h2>
            <ul class="choices">{posts}{repeat}{cancel}</ul>
        }
        .into_any()
    })
}
