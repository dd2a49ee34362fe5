//! Sample data for an event's door.

use chrono::TimeDelta;

use super::desk::desk;
use super::desk_attendees::{counts, row, rows};
use super::{at, event, now};
use crate::components::desk::Desk;
use crate::domain::attendee::Attendee;
use crate::domain::language::LocalText;
use crate::pages::organiser::door::list::{AtRow, DoorNotice, DoorPage, DoorView};
use crate::pages::organiser::door::{early, help, links, list as door, ticket};

/// The frame for a helper: without a menu.
fn helper() -> Desk {
    Desk { name: None, menu: vec![], ..desk() }
}

fn first_page() -> DoorPage {
    DoorPage {
        desk: desk(),
        event: event(),
        counts: counts(),
        rows: rows()[..4].to_vec(),
        all: 52,
        per_page: 100,
        view: DoorView { page: 1, ..DoorView::default() },
        searched: None,
        can_link: true,
        above: None,
        at: None,
    }
}

/// Twenty people, the tenth of whom has just been marked.
fn evening() -> DoorPage {
    let rows = (1..=20).map(|n| row(Some(&format!("Person {n}")), Some(&format!("PQR7{n:02}")), n % 4 + 1));
    let mut rows = rows.collect::<Vec<Attendee>>();
    let just = &mut rows[9];
    (just.arrived, just.arrived_at) = (just.seats, Some(at("2027-06-12T17:04:00Z")));
    let at = Some(AtRow::Marked(just.token.clone()));
    DoorPage { rows, all: 20, at, ..first_page() }
}

fn lists() -> Vec<(&'static str, String)> {
    let first = rows().remove(0);
    let nobody = DoorPage { rows: vec![], all: 0, ..first_page() };
    let waiting = DoorPage {
        rows: rows()[4..].to_vec(),
        view: DoorView { found: true, ..first_page().view },
        searched: Some("dai".to_owned()),
        above: Some(DoorNotice::Elsewhere("Autumn talk".to_owned())),
        ..first_page()
    };
    let not_here = DoorPage { view: DoorView { not_here: true, ..first_page().view }, ..nobody.clone() };
    let part = Some(AtRow::Marked(rows()[1].token.clone()));
    let mut cancelled = event();
    cancelled.cancelled_at = Some(now());
    cancelled.content.cancelled = Some(LocalText::english("The kitchen has flooded."));
    let asked = early::EarlyPage {
        desk: desk(),
        event: event(),
        view: first_page().view,
        token: first.token.clone(),
        arrival: (0, 2),
        is_organiser: true,
        now: event().starts_at - TimeDelta::days(121),
    };
    vec![
        ("door", door::html(first_page())),
        ("door-evening", door::html(evening())),
        ("door-helper", door::html(DoorPage { desk: helper(), can_link: false, ..first_page() })),
        ("door-part", door::html(DoorPage { at: part, ..first_page() })),
        ("door-already", door::html(DoorPage { at: Some(AtRow::Already(first.token)), ..first_page() })),
        ("door-gone", door::html(DoorPage { above: Some(DoorNotice::Gone), ..first_page() })),
        ("door-waiting", door::html(waiting)),
        ("door-cancelled", door::html(DoorPage { event: cancelled, ..first_page() })),
        ("door-all-here", door::html(not_here)),
        ("door-nobody", door::html(nobody)),
        ("door-early", early::html(asked)),
    ]
}

fn ticket_of(row: Attendee, is_today: bool, already: bool) -> ticket::TicketView {
    let marked = is_today && !already && row.arrived > 0;
    ticket::TicketView::Ticket(Box::new(ticket::Ticket { event: event(), row, is_today, already, marked }))
}

fn tickets() -> Vec<(&'static str, String)> {
    let shown = |shown| ticket::html(ticket::TicketPage { desk: helper(), shown });
    let first = rows().remove(0);
    vec![
        ("door-ticket", shown(ticket_of(row(Some("Ben Marsh"), Some("XW4TUV"), 3), true, false))),
        ("door-ticket-marked", shown(ticket_of(first.clone(), true, false))),
        ("door-ticket-used", shown(ticket_of(first, true, true))),
        ("door-ticket-other-day", shown(ticket_of(row(None, Some("PQR779"), 1), false, false))),
        ("door-unknown", shown(ticket::TicketView::Unknown)),
        ("door-show", shown(ticket::TicketView::ToTheDoor)),
        ("door-practice", shown(ticket::TicketView::Practice(0))),
        ("door-practice-done", shown(ticket::TicketView::Practice(2))),
    ]
}

/// Every page of the door.
#[must_use]
pub fn all() -> Vec<(&'static str, String)> {
    let link = |token: &str| links::DoorLink {
        url: format!("https://events.harbour.example/door/help/{token}"),
        token: token.to_owned(),
        made_at: now(),
    };
    let venue = "https://events.harbour.example/events/summer-supper?at=V3nue".to_owned();
    let links = links::LinksPage { desk: desk(), event: event(), links: vec![link("AbC1"), link("AbC2")], venue };
    let help = |opens_at| help::html(help::HelpPage { desk: helper(), event: event(), opens_at });
    let others = vec![
        ("door-links", links::html(links)),
        ("door-help", help(None)),
        ("door-help-early", help(Some(at("2027-06-12T05:00:00Z")))),
    ];
    [lists(), tickets(), others].into_iter().flatten().collect()
}
