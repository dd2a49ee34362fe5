//! Sample pages of what an organiser starts from: the first page, an event in different states, the help.

use chrono::{Days, NaiveDate, TimeDelta};

use super::desk::desk;
use super::{branch, en, event, event_version, newsletter, now};
use crate::domain::dashboard::{DayCount, EventNumbers, EventOverview, Gone, HeldOf, Holding};
use crate::domain::event::{Event, EventContent};
use crate::domain::reach::Reach;
use crate::pages::organiser::editor::begun::BegunDraft;
use crate::pages::organiser::editor::event::{EventNotice, ManageEventPage, May, html as event_html};
use crate::pages::organiser::home::{DashboardPage, FirstSteps};
use crate::pages::organiser::{help, home as home_page};

const MAY: May = May { write: true, cancel: true, list: true, door: true, announce: true, share: true };

/// Every page of this part.
#[must_use]
pub fn pages() -> Vec<(&'static str, String)> {
    let mut late = home();
    late.events[0].0.held.overdue = 3;
    let first = FirstSteps { codes: true, guidance: false, created: false };
    let new = DashboardPage {
        events: vec![],
        newsletters: vec![],
        drafts: vec![],
        gone: vec![],
        first: Some(first),
        ..home()
    };
    let numbers = EventNumbers { capacity: Some(80), taken: 50, to_confirm: 7, waiting: 0 };
    let shrunk = EventNumbers { capacity: Some(40), taken: 50, to_confirm: 0, waiting: 3 };
    let off = Event { listed: false, ..cancelled() };
    vec![
        ("desk-home", home_page::html(home())),
        ("desk-home-overdue", home_page::html(late)),
        ("desk-home-first", home_page::html(new)),
        ("desk-help", help::html(desk())),
        ("editor-event", event_html(page(event(), numbers, EventNotice::Published))),
        ("editor-event-shrunk", event_html(page(event(), shrunk, EventNotice::Changed))),
        ("editor-event-cancelled", event_html(page(off, numbers, EventNotice::Cancelled))),
    ]
}

/// The first page.
#[must_use]
pub fn home() -> DashboardPage {
    let until = event().ends_at + TimeDelta::days(14);
    let holding = |what: &str, count, until| Holding { what: what.to_owned(), count, until };
    let parts = vec![
        holding("registration-confirmed", 50, until),
        holding("registration-waiting", 1, event().ends_at),
        holding("registration-pending", 7, now() + TimeDelta::days(7)),
        holding("answers-sooner", 12, event().ends_at + TimeDelta::days(3)),
    ];
    let list = vec![holding("subscription-confirmed", 212, now() + TimeDelta::days(700))];
    let gone = |what: &str, count| Gone { title: event().content.title, what: what.to_owned(), count, at: now() };
    let later = |days| {
        let starts_at = now() + TimeDelta::days(days);
        Event { starts_at, ends_at: starts_at + TimeDelta::hours(3), ..event() }
    };
    let of = |event: Event, taken, waiting| {
        let numbers = EventNumbers { capacity: event.capacity, taken, to_confirm: 0, waiting };
        let held = HeldOf::default();
        let holders = vec![event.branch_id];
        (EventOverview { event, branch: branch(), holders, numbers, messaged: false, held }, MAY)
    };
    let mut supper = of(event(), 50, 1);
    supper.0.numbers.to_confirm = 7;
    supper.0.held.parts = parts;
    let draft = |title: &str, is_change| BegunDraft {
        path: "/organise/drafts/1".to_owned(),
        title: title.to_owned(),
        branch: "Quayside branch".to_owned(),
        moment: "Thursday 20 May 2027, 6.40 pm".to_owned(),
        is_change,
    };
    DashboardPage {
        desk: desk(),
        events: vec![
            of(later(-30), 0, 0),
            of(later(0), 12, 0),
            of(later(3), 80, 4),
            supper,
            of(cancelled(), 2, 0),
            of(Event { capacity: None, ..later(40) }, 0, 0),
        ],
        newsletters: vec![(newsletter(), branch(), HeldOf { parts: list, overdue: 0 })],
        drafts: vec![draft("Autumn fair", false), draft("Summer supper on the quay", true)],
        gone: vec![gone("registration", 83), gone("answer_part", 12)],
        first: None,
        may_draft: true,
        now: now(),
    }
}

fn cancelled() -> Event {
    let content = EventContent { cancelled: Some(en("No water.")), ..event().content };
    Event { cancelled_at: Some(now()), content, ..event() }
}

fn page(event: Event, numbers: EventNumbers, done: EventNotice) -> ManageEventPage {
    ManageEventPage {
        desk: desk(),
        event,
        wording: event_version().wording,
        numbers,
        days: days(),
        hosts: vec!["Hillside branch".to_owned()],
        others: vec![("/organise/events/supper-2".to_owned(), "Saturday 10 July 2027, 6 pm to 9 pm".to_owned())],
        may: MAY,
        done: Some(done),
        reach: if done == EventNotice::Published { Reach::default() } else { Reach { emails: 12, calls: 1 } },
        now: now(),
    }
}

/// Two weeks of sign-ups: many at first, and again after a reminder.
fn days() -> Vec<DayCount> {
    let first = NaiveDate::from_ymd_opt(2027, 5, 3).expect("a day");
    let counts = [(0, 9, 0), (1, 12, 0), (2, 5, 1), (4, 2, 0), (7, 1, 2), (11, 8, 0), (12, 6, 1), (17, 3, 0)];
    let count = |(after, signed_up, cancelled)| DayCount { day: first + Days::new(after), signed_up, cancelled };
    counts.into_iter().map(count).collect()
}
