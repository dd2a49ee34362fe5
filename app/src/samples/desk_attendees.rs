//! Sample data for an event's list and its door.

use chrono::TimeDelta;

use super::desk::desk;
use super::{at, event, event_version, fields, key, newsletter, newsletter_version, now};
use crate::components::desk::Desk;
use crate::components::slip::Slip;
use crate::components::text::Piece;
use crate::domain::attendee::{AnswerCell, Attendee, Counts, Order};
use crate::domain::audit::Reason;
use crate::domain::field::FieldKey;
use crate::domain::language::LocalText;
use crate::domain::registration::RegistrationState;
use crate::forms::state::{FormError, FormState};
use crate::pages::organiser::attendees::{add, list, one, ring};
use crate::pages::organiser::door::{help, links, list as door, ticket};

/// Every page.
#[must_use]
pub fn all() -> Vec<(&'static str, String)> {
    [lists(), people(), doors()].into_iter().flatten().collect()
}

fn row(name: Option<&str>, code: Option<&str>, seats: u32) -> Attendee {
    Attendee {
        token: code.unwrap_or("waits").to_owned(),
        state: if code.is_some() { RegistrationState::Confirmed } else { RegistrationState::Waiting },
        name: name.map(str::to_owned),
        code: code.map(str::to_owned),
        email: None,
        has_address: true,
        by_organiser: false,
        seats,
        arrived: 0,
        arrived_at: None,
        signed_up_at: now() - TimeDelta::hours(30),
        answers: [].into(),
    }
}

fn rows() -> Vec<Attendee> {
    let told =
        |food: AnswerCell| [(key("food"), food), (key("help"), AnswerCell::Text("Washing up".to_owned()))].into();
    let nuts = AnswerCell::Text("No nuts, please".to_owned());
    vec![
        Attendee {
            answers: told(nuts),
            arrived: 2,
            arrived_at: Some(at("2027-06-12T17:04:00Z")),
            ..row(Some("Ada Quill"), Some("H7QK4M"), 2)
        },
        Attendee {
            arrived: 1,
            arrived_at: Some(at("2027-06-12T17:09:00Z")),
            ..row(Some("Ben Marsh"), Some("XW4TUV"), 3)
        },
        Attendee { has_address: false, by_organiser: true, ..row(Some("Cleo Thorne"), Some("ACD346"), 1) },
        row(None, Some("PQR779"), 1),
        row(Some("Dai Pugh"), None, 2),
    ]
}

fn counts() -> Counts {
    Counts { capacity: Some(80), confirmed: (52, 77), waiting: (1, 2), pending: 3, arrived: 41, walk_ins: 5 }
}

fn list_page() -> list::AttendeeListPage {
    let columns = fields().into_iter().filter(|field| field.key.as_str() != FieldKey::NAME).collect();
    list::AttendeeListPage {
        desk: desk(),
        event: event(),
        wording: event_version().wording,
        counts: counts(),
        columns,
        rows: rows(),
        all: 248,
        per_page: 100,
        choice: list::ListFilter { state: String::new(), order: Order::SignedUp, why: Reason::Preparing, page: 1 },
        searched: None,
        can_edit: true,
        can_door: true,
        bundle: None,
        done: None,
    }
}

fn lists() -> Vec<(&'static str, String)> {
    let withheld = vec![Attendee { answers: [(key("food"), AnswerCell::Withheld)].into(), ..rows().remove(0) }];
    let found = Some("quill".to_owned());
    let done = Some(list::ListNotice::Removed);
    let officer = list::AttendeeListPage { rows: withheld, all: 1, can_edit: false, can_door: false, ..list_page() };
    let ring = |rows| ring::html(ring::RingPage { desk: desk(), event: event(), columns: fields(), rows });
    vec![
        ("desk-list", list::html(list_page())),
        (
            "desk-list-found",
            list::html(list::AttendeeListPage {
                searched: found.clone(),
                rows: rows()[..1].to_vec(),
                all: 1,
                ..list_page()
            }),
        ),
        (
            "desk-list-nobody",
            list::html(list::AttendeeListPage { searched: found, rows: vec![], all: 0, ..list_page() }),
        ),
        ("desk-list-officer", list::html(officer)),
        ("desk-list-removed", list::html(list::AttendeeListPage { done, ..list_page() })),
        ("desk-ring", ring(rows()[2..3].to_vec())),
        ("desk-ring-none", ring(vec![])),
    ]
}

fn one_page() -> one::AttendeePage {
    one::AttendeePage {
        desk: desk(),
        event: event(),
        row: Attendee { email: Some("ada@example.org".to_owned()), ..rows().remove(0) },
        fields: fields(),
        expires_at: at("2027-06-26T20:00:00Z"),
        seen: "0123456789abcdef0123456789abcdef".to_owned(),
        form: Some(FormState::default()),
        most: 4,
        can_erase: true,
        said: None,
    }
}

fn add_page(form: FormState) -> add::AddPage {
    let desk = desk();
    let words = desk.words();
    add::AddPage {
        title: Piece::of(&event().content.title, &words),
        back: "/organise/events/summer-supper/attendees".to_owned(),
        to: add::To::Event(4),
        wording: event_version().wording,
        slip: Slip::of_event(&words, &event(), &event_version().wording),
        form,
        above: None,
        desk,
    }
}

