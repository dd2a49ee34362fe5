//! Sample data for an event's list.

use chrono::TimeDelta;

use super::desk::desk;
use super::{at, event, event_version, fields, key, newsletter, newsletter_version, now};
use crate::components::slip::Slip;
use crate::components::text::Piece;
use crate::domain::attendee::{AnswerCell, Attendee, Counts, Order};
use crate::domain::audit::Reason;
use crate::domain::field::{Answers, Field, FieldKey, FieldKind};
use crate::domain::language::LocalText;
use crate::domain::registration::RegistrationState;
use crate::domain::totals::Totals;
use crate::forms::state::{FormError, FormState, Typed};
use crate::pages::organiser::attendees::{add, badges, call, list, one, totals};
use crate::pages::organiser::editor::event::May;

/// Every page.
#[must_use]
pub fn all() -> Vec<(&'static str, String)> {
    [lists(), people(), sums(), papers()].into_iter().flatten().collect()
}

pub(super) fn row(name: Option<&str>, code: Option<&str>, seats: u32) -> Attendee {
    Attendee {
        token: code.unwrap_or("waits").to_owned(),
        state: if code.is_some() { RegistrationState::Confirmed } else { RegistrationState::Waiting },
        name: name.map(str::to_owned),
        code: code.map(str::to_owned),
        email: None,
        has_address: true,
        phone: None,
        by_organiser: false,
        seats,
        arrived: 0,
        arrived_at: None,
        signed_up_at: now() - TimeDelta::hours(30),
        answers: [].into(),
    }
}

pub(super) fn rows() -> Vec<Attendee> {
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
        Attendee {
            has_address: false,
            phone: Some("0161 496 0007".to_owned()),
            by_organiser: true,
            ..row(Some("Cleo Thorne"), Some("ACD346"), 1)
        },
        row(None, Some("PQR779"), 1),
        row(Some("Dai Pugh"), None, 2),
    ]
}

pub(super) fn counts() -> Counts {
    Counts {
        capacity: Some(80),
        confirmed: (52, 77),
        waiting: (1, 2),
        pending: 3,
        cancelled: 4,
        to_call: 1,
        arrived: 41,
        walk_ins: 5,
    }
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
        may: May { write: true, cancel: true, list: true, door: true, announce: true, share: true },
        bundle: None,
        done: None,
    }
}

fn lists() -> Vec<(&'static str, String)> {
    let withheld = vec![Attendee { answers: [(key("food"), AnswerCell::Withheld)].into(), ..rows().remove(0) }];
    let found = Some("quill".to_owned());
    let done = Some(list::ListNotice::Removed);
    let may = May { cancel: true, list: true, ..May::default() };
    let officer = list::AttendeeListPage { rows: withheld, all: 1, can_edit: false, may, ..list_page() };
    let quiet = Counts { confirmed: (13, 22), to_call: 0, ..Counts::default() };
    let seated = list::AttendeeListPage { rows: rows()[..4].to_vec(), all: 4, counts: quiet, ..list_page() };
    let waits = list::ListFilter { state: "waiting".to_owned(), ..list_page().choice };
    let call = |rows| call::html(call::CallPage { desk: desk(), event: event(), columns: fields(), rows });
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
        ("desk-list-seated", list::html(seated)),
        (
            "desk-list-waiting",
            list::html(list::AttendeeListPage { rows: rows()[4..].to_vec(), all: 1, choice: waits, ..list_page() }),
        ),
        ("desk-list-removed", list::html(list::AttendeeListPage { done, ..list_page() })),
        ("desk-call", call(rows()[2..3].to_vec())),
        ("desk-call-none", call(vec![])),
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
        number_until: "13 June 2027".to_owned(),
        someone_waits: true,
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
        to: add::To::Event { most: 4, number_until: "13 June 2027".to_owned() },
        wording: event_version().wording,
        slip: Slip::of_event(&words, &event(), &event_version().wording),
        form,
        above: None,
        desk,
    }
}

fn people() -> Vec<(&'static str, String)> {
    let read_out = FormState::default().wrong("phone_to_call", FormError::Phone).wrong("read_out", FormError::ReadOut);
    let agreed = FormState::default().wrong("private_agree", FormError::TheirAgreement);
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
    let added =
        one::AttendeePage { row: rows().remove(2), said: Some(one::AttendeeNotice::AddedNoAddress), ..one_page() };
    let said = one::AttendeeNotice::ALL.map(|(_, said)| said);
    let mut pages = vec![
        ("desk-one", one::html(one_page())),
        ("desk-one-waiting", one::html(one::AttendeePage { row: alone, said: Some(said[2]), ..one_page() })),
        ("desk-one-added", one::html(added)),
        ("desk-one-refused", one::html(one::AttendeePage { form: Some(agreed), ..one_page() })),
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

fn sums() -> Vec<(&'static str, String)> {
    let with = |at: usize, name: &str, label: &str, kind: FieldKind| Field {
        key: key(name),
        label: LocalText::english(label),
        kind,
        agreement: None,
        ..fields().remove(at)
    };
    let asked = [
        fields(),
        vec![
            with(1, "lift", "Do you need a lift?", FieldKind::YesNo),
            with(1, "chairs", "How many chairs can you bring?", FieldKind::Number),
        ],
    ]
    .concat();
    let mut totals = Totals::of(asked.clone(), true);
    for (people, help, lift) in [(2, vec!["1", "2"], "yes"), (1, vec!["2"], "no"), (4, vec![], "no")] {
        let mut given = Answers::default();
        if !help.is_empty() {
            given.0.insert(key("help"), help.into_iter().map(str::to_owned).collect());
        }
        given.0.insert(key("lift"), vec![lift.to_owned()]);
        given.0.insert(key("chairs"), vec!["3".to_owned()]);
        given.0.insert(key("food"), vec!["No nuts, please".to_owned()]);
        totals.add(people, &asked, &given);
    }
    totals.add(1, &asked, &Answers::default());
    let page = |totals| totals::html(totals::TotalsPage { desk: desk(), event: event(), totals });
    let none = Totals { withheld: true, ..Totals::default() };
    vec![("desk-totals", page(totals)), ("desk-totals-none", page(none))]
}

fn papers() -> Vec<(&'static str, String)> {
    let form = |form| badges::html(badges::BadgesPage { desk: desk(), event: event(), form });
    let filled = FormState::filled([
        ("what", "badges".to_owned()),
        ("reason", "door".to_owned()),
        ("destroy_by", "2027-06-13".to_owned()),
    ]);
    let refused = FormState::of(Typed::default()).wrong("reason", desk().words().get("desk-export-error-reason"));
    let notes = ["For Summer supper on the quay: At the door. No other use.", "Destroy every copy by 13 June 2027"];
    let sheet = |paper| {
        let notes = notes.map(str::to_owned).to_vec();
        let people = rows()[..4].to_vec();
        badges::sheet(badges::NamesSheet { desk: desk(), event: event(), paper, notes, people })
    };
    vec![
        ("desk-badges", form(filled)),
        ("desk-badges-refused", form(refused)),
        ("desk-badges-sheet", sheet(badges::NamePaper::Badges)),
        ("desk-names-sheet", sheet(badges::NamePaper::Table)),
    ]
}
