//! Sample pages of announcements, lists that are taken out, and what is held.

use chrono::TimeDelta;

use super::desk::desk;
use super::{event, now};
use crate::domain::announcement::{AnnouncementContent, AnnouncementState, Progress, Segment};
use crate::forms::announcement;
use crate::forms::desk::DeskForm;
use crate::pages::organiser::announcements::{Announced, form, list, one};

/// Every page of this part.
#[must_use]
pub fn pages() -> Vec<(&'static str, String)> {
    announcements()
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
    let sending =
        Progress { total: 83, sent: 60, failed: 1, in_doubt: 2, spared: 1, left: 19, over: false };
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
    let list = |all, reminds| list::html(list::ListPage { desk: desk(), event: event(), all, reminds });
    let page = |one, tested: bool| {
        one::html(one::OnePage {
            desk: desk(),
            event: event(),
            one,
            people: 83,
            text: "Please bring a cup\n==================\n".to_owned(),
            tested: tested.then(|| "olu@harbour.example".to_owned()),
        })
    };
    let people = vec![(Segment::Confirmed, 83), (Segment::Waiting, 1), (Segment::Both, 84)];
    let form = |form| form::html(form::FormPage { desk: desk(), event: event(), form, people: people.clone() });
    let filled = announcement::filled(&written(), Segment::Both, Some(now()), event().timezone);
    let refused = DeskForm::default().wrong("subject", "Write a subject").wrong("segment", "Choose who gets it");
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
