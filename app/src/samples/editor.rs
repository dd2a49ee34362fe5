//! Sample pages for writing, publishing and running events and newsletters.

use super::{branch, en, event, event_version, frame, newsletter, newsletter_version, now};
use crate::components::desk::{Desk, MenuItem};
use crate::components::frame::Frame;
use crate::components::slip::Slip;
use crate::domain::catalogue;
use crate::domain::event::{Event, EventContent};
use crate::domain::seats::Room;
use crate::forms::state::{FormState, Typed};
use crate::pages::organiser::editor::approvals::{ApprovalsPage, PendingApproval};
use crate::pages::organiser::editor::check::{ApprovalState, CheckPage};
use crate::pages::organiser::editor::event::{EventNotice, ManageEventPage, May};
use crate::pages::organiser::editor::parts::{Conflict, DraftPage};
use crate::pages::organiser::editor::{
    approvals, cancel, check, ending, event as event_page, new, newsletter as newsletter_page, poster, questions,
    repeat, share, templates, what,
};
use crate::text::template_texts;

const PATH: &str = "/organise/drafts/0190";

fn desk() -> Desk {
    Desk {
        frame: Frame { canonical: None, ..frame() },
        style: "/desk.css".to_owned(),
        name: Some("Olu".to_owned()),
        menu: vec![MenuItem::Home, MenuItem::Write, MenuItem::Officer, MenuItem::Account],
    }
}

