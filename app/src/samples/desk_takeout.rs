//! Sample pages of announcements, exports, and what is held.

use chrono::TimeDelta;

use super::desk::desk;
use super::desk_attendees::rows;
use super::{event, fields, now, registration};
use crate::domain::announcement::{AnnouncementContent, AnnouncementState, Progress, Segment};
use crate::domain::dashboard::CopyOut;
use crate::domain::reach::Reach;
use crate::forms::state::FormState;
use crate::forms::take_out::ExportContent;
use crate::forms::{announcement, take_out};
use crate::pages::organiser::announcements::{Announced, form, list, one};
use crate::pages::organiser::editor::event::May;
use crate::pages::organiser::exports::{copies, form as export_form, print, tickets};
use crate::pages::organiser::receipts;
use crate::{mails, samples_mails};

/// Every page of this part.
#[must_use]
pub fn pages() -> Vec<(&'static str, String)> {
    let receipts = receipts::ReceiptsPage { desk: desk(), event: event(), gone: super::desk_home::home().gone };
    let of_others = vec![("desk-receipts", receipts::html(receipts))];
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
            without_email: 2,
            ready: false,
        })
    };
    let until = event().ends_at + TimeDelta::days(1);
    let first = |what| take_out::first(what, until, event().timezone);
    let refused = FormState::default()
        .wrong("columns", "Choose what should be on the list")
        .wrong("reason", "Choose why you need it");
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let notes = texts(&[
        "For Summer supper on the quay: At the door. No other use.",
        "Created by Olu Adeyemi, Quayside branch, on Thursday 20 May 2027, 6.40 pm",
        "Destroy every copy by 26 June 2027",
    ]);
    let fed = "Nothing with nuts or sesame in it, please, and if there is soup, one without cream for my daughter";
    let line = |at: u32| texts(&[&format!("Person {at}"), "1", "Has a place", if at % 9 == 1 { fed } else { "" }]);
    let sheet = print::PrintPage {
        desk: desk(),
        event: event(),
        notes: notes.clone(),
        columns: texts(&["Name or code", "People", "Status", "What should we arrange for you to eat?"]),
        own: 3,
        rows: (1..=60).map(line).collect(),
        people: 60,
        sign_ups: 60,
    };
    let people = rows().into_iter().filter(|row| row.code.is_some()).collect();
    let paper = tickets::TicketsPage { desk: desk(), event: event(), people, notes };
    let nobody = tickets::TicketsPage { people: vec![], ..paper.clone() };
    let copy = |days: i64, kind: &str, who: Option<&str>| CopyOut {
        id: event().id,
        title: event().content.title,
        who: who.map(|name| (name.to_owned(), "olu@harbour.example".to_owned())),
        at: now() - TimeDelta::days(20),
        count: 83,
        kind: kind.to_owned(),
        destroy_by: now() + TimeDelta::days(days),
    };
    let copies =
        |copies, officer, done| copies::html(copies::CopiesPage { desk: desk(), copies, officer, done, now: now() });
    vec![
        ("desk-export", page(first(ExportContent::List), false)),
        ("desk-export-refused", page(refused, false)),
        ("desk-print", page(first(ExportContent::List), true)),
        ("desk-print-answers", page(first(ExportContent::Answers), true)),
        ("desk-print-sheet", print::html(sheet)),
        ("desk-print-tickets", tickets::html(paper)),
        ("desk-print-tickets-none", tickets::html(nobody)),
        ("desk-copies", copies(vec![copy(-1, "csv", None), copy(5, "print", None)], false, false)),
        ("desk-copies-none", copies(vec![], false, true)),
        (
            "desk-copies-officer",
            copies(vec![copy(-1, "csv", Some("Olu Adeyemi")), copy(5, "print", None)], true, false),
        ),
    ]
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
    let may = May { write: true, cancel: true, list: true, door: true, announce: true, share: true };
    let list =
        |all, reminds| list::html(list::AnnouncementListPage { desk: desk(), event: event(), all, reminds, may });
    let page = |one, tested: bool| {
        one::html(one::AnnouncementPage {
            desk: desk(),
            event: event(),
            one,
            reach: Reach { emails: 83, calls: 1 },
            letter: mails::announcement_on_page(&written(), &samples_mails::about(registration())),
            text: "Please bring a cup\n==================\n".to_owned(),
            tested: tested.then(|| "olu@harbour.example".to_owned()),
            name: "summer-supper 1".to_owned(),
            bundle: None,
        })
    };
    let reach = |emails, calls| Reach { emails, calls };
    let people =
        vec![(Segment::Confirmed, reach(83, 1)), (Segment::Waiting, reach(1, 0)), (Segment::Both, reach(84, 1))];
    let form =
        |form| form::html(form::AnnouncementFormPage { desk: desk(), event: event(), form, people: people.clone() });
    let filled = announcement::filled(&written(), Segment::Both, Some(now()), event().timezone);
    let refused = FormState::default().wrong("subject", "Enter a subject").wrong("segment", "Choose who gets it");
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
