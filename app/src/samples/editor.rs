//! Sample pages for writing, publishing and running events and newsletters.

use super::{branch, editor_check, event, event_version, frame, newsletter, newsletter_version, now};
use crate::components::desk::{Desk, MenuItem};
use crate::components::frame::Frame;
use crate::components::slip::Slip;
use crate::domain::catalogue;
use crate::domain::reach::Reach;
use crate::forms::state::{FormState, Typed};
use crate::pages::organiser::editor::approvals::{ApprovalsPage, PendingApproval};
use crate::pages::organiser::editor::begun::BegunDraft;
use crate::pages::organiser::editor::cancel::EndedContent;
use crate::pages::organiser::editor::conditions::PublishConditions;
use crate::pages::organiser::editor::ending::EndingPage;
use crate::pages::organiser::editor::event::May;
use crate::pages::organiser::editor::parts::{Conflict, DraftPage};
use crate::pages::organiser::editor::{
    approvals, cancel, ending, new, newsletter as newsletter_page, poster, questions, repeat, share, templates, what,
};
use crate::text::template_texts;

pub(super) const PATH: &str = "/organise/drafts/0190";

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

pub(super) fn written() -> Typed {
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
        back: None,
        conditions: PublishConditions { codes: true, guidance: true },
    }
}

pub(super) fn filled() -> DraftPage {
    draft(FormState::of(written()))
}

pub(super) fn hosts() -> Vec<(String, String)> {
    vec![("hillside".to_owned(), "Hillside branch".to_owned())]
}

/// Every page, by name.
pub(super) fn all() -> Vec<(&'static str, String)> {
    [writing(), editor_check::all(), running(), officers()].into_iter().flatten().collect()
}

fn writing() -> Vec<(&'static str, String)> {
    let words = desk().words();
    let templates: Vec<_> =
        template_texts::templates().into_iter().map(|(slug, kind)| (slug.to_owned(), kind)).collect();
    let begun = |is_change| BegunDraft {
        path: PATH.to_owned(),
        title: "Summer supper on the quay".to_owned(),
        branch: "Quayside branch".to_owned(),
        moment: "Thursday 20 May 2027, 6.40 pm".to_owned(),
        is_change,
    };
    let begun = vec![begun(true), begun(false)];
    let beginner = PublishConditions { codes: true, guidance: false };
    let conflict = Conflict {
        name: Some("Bea".to_owned()),
        moment: "Thursday 20 May 2027, 6.40 pm".to_owned(),
        theirs: vec![("place".to_owned(), "Boat Shed".to_owned()), ("cost".to_owned(), String::new())],
    };
    let wrong = FormState::of(typed(&[("title", ""), ("date", "soon"), ("group_max", "99")]))
        .wrong("date", words.get("why-day"))
        .wrong("group_max", words.with("why-count", [("least", 1.into()), ("most", 20.into())]));
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
        (
            "editor-what-beginner",
            what::html(what::WhatPage { draft: DraftPage { conditions: beginner, ..filled() }, hosts: vec![] }),
        ),
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
        (
            "editor-ending",
            ending::html(EndingPage { draft: filled(), slip: Some(slip), faults: vec![], days: (14, 30) }),
        ),
        (
            "editor-ending-missing",
            ending::html(EndingPage {
                draft: draft(FormState::default()),
                slip: None,
                faults: vec![("access".to_owned(), words.get("why-missing"))],
                days: (14, 30),
            }),
        ),
    ]
}

fn running() -> Vec<(&'static str, String)> {
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
        may_send: true,
        may_import: true,
        done: None,
        now: now(),
    };
    let cancelling = |content| {
        let (title, slug) = (title(), "summer-supper".to_owned());
        cancel::html(cancel::CancelEventPage { desk: desk(), title, slug, content, form: FormState::default() })
    };
    vec![
        ("editor-newsletter", newsletter_page::html(news(None))),
        ("editor-newsletter-ended", newsletter_page::html(news(Some(now())))),
        ("editor-cancel", cancelling(EndedContent::Event(Reach { emails: 50, calls: 1 }))),
        ("editor-end", cancelling(EndedContent::Newsletter(50))),
        ("editor-repeat", repeat::html(repeat::RepeatPage { desk: desk(), title: title(), path: path(), form: wrong })),
        (
            "editor-share",
            share::html(share::SharePage {
                desk: desk(),
                title: title(),
                slug: event().slug,
                may: May::default(),
                link: link(),
                listed: false,
                ways: Some(super::sign_up_ways::ways()),
            }),
        ),
        (
            "editor-poster",
            poster::html(poster::PosterPage {
                desk: desk(),
                event: event(),
                branch: branch(),
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