fn typed(pairs: &[(&str, &str)]) -> Typed {
    Typed::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

fn written() -> Typed {
    typed(&[
        ("title", "Summer supper on the quay"),
        ("summary", "A long table and a shared meal."),
        ("date", "2027-06-12"),
        ("from", "18:00"),
        ("until", "21:00"),
        ("place", "Sail Loft, 4 Rope Walk"),
        ("access", "Step-free from Rope Walk."),
        ("capacity", "80"),
        ("group_max", "4"),
        ("zone", "Europe/London"),
        ("listed", "yes"),
        ("reminds", "yes"),
        ("name_asked", "optional"),
        ("keep_days", "14"),
        ("statement", "To run the event, cook for you, and tell you if plans change. Nothing else."),
        ("seen_by", "The people who run the event"),
        ("q1_label", "What should we arrange for you to eat?"),
        ("q1_key", "food"),
        ("q1_kind", "long_text"),
        ("q1_why", "so that the kitchen can cook for you"),
        ("q1_special", "yes"),
        ("q1_keep", "3"),
        ("q2_label", "How old are you?"),
        ("q2_kind", "number"),
    ])
}

fn draft(form: FormState) -> DraftPage {
    DraftPage {
        desk: desk(),
        path: PATH.to_owned(),
        revision: 3,
        form,
        is_event: true,
        of: None,
        conflict: None,
        saved: false,
    }
}

fn filled() -> DraftPage {
    draft(FormState::of(written()))
}

fn checked(draft: DraftPage) -> CheckPage {
    let words = draft.words();
    CheckPage {
        slip: Some(Slip::of_event(&words, &event(), &event_version().wording)),
        draft,
        faults: vec![],
        deviations: vec![],
        state: ApprovalState::None,
        shrunk: None,
        since: None,
        published: None,
        ask: FormState::default(),
    }
}

/// Every page, by name.
pub(super) fn all() -> Vec<(&'static str, String)> {
    [writing(), checking(), running(), officers()].into_iter().flatten().collect()
}

fn writing() -> Vec<(&'static str, String)> {
    let words = desk().words();
    let templates: Vec<_> =
        template_texts::templates().into_iter().map(|(slug, kind)| (slug.to_owned(), kind)).collect();
    let begun = vec![(
        PATH.to_owned(),
        "Summer supper on the quay".to_owned(),
        "Quayside branch".to_owned(),
        "Thursday 20 May 2027, 6.40 pm".to_owned(),
    )];
    let conflict = Conflict {
        name: Some("Bea".to_owned()),
        moment: "Thursday 20 May 2027, 6.40 pm".to_owned(),
        theirs: vec![("place".to_owned(), "Boat Shed".to_owned()), ("cost".to_owned(), String::new())],
    };
    let wrong = FormState::of(typed(&[("title", ""), ("date", "soon"), ("group_max", "99")]))
        .wrong("date", words.get("why-day"))
        .wrong("group_max", words.with("why-count", [("least", 1.into()), ("most", 20.into())]));
    let hosts = || vec![("hillside".to_owned(), "Hillside branch".to_owned())];
    let ready: Vec<(String, String)> =
        catalogue::CATALOGUE.iter().map(|e| (e.key.to_owned(), template_texts::question(&words, e).label)).collect();
    let slip = Slip::of_event(&words, &event(), &event_version().wording);
    let newsletter = typed(&[("title", "Quayside news"), ("summary", "What we do."), ("renew_months", "24")]);
    let newsletter = DraftPage { is_event: false, ..draft(FormState::of(newsletter)) };
    let branches = vec![branch()];
    vec![
        (
            "editor-new",
            new::html(new::NewPage { desk: desk(), templates, branches, drafts: begun, form: FormState::default() }),
        ),
        ("editor-what", what::html(what::WhatPage { draft: filled(), hosts: hosts() })),
        ("editor-what-refused", what::html(what::WhatPage { draft: draft(wrong), hosts: vec![] })),
        (
            "editor-what-conflict",
            what::html(what::WhatPage {
                draft: DraftPage { conflict: Some(conflict), of: Some("/x".to_owned()), ..filled() },
                hosts: hosts(),
            }),
        ),
        ("editor-what-newsletter", what::html(what::WhatPage { draft: newsletter, hosts: vec![] })),
        (
            "editor-questions",
            questions::html(questions::QuestionsPage {
                draft: DraftPage { saved: true, ..filled() },
                ready,
                has_answers: true,
                bundle: None,
            }),
        ),
        ("editor-ending", ending::html(ending::EndingPage { draft: filled(), slip: Some(slip), days: (14, 30) })),
        (
            "editor-ending-no-day",
            ending::html(ending::EndingPage { draft: draft(FormState::default()), slip: None, days: (14, 30) }),
        ),
    ]
}

fn checking() -> Vec<(&'static str, String)> {
    let words = desk().words();
    let missing =
        vec![("access".to_owned(), words.get("why-missing")), ("q2_why".to_owned(), words.get("why-missing"))];
    let deviations = vec![words.with("editor-departs-keep", [("days", 60.into())])];
    let since = vec![("place".to_owned(), "Boat Shed".to_owned())];
    let state = |state| check::html(CheckPage { deviations: deviations.clone(), state, ..checked(filled()) });
    let preview = super::pages::event_page(event(), FormState::default());
    let preview = crate::pages::public::event::EventPage {
        frame: Frame { canonical: None, ..frame() },
        preview: Some(format!("{PATH}/check")),
        others: vec![event()],
        ..preview
    };
    let photos = Event { content: EventContent { photos: true, ..event().content }, ..event() };
    vec![
        ("editor-check", check::html(checked(filled()))),
        ("editor-check-missing", check::html(CheckPage { faults: missing, slip: None, ..checked(filled()) })),
        ("editor-check-departs", state(ApprovalState::None)),
        ("editor-check-asked", state(ApprovalState::Asked)),
        ("editor-check-granted", state(ApprovalState::Granted)),
        ("editor-check-refused", state(ApprovalState::Refused)),
        (
            "editor-check-changed-since",
            check::html(CheckPage {
                since: Some(since),
                published: Some(4),
                shrunk: Some((57, 40)),
                ..checked(DraftPage { of: Some("/organise/events/summer-supper".to_owned()), ..filled() })
            }),
        ),
        ("editor-preview", crate::pages::public::event::html(preview)),
        ("event-photos", crate::pages::public::event::html(super::pages::event_page(photos, FormState::default()))),
    ]
}

fn running() -> Vec<(&'static str, String)> {
    let may = May { write: true, cancel: true, list: true, door: true, announce: true };
    let page = |event: Event, room, done| ManageEventPage {
        desk: desk(),
        event,
        wording: event_version().wording,
        room,
        hosts: vec!["Hillside branch".to_owned()],
        others: vec![("/organise/events/supper-2".to_owned(), "Saturday 10 July 2027, 6 pm to 9 pm".to_owned())],
        may,
        done,
        now: now(),
    };
    let room = Room { capacity: Some(80), confirmed: 50, held: 7, ..Room::default() };
    let shrunk = Room { capacity: Some(40), confirmed: 50, waiting: 3, smallest_waiting: Some(1), ..Room::default() };
    let off = Event {
        cancelled_at: Some(now()),
        listed: false,
        content: EventContent { cancelled: Some(en("No water.")), ..event().content },
        ..event()
    };
    let path = || "/organise/events/summer-supper".to_owned();
    let title = || "Summer supper on the quay".to_owned();
    let wrong = FormState::default().wrong("every", desk().words().get("editor-every-missing"));
    let link = || "https://events.harbour.example/events/summer-supper".to_owned();
    let news = |closed| newsletter_page::ManageNewsletterPage {
        desk: desk(),
        newsletter: crate::domain::newsletter::Newsletter { closed_at: closed, ..newsletter() },
        wording: newsletter_version().wording,
        subscribed: 41,
        may_write: true,
        done: None,
        now: now(),
    };
    let cancelling = |is_event| cancel::CancelEventPage {
        desk: desk(),
        title: title(),
        path: path(),
        is_event,
        count: 50,
        form: FormState::default(),
    };
    vec![
        ("editor-event", event_page::html(page(event(), room, Some(EventNotice::Published)))),
        ("editor-event-shrunk", event_page::html(page(event(), shrunk, Some(EventNotice::Changed)))),
        ("editor-event-cancelled", event_page::html(page(off, room, Some(EventNotice::Cancelled)))),
        ("editor-newsletter", newsletter_page::html(news(None))),
        ("editor-newsletter-ended", newsletter_page::html(news(Some(now())))),
        ("editor-cancel", cancel::html(cancelling(true))),
        ("editor-end", cancel::html(cancelling(false))),
        ("editor-repeat", repeat::html(repeat::RepeatPage { desk: desk(), title: title(), path: path(), form: wrong })),
        (
            "editor-share",
            share::html(share::SharePage { desk: desk(), title: title(), path: path(), link: link(), listed: false }),
        ),
        (
            "editor-poster",
            poster::html(poster::PosterPage {
                desk: desk(),
                event: event(),
                wording: event_version().wording,
                link: link(),
            }),
        ),
    ]
}

fn officers() -> Vec<(&'static str, String)> {
    let words = desk().words();
    let list: Vec<_> = template_texts::templates().into_iter().map(|(slug, kind)| (slug.to_owned(), kind)).collect();
    let ready = template_texts::questions(&words).into_iter();
    let form = typed(&[("about", "A meeting."), ("statement", "To run it."), ("keep_days", "14"), ("longest", "30")]);
    let waiting = PendingApproval {
        id: "0190".to_owned(),
        revision: 4,
        title: "Summer supper on the quay".to_owned(),
        branch: "Quayside branch".to_owned(),
        name: Some("Olu".to_owned()),
        deviations: vec![words.with("editor-departs-keep", [("days", 60.into())])],
        why: "The fund asks for a list.".to_owned(),
    };
    let departing = |waiting, decided| approvals::html(ApprovalsPage { desk: desk(), waiting, decided });
    vec![
        ("kinds", templates::html(templates::TemplatesPage { desk: desk(), templates: list, saved: true })),
        (
            "kind",
            templates::template_html(templates::TemplatePage {
                desk: desk(),
                slug: "branch-meeting".to_owned(),
                name: "Branch meeting".to_owned(),
                is_event: true,
                ready: ready.map(|(entry, said)| (entry.key.to_owned(), said.label, entry.special)).collect(),
                form: FormState::of(form),
            }),
        ),
        ("departures", departing(vec![waiting], None)),
        ("departures-none", departing(vec![], Some(true))),
    ]
}
