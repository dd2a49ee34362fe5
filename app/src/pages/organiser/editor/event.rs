//! `/organise/events/{slug}`: an event as its organisers see it: its numbers, its tabs, and what can be done with it.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::facts::{Fact, Facts};
use crate::components::notice::{Notice, Tone};
use crate::components::reach::WhoHears;
use crate::components::record::event_facts;
use crate::components::render::render;
use crate::components::slip::{ShortSlip, Slip};
use crate::components::text::{Piece, Said};
use crate::domain::dashboard::{DayCount, EventNumbers, EventStatus, starts_in};
use crate::domain::event::{Event, SignUpState};
use crate::domain::purpose::Wording;
use crate::domain::reach::Reach;
use crate::paths;
use crate::text::{Words, dates};

use super::super::event_state::EventBadges;
use super::chart::SignUpChart;
use super::tabs::{EventTab, EventTabs};

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
    /// Pass its link on.
    pub share: bool,
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
    pub numbers: EventNumbers,
    /// How many signed up and cancelled on each day.
    pub days: Vec<DayCount>,
    /// Other branches that hold it.
    pub hosts: Vec<String>,
    /// Its other dates: path and when.
    pub others: Vec<(String, String)>,
    /// What the viewer may do.
    pub may: May,
    /// What was done just now.
    pub done: Option<EventNotice>,
    /// Who hears of that.
    pub reach: Reach,
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
        let title = Piece::of(&event.content.title, &words);
        let (reach, told) = (page.reach, page.event.slug.to_string());
        let done = page.done.map(|done| {
            let (words, heading) = (words.clone(), done.text(&words));
            view! { <Notice tone=Tone::Done heading><WhoHears words reach slug=told sent=true/></Notice> }
        });
        let slip = Slip::of_event(&words, &event, &page.wording);
        let others = page.others.iter().map(|(path, when)| view! { <li><a href=path.clone()>{when.clone()}</a></li> });
        let others = others.collect::<Vec<_>>();
        let others = (!others.is_empty()).then(|| {
            view! { <h2>{words.get("editor-dates")}</h2><ul>{others}</ul> }
        });
        let status = EventStatus::of(&event, &page.numbers, page.now);
        let slug = event.slug.clone();
        let when = dates::span(&words, event.starts_at, event.ends_at, event.timezone);
        let (primary, more, cancel) = (primary(&page, status), changes(&page, &path), cancel(&page, &path, status));
        let (numbers, mut all) = (numbers(&words, page.numbers), state_facts(&page));
        all.extend(event_facts(&words, &event));
        view! {
            <DeskDocument desk=page.desk title=title.text.clone()>
                {done}
                <h1><Said piece=title/></h1>
                <EventBadges words=words.clone() event status now=page.now/>
                <p class="when">{when}</p>
                <EventTabs words=words.clone() slug may=page.may current=EventTab::Overview/>
                {numbers}
                {primary}
                <SignUpChart words=words.clone() days=page.days/>
                <h2>{words.get("editor-details")}</h2>
                <Facts facts=all/>
                {others}
                <ShortSlip words slip/>
                {more}
                {cancel}
            </DeskDocument>
        }
    })
}

/// The three numbers that matter, large.
fn numbers(words: &Words, numbers: EventNumbers) -> impl IntoView + use<> {
    let EventNumbers { capacity, taken, to_confirm, waiting } = numbers;
    let (places, label) = match capacity {
        Some(capacity) => {
            let places = words.with("editor-seats-of", [("taken", taken.into()), ("capacity", capacity.into())]);
            (places, "editor-number-taken")
        }
        None => (taken.to_string(), "editor-number-taken-no-limit"),
    };
    let over = capacity.filter(|capacity| *capacity < taken).map(|_| {
        view! { <p class="small">{words.get("editor-seats-over")}</p> }
    });
    let label = words.get(label);
    let unit = |key, count: u32| words.with(key, [("count", count.into())]);
    let (held, queue) = (unit("editor-number-to-confirm", to_confirm), unit("editor-number-waiting", waiting));
    view! {
        <ul class="numbers">
            <li><b>{places}</b>" "{label}</li>
            <li><b>{to_confirm}</b>" "{held}</li>
            <li><b>{waiting}</b>" "{queue}</li>
        </ul>
        {over}
    }
}

/// The one thing to do next: the door on the day, before that sharing the link.
fn primary(page: &ManageEventPage, status: EventStatus) -> impl IntoView + use<> {
    let (words, slug) = (page.desk.words(), &page.event.slug);
    let is_today = starts_in(&page.event, page.now) == Some(0);
    let next = match status {
        EventStatus::Cancelled | EventStatus::Over => None,
        _ if is_today && page.may.door => Some((paths::organise::door(slug), "editor-door-now")),
        _ => Some((paths::organise::event_share(slug), "editor-share-now")),
    };
    let next = next.map(|(path, key)| view! { <a class="button" href=path>{words.get(key)}</a> });
    let public = words.get("editor-public");
    view! { <p class="buttons">{next}<a href=paths::event(slug)>{public}</a></p> }
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
    let mut facts = vec![Fact::new(words.get("editor-fact-state"), state)];
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

/// What else can be done: buttons that post, and links.
fn changes(page: &ManageEventPage, path: &str) -> AnyView {
    let words = page.desk.words();
    let over = page.event.is_over(page.now);
    let open = matches!(page.event.sign_up_state(page.now), SignUpState::Open | SignUpState::NotYet(_));
    let again = if page.event.cancelled_at.is_some() { "editor-after-all" } else { "editor-reopen" };
    let posts = [(true, "copy", "editor-copy"), (open, "close", "editor-close"), (!open && !over, "reopen", again)];
    let posts = posts.into_iter().filter(|(may, ..)| page.may.write && *may).map(|(_, to, key)| {
        view! {
            <li><form method="post" action=format!("{path}/{to}")><button class="quiet">{words.get(key)}</button></form></li>
        }
    });
    let links = [(page.may.write, "repeat", "editor-repeat"), (true, "receipts", "editor-go-receipts")];
    let links = links.into_iter().filter(|(may, ..)| *may).map(|(_, to, key)| {
        view! { <li><a class="button quiet" href=format!("{path}/{to}")>{words.get(key)}</a></li> }
    });
    view! {
        <h2>{words.get("editor-changes")}</h2>
        <ul class="choices">{posts.collect::<Vec<_>>()}{links.collect::<Vec<_>>()}</ul>
    }
    .into_any()
}

/// The way to cancelling it, apart from everything else.
fn cancel(page: &ManageEventPage, path: &str, status: EventStatus) -> Option<impl IntoView + use<>> {
    let label = page.desk.words().get("editor-cancel");
    (page.may.cancel && status.is_ahead()).then(|| {
        view! {
            <p class="apart"><a class="button quiet danger" href=format!("{path}/cancel")>{label}</a></p>
        }
    })
}
