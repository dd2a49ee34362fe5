//! Every public page in every state that looks different, by name: for the snapshots, the tests and for looking at.

use chrono::{DateTime, Utc};

use super::{at, branch, en, event, event_version, frame, newsletter, newsletter_version, now};
use crate::components::frame::Frame;
use crate::components::listing::{ListedEvent, Paging};
use crate::domain::email_address::EmailAddressError;
use crate::domain::event::{Event, EventContent};
use crate::domain::field::FieldError;
use crate::domain::held::Subject;
use crate::domain::newsletter::Newsletter;
use crate::domain::seats::Room;
use crate::forms::state::{FormError, FormNotice, FormState, Typed};
use crate::pages::public::{
    branch as branch_page, event as event_page, home, newsletter as newsletter_page, privacy, stop, your_data,
};

/// Every page: its name and its HTML.
#[must_use]
pub fn all() -> Vec<(&'static str, String)> {
    let public = [events(), newsletters(), lists(), super::own_pages::records(), super::own_pages::messages()];
    let desk = [
        super::desk::pages(),
        super::desk_accounts::all(),
        super::desk_attendees::all(),
        super::desk_door::all(),
        super::desk_home::pages(),
        super::desk_issues::pages(),
        super::desk_import::pages(),
        super::desk_takeout::pages(),
        super::editor::all(),
        super::sign_up_ways::all(),
    ];
    public.into_iter().chain(desk).flatten().collect()
}

