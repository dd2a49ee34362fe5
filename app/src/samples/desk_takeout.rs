//! Sample pages of announcements, exports, and what is held.

use chrono::TimeDelta;

use super::desk::desk;
use super::{branch, event, fields, newsletter, now};
use crate::domain::announcement::{AnnouncementContent, AnnouncementState, Progress, Segment};
use crate::domain::dashboard::{CopyOut, Drafted, Gone, HeldOf, Holding};
use crate::domain::event::Event;
use crate::forms::state::FormState;
use crate::forms::{announcement, take_out};
use crate::pages::organiser::announcements::{Announced, form, list, one};
use crate::pages::organiser::exports::{copies, form as export_form, print};
use crate::pages::organiser::{home, receipts};

/// Every page of this part.
#[must_use]
pub fn pages() -> Vec<(&'static str, String)> {
    let mut late = home();
    late.events[0].2.overdue = 3;
    let receipts = receipts::ReceiptsPage { desk: desk(), event: event(), gone: home().gone };
    let of_others = vec![("desk-home-overdue", home::html(late)), ("desk-receipts", receipts::html(receipts))];
    announcements().into_iter().chain(of_others).chain(exports()).collect()
}

fn exports() -> Vec<(&'static str, String)> {
    let fields = fields();
    let page = |form, print| {
        export_form::html(export_form::ExportFormPage {
            desk: desk(),
            event: event(),
            form,
            print,
            fields: fields.clone(),
        })
    };
    let first = take_out::first(event().ends_at + TimeDelta::days(14), event().timezone);
    let refused = FormState::default()
        .wrong("columns", "Tick what should be on the list")
        .wrong("reason", "Choose why you need it");
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let sheet = print::PrintPage {
        desk: desk(),
        event: event(),
        notes: texts(&[
            "For Summer supper on the quay: At the door. No other use.",
            "Taken by Olu Adeyemi, Quayside branch, on Thursday 20 May 2027, 6.40 pm",
            "Destroy every copy by 26 June 2027",
        ]),
        columns: texts(&["Name", "Places", "Place or waiting list"]),
        rows: (1..=60).map(|at| vec![format!("Person {at}"), "1".to_owned(), "Has a place".to_owned()]).collect(),
    };
    let copy = |days: i64, kind: &str, who: Option<&str>| CopyOut {
        id: event().id,
        title: event().content.title,
        who: who.map(str::to_owned),
        at: now() - TimeDelta::days(20),
        count: 83,
        kind: kind.to_owned(),
        destroy_by: now() + TimeDelta::days(days),
    };
    let copies =
        |copies, officer, done| copies::html(copies::CopiesPage { desk: desk(), copies, officer, done, now: now() });
    vec![
        ("desk-export", page(first.clone(), false)),
        ("desk-export-refused", page(refused, false)),
        ("desk-print", page(first, true)),
        ("desk-print-sheet", print::html(sheet)),
        ("desk-copies", copies(vec![copy(-1, "csv", None), copy(5, "print", None)], false, false)),
        ("desk-copies-none", copies(vec![], false, true)),
        (
            "desk-copies-officer",
            copies(vec![copy(-1, "csv", Some("Olu Adeyemi")), copy(5, "print", None)], true, false),
        ),
    ]
}

/// The first page.
#[must_use]
pub fn home() -> home::DashboardPage {
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
    let over = Event { ends_at: now() - TimeDelta::days(30), ..event() };
    home::DashboardPage {
        desk: desk(),
        events: vec![(event(), branch(), HeldOf { parts, overdue: 0 }), (over, branch(), HeldOf::default())],
        newsletters: vec![(newsletter(), branch(), HeldOf { parts: list, overdue: 0 })],
        drafts: vec![Drafted { path: "/organise/drafts/1".to_owned(), title: "Autumn fair".to_owned() }],
        gone: vec![gone("registration", 83), gone("answer_part", 12)],
        may_draft: true,
        now: now(),
    }
}

/// What an organiser wrote.
#[must_use]
pub fn written() -> AnnouncementContent {
    AnnouncementContent {
        subject: "Please bring a cup".to_owned(),
        text: "The kitchen is **out of cups**. If you can, bring:\n\n- a cup\n- a plate\n\n\
               The way to the quay is on [our map](https://maps.example/quay)."
            .to_owned(),
    }
}

fn announced(state: AnnouncementState, progress: Progress) -> Announced {
    Announced {
        path: "/organise/events/summer-supper/announcements/1".to_owned(),
        content: written(),
        is_reminder: false,
        segment: Segment::Confirmed,
        state,
        send_at: Some(now()),
        progress,
    }
}

fn announcements() -> Vec<(&'static str, String)> {
    let sending = Progress { total: 83, sent: 60, failed: 1, in_doubt: 2, spared: 1, left: 19, over: false };
    let done = Progress { total: 83, sent: 82, spared: 1, over: true, ..Progress::default() };
    let draft = Announced { send_at: None, ..announced(AnnouncementState::Draft, Progress::default()) };
    let reminder = Announced {
        is_reminder: true,
        content: AnnouncementContent::default(),
        ..announced(AnnouncementState::Done, done)
    };
    let later = Announced {
        send_at: Some(now() + TimeDelta::days(2)),
        ..announced(AnnouncementState::Scheduled, Progress { total: 83, left: 83, ..Progress::default() })
    };
    let going = announced(AnnouncementState::Sending, sending);
    let list = |all, reminds| list::html(list::AnnouncementListPage { desk: desk(), event: event(), all, reminds });
    let page = |one, tested: bool| {
        one::html(one::AnnouncementPage {
            desk: desk(),
            event: event(),
            one,
            people: 83,
            text: "Please bring a cup\n==================\n".to_owned(),
            tested: tested.then(|| "olu@harbour.example".to_owned()),
            name: "summer-supper 1".to_owned(),
            bundle: None,
        })
    };
    let people = vec![(Segment::Confirmed, 83), (Segment::Waiting, 1), (Segment::Both, 84)];
    let form =
        |form| form::html(form::AnnouncementFormPage { desk: desk(), event: event(), form, people: people.clone() });
    let filled = announcement::filled(&written(), Segment::Both, Some(now()), event().timezone);
    let refused = FormState::default().wrong("subject", "Write a subject").wrong("segment", "Choose who gets it");
    vec![
        ("desk-announcements", list(vec![draft.clone(), later.clone(), going.clone(), reminder], true)),
        ("desk-announcements-none", list(vec![], false)),
        ("desk-announcement-new", form(filled)),
        ("desk-announcement-refused", form(refused)),
        ("desk-announcement-draft", page(draft, true)),
        ("desk-announcement-scheduled", page(later, false)),
        ("desk-announcement-sending", page(going, false)),
    ]
}