fn people() -> Vec<(&'static str, String)> {
    let read_out = FormState::default().wrong("read_out", FormError::ReadOut);
    let words = desk().words();
    let news = add::AddPage {
        title: Piece::of(&newsletter().content.title, &words),
        back: "/organise/newsletters/news".to_owned(),
        to: add::To::Newsletter,
        wording: newsletter_version().wording,
        slip: Slip::of_newsletter(&words, &newsletter(), &newsletter_version().wording, now()),
        above: Some(add::AddNotice::Asked),
        ..add_page(FormState::default())
    };
    let known = Some(add::AddNotice::Known("/organise/events/summer-supper/attendees/H7QK4M".to_owned()));
    let withheld = Attendee { answers: [(key("food"), AnswerCell::Withheld)].into(), ..one_page().row };
    let alone = Attendee { has_address: false, email: None, ..rows().remove(4) };
    let said = one::AttendeeNotice::ALL.map(|(_, said)| said);
    let mut pages = vec![
        ("desk-one", one::html(one_page())),
        ("desk-one-waiting", one::html(one::AttendeePage { row: alone, said: Some(said[2]), ..one_page() })),
        ("desk-one-officer", one::html(one::AttendeePage { row: withheld, form: None, ..one_page() })),
        ("desk-one-full", one::html(one::AttendeePage { said: Some(one::AttendeeNotice::Full), ..one_page() })),
        (
            "desk-one-meanwhile",
            one::html(one::AttendeePage { said: Some(one::AttendeeNotice::Meanwhile), ..one_page() }),
        ),
        ("desk-add", add::html(add_page(FormState::default()))),
        ("desk-add-refused", add::html(add_page(read_out))),
    ];
    pages.push(("desk-add-known", add::html(add::AddPage { above: known, ..add_page(FormState::default()) })));
    pages.push(("desk-add-newsletter", add::html(news)));
    pages
}

/// The frame for a helper: without a menu.
fn helper() -> Desk {
    Desk { name: None, menu: vec![], ..desk() }
}

fn door_page() -> door::DoorPage {
    door::DoorPage {
        desk: desk(),
        event: event(),
        counts: counts(),
        rows: rows()[..4].to_vec(),
        all: 52,
        page: (1, 100),
        not_here: false,
        searched: None,
        can_link: true,
        above: None,
    }
}

fn ticket_of(row: Attendee, is_today: bool, already: bool) -> String {
    let ticket = ticket::Ticket { event: event(), row, is_today, already };
    ticket::html(ticket::TicketPage { desk: helper(), shown: ticket::TicketView::Ticket(Box::new(ticket)) })
}

fn doors() -> Vec<(&'static str, String)> {
    let plain = |shown| ticket::html(ticket::TicketPage { desk: helper(), shown });
    let first = rows().remove(0);
    let link = |token: &str| links::DoorLink {
        url: format!("https://events.harbour.example/door/help/{token}"),
        token: token.to_owned(),
        made_at: now(),
    };
    let venue = "https://events.harbour.example/events/summer-supper?at=V3nue".to_owned();
    let links = links::LinksPage { desk: desk(), event: event(), links: vec![link("AbC1"), link("AbC2")], venue };
    let help = |opens_at| help::html(help::HelpPage { desk: helper(), event: event(), opens_at });
    let elsewhere = Some(door::DoorNotice::Elsewhere("Autumn talk".to_owned()));
    let waiting = door::DoorPage {
        rows: rows()[4..].to_vec(),
        searched: Some("dai".to_owned()),
        above: elsewhere,
        ..door_page()
    };
    let mut cancelled = event();
    cancelled.cancelled_at = Some(now());
    cancelled.content.cancelled = Some(LocalText::english("The kitchen has flooded."));
    vec![
        ("door", door::html(door_page())),
        ("door-helper", door::html(door::DoorPage { desk: helper(), can_link: false, ..door_page() })),
        (
            "door-already",
            door::html(door::DoorPage {
                above: Some(door::DoorNotice::Already(Box::new(first.clone()))),
                ..door_page()
            }),
        ),
        ("door-gone", door::html(door::DoorPage { above: Some(door::DoorNotice::Gone), ..door_page() })),
        ("door-waiting", door::html(waiting)),
        ("door-cancelled", door::html(door::DoorPage { event: cancelled, ..door_page() })),
        ("door-all-here", door::html(door::DoorPage { rows: vec![], all: 0, not_here: true, ..door_page() })),
        ("door-nobody", door::html(door::DoorPage { rows: vec![], all: 0, ..door_page() })),
        ("door-ticket", ticket_of(row(Some("Ben Marsh"), Some("XW4TUV"), 3), true, false)),
        ("door-ticket-used", ticket_of(first, true, true)),
        ("door-ticket-other-day", ticket_of(row(None, Some("PQR779"), 1), false, false)),
        ("door-unknown", plain(ticket::TicketView::Unknown)),
        ("door-show", plain(ticket::TicketView::ToTheDoor)),
        ("door-practice", plain(ticket::TicketView::Practice(0))),
        ("door-practice-done", plain(ticket::TicketView::Practice(2))),
        ("door-links", links::html(links)),
        ("door-help", help(None)),
        ("door-help-early", help(Some(at("2027-06-12T05:00:00Z")))),
    ]
}