pub(super) fn typed(pairs: &[(&str, &str)]) -> Typed {
    Typed::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

fn noticed(notice: FormNotice, email: &str) -> FormState {
    let typed = typed(&[("email", email), ("name", "Ada"), ("seats", "2"), ("help", "2"), ("consent", "yes")]);
    FormState { notice: Some(notice), ..FormState::of(typed) }
}

fn typo() -> FormNotice {
    FormNotice::Typo { suggestion: "ada@gmail.com".to_owned() }
}

/// A form with every error that can occur at once.
#[must_use]
pub fn refused() -> FormState {
    FormState {
        typed: typed(&[("email", "ada.example.org"), ("seats", "9"), ("food", "No nuts, please"), ("help", "2")]),
        errors: vec![
            ("email".to_owned(), FormError::Email(EmailAddressError::NoAt)),
            ("name".to_owned(), FormError::Field(FieldError::TooLong(200))),
            ("seats".to_owned(), FormError::Seats { most: 4 }),
            ("private_agree".to_owned(), FormError::Agreement),
            ("help".to_owned(), FormError::Field(FieldError::NotAnOption)),
        ],
        notice: None,
    }
}

/// The page of an event with 57 seats taken.
#[must_use]
pub fn event_page(event: Event, form: FormState) -> event_page::EventPage {
    event_page::EventPage {
        frame: frame(),
        room: Room { capacity: event.capacity, confirmed: 50, held: 7, ..Room::default() },
        event,
        version: event_version(),
        form,
        form_token: "c3RhbXA".to_owned(),
        others: vec![],
        preview: None,
        now: now(),
    }
}

fn events() -> Vec<(&'static str, String)> {
    let page = |event, form| event_page::html(event_page(event, form));
    let at_time = |now: DateTime<Utc>, event| {
        event_page::html(event_page::EventPage { now, ..event_page(event, FormState::default()) })
    };
    let full = |form| {
        let room = Room { capacity: Some(80), confirmed: 80, waiting: 3, smallest_waiting: Some(1), ..Room::default() };
        event_page::html(event_page::EventPage { room, ..event_page(event(), form) })
    };
    let first = Room { capacity: Some(80), confirmed: 30, held: 40, ..Room::default() };
    let cancelled = EventContent { cancelled: Some(en("The hall has no water that day.")), ..event().content };
    vec![
        ("event", page(event(), FormState::default())),
        ("event-refused", page(event(), refused())),
        ("event-typo", page(event(), noticed(typo(), "ada@gmial.com"))),
        ("event-sure", page(event(), noticed(FormNotice::Sure, "ada@example.org"))),
        ("event-stale", page(event(), noticed(FormNotice::Stale, "ada@example.org"))),
        ("event-disk-full", page(event(), noticed(FormNotice::Full, "ada@example.org"))),
        ("event-too-many", page(event(), noticed(FormNotice::TooMany, "ada@example.org"))),
        ("event-full", full(FormState::default())),
        (
            "event-first-to-confirm",
            event_page::html(event_page::EventPage { room: first, ..event_page(event(), FormState::default()) }),
        ),
        ("event-no-limit", page(Event { capacity: None, group_max: 1, ..event() }, FormState::default())),
        ("event-not-yet", page(Event { opens_at: Some(at("2027-06-01T08:00:00Z")), ..event() }, FormState::default())),
        ("event-closed", at_time(at("2027-06-12T18:00:00Z"), event())),
        ("event-over", at_time(at("2027-06-13T18:00:00Z"), event())),
        (
            "event-cancelled",
            page(Event { cancelled_at: Some(now()), content: cancelled, ..event() }, FormState::default()),
        ),
    ]
}

/// The page of a newsletter.
#[must_use]
pub fn newsletter_page(newsletter: Newsletter, form: FormState) -> newsletter_page::NewsletterPage {
    newsletter_page::NewsletterPage {
        frame: Frame { canonical: Some("/newsletters/quayside-news".to_owned()), ..frame() },
        newsletter,
        version: newsletter_version(),
        form,
        form_token: "c3RhbXA".to_owned(),
        preview: None,
        now: now(),
    }
}

fn newsletters() -> Vec<(&'static str, String)> {
    let errors = vec![
        ("email".to_owned(), FormError::Email(EmailAddressError::Empty)),
        ("consent".to_owned(), FormError::Consent),
    ];
    let refused = FormState { typed: Typed::default(), errors, notice: None };
    let page = |newsletter, form| newsletter_page::html(newsletter_page(newsletter, form));
    let stopping = |form| {
        let form_token = "c3RhbXA".to_owned();
        stop::html(stop::StopPage { frame: private(), newsletter: newsletter(), form, form_token })
    };
    let no_address = FormState::default().wrong("email", FormError::Email(EmailAddressError::NoAt));
    vec![
        ("newsletter", page(newsletter(), FormState::default())),
        ("newsletter-refused", page(newsletter(), refused)),
        ("newsletter-typo", page(newsletter(), noticed(typo(), "ada@gmial.com"))),
        ("newsletter-too-many", page(newsletter(), noticed(FormNotice::TooMany, "ada@example.org"))),
        ("newsletter-stop", stopping(FormState::default())),
        ("newsletter-stop-refused", stopping(no_address)),
        ("newsletter-stop-typo", stopping(noticed(typo(), "ada@gmial.com"))),
        ("newsletter-closed", page(Newsletter { closed_at: Some(now()), ..newsletter() }, FormState::default())),
    ]
}

fn lists() -> Vec<(&'static str, String)> {
    let site = |path: &str| Frame { branch: None, canonical: Some(path.to_owned()), ..frame() };
    let of_branch = || Frame { canonical: Some("/branches/quayside".to_owned()), ..frame() };
    let talk = EventContent {
        title: en("Warm homes: what can we do this winter?"),
        place: en("Online"),
        cost: en("Free"),
        ..event().content
    };
    let talk =
        Event { starts_at: at("2027-06-20T18:00:00Z"), ends_at: at("2027-06-20T19:30:00Z"), content: talk, ..event() };
    let listed = |event: Event, room| ListedEvent { event, branch: branch(), room };
    let few = Room { capacity: Some(80), confirmed: 70, ..Room::default() };
    let events = vec![listed(event(), few), listed(talk, Room::default())];
    let paging = Paging { at: 1, of: 1 };
    let newsletters = vec![(newsletter(), branch())];
    let home = |events, newsletters| {
        let branches = vec![branch()];
        home::html(home::HomePage { frame: site("/"), events, paging, newsletters, branches, now: now() })
    };
    let branch_of = |events, newsletters| {
        branch_page::html(branch_page::BranchPage { frame: of_branch(), events, paging, newsletters, now: now() })
    };
    let purposes = vec![
        (Subject::Event(Box::new(event())), branch(), event_version()),
        (Subject::Event(Box::new(Event { listed: false, ..event() })), branch(), event_version()),
        (Subject::Newsletter(Box::new(newsletter())), branch(), newsletter_version()),
    ];
    let notice = |purposes, branches| {
        privacy::html(privacy::PrivacyPage { frame: site("/privacy"), purposes, branches, now: now() })
    };
    let data = |form| {
        your_data::html(your_data::YourDataPage { frame: site("/your-data"), form, form_token: "c3RhbXA".to_owned() })
    };
    let errors = vec![("email".to_owned(), FormError::Email(EmailAddressError::Domain))];
    let wrong = FormState { typed: typed(&[("email", "ada@example")]), errors, notice: None };
    vec![
        ("home", home(events.clone(), newsletters.clone())),
        ("home-empty", home(vec![], vec![])),
        ("branch", branch_of(events, newsletters)),
        ("branch-empty", branch_of(vec![], vec![])),
        ("privacy", notice(purposes, vec![branch()])),
        ("privacy-empty", notice(vec![], vec![])),
        ("your-data", data(FormState::default())),
        ("your-data-refused", data(wrong)),
        ("your-data-typo", data(noticed(typo(), "ada@gmial.com"))),
        ("your-data-too-many", data(noticed(FormNotice::TooMany, "ada@example.org"))),
    ]
}

/// The frame of a page that search engines must not index.
#[must_use]
pub fn private() -> Frame {
    Frame { canonical: None, ..frame() }
}
