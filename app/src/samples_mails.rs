//! Sample data for every mail, by the name of its snapshot. None of it is about real people.

use chrono::{DateTime, TimeDelta, Utc};

use crate::components::markdown::Surface;
use crate::domain::bounce::Halt;
use crate::domain::held::{Held, Links, RecordState, Subject};
use crate::domain::language::LocalText;
use crate::domain::list_import::ConsentMeans;
use crate::domain::role::Role;
use crate::domain::zone::Zone;
use crate::mails::blocks::Mail;
use crate::mails::kind::{Farewell, MailDetail, MailKind, Note};
use crate::mails::{
    OrganiserLinks, OrganiserMail, RecordMail, announcement, farewell, issue, reminder, stop_newsletter, test,
    your_data,
};
use crate::paths;
use crate::samples;

/// Every mail about a record that is held, in each case that reads differently.
#[must_use]
pub fn mails() -> Vec<(&'static str, MailKind, RecordMail)> {
    let unheld = Held { state: RecordState::Pending { held_until: None }, ..samples::pending_registration() };
    let waiting = Held {
        state: RecordState::Waiting,
        ticket_code: None,
        expires_at: samples::event().ends_at,
        ..samples::registration()
    };
    let renewing = Held { renewal_asked: true, ..samples::subscription() };
    vec![
        ("confirm_event", MailKind::Confirm, about(samples::pending_registration())),
        ("confirm_event_without_hold", MailKind::Confirm, about(unheld.clone())),
        ("confirm_event_full", MailKind::Confirm, RecordMail { full: true, ..about(unheld) }),
        ("confirm_newsletter", MailKind::Confirm, about(samples::pending_subscription())),
        ("confirm_reminder", MailKind::ConfirmReminder, about(samples::pending_registration())),
        ("already_signed_up_event", MailKind::AlreadySignedUp, about(samples::registration())),
        ("already_signed_up_newsletter", MailKind::AlreadySignedUp, about(samples::subscription())),
        ("ticket", MailKind::Ticket, about(samples::registration())),
        ("ticket_online", MailKind::Ticket, about(samples::online())),
        ("seats_changed", MailKind::SeatsChanged, about(samples::registration())),
        ("seats_changed_waiting", MailKind::SeatsChanged, about(waiting.clone())),
        ("waiting", MailKind::Waiting, about(waiting.clone())),
        ("added_by_hand", MailKind::AddedByHand, about(by_hand())),
        ("added_by_hand_waiting", MailKind::AddedByHand, about(Held { by_organiser: true, ..waiting.clone() })),
        ("moved_to_waiting", MailKind::MovedToWaiting, about(waiting)),
        ("seat_free", MailKind::SeatFree, about(samples::registration())),
        ("event_moved", MailKind::EventChanged, moved()),
        ("event_moved_far", MailKind::EventChanged, moved_far()),
        ("event_later", MailKind::EventChanged, half_an_hour_later()),
        ("event_cancelled", MailKind::EventCancelled, about(cancelled())),
        ("subscribed", MailKind::Subscribed, about(samples::subscription())),
        ("brought_in", MailKind::BroughtIn, brought_in()),
        ("renew", MailKind::Renew, about(renewing)),
        ("event_by_other_clocks", MailKind::EventChanged, by_other_clocks()),
        ("event_with_news", MailKind::EventChanged, with_news()),
        ("event_after_all", MailKind::EventChanged, after_all()),
    ]
}

/// How a sample is composed.
pub type Compose = fn(&RecordMail) -> Mail;

/// The other mails to people.
#[must_use]
pub fn others() -> Vec<(&'static str, Compose, RecordMail)> {
    let row = |name, compose: Compose, held| (name, compose, about(held));
    vec![
        row("removed", |mail| farewell(Farewell::Removed, mail), by_hand()),
        row("goodbye_event", |mail| farewell(Farewell::Goodbye, mail), samples::registration()),
        row("goodbye_newsletter", |mail| farewell(Farewell::Goodbye, mail), samples::subscription()),
        row("announcement", |mail| announcement(&samples::desk_takeout::written(), mail), samples::registration()),
        row("issue", |mail| issue(&samples::desk_issues::body(Surface::Mail), mail), samples::subscription()),
        row("reminder", reminder, samples::registration()),
        row("reminder_online", reminder, samples::online()),
        row("your_data", asked, samples::registration()),
        row("stop_newsletter", |mail| stopping(mail, true), samples::subscription()),
        row("stop_nothing", |mail| stopping(mail, false), samples::subscription()),
    ]
}

fn asked(mail: &RecordMail) -> Mail {
    let held = [(mail.held.clone(), mail.links.clone())];
    your_data(&mail.organisation, &mail.held.language, &held, &mail.links.privacy)
}

fn stopping(mail: &RecordMail, subscribed: bool) -> Mail {
    let unsubscribe = subscribed.then_some(mail.links.unsubscribe.as_str());
    stop_newsletter(&mail.organisation, &mail.held.language, mail.held.title(), unsubscribe, &mail.links.privacy)
}

fn brought_in() -> RecordMail {
    let day = Some(samples::now() - TimeDelta::days(400));
    let detail = MailDetail { means: Some(ConsentMeans::Paper), day, ..MailDetail::default() };
    RecordMail { detail, ..about(samples::brought_in()) }
}

fn by_hand() -> Held {
    Held { by_organiser: true, ..samples::registration() }
}

/// An announcement and an issue, each sent to its writer as a test.
#[must_use]
pub fn tested() -> Vec<(&'static str, Mail)> {
    let announced = announcement(&samples::desk_takeout::written(), &about(samples::registration()));
    let issued = issue(&samples::desk_issues::body(Surface::Mail), &about(samples::subscription()));
    vec![
        ("announcement_test", test(announced, &to_olu(of_event()))),
        ("issue_test", test(issued, &to_olu(of_newsletter()))),
    ]
}

fn of_event() -> MailDetail {
    MailDetail {
        title: Some(samples::event().content.title),
        count: Some(83),
        day: Some(samples::event().ends_at + TimeDelta::days(14)),
        path: Some("/organise/exports".to_owned()),
        ..MailDetail::default()
    }
}

fn of_newsletter() -> MailDetail {
    MailDetail {
        title: Some(samples::newsletter().content.title),
        path: Some(paths::organise::issues("quayside-news")),
        ..MailDetail::default()
    }
}

fn halted(why: Halt) -> MailDetail {
    MailDetail { halted: Some(why), ..of_event() }
}

/// Every mail to an organiser.
#[must_use]
pub fn to_organisers() -> Vec<(&'static str, Note, OrganiserMail)> {
    let plain = MailDetail::default;
    let day = Some(samples::now() + TimeDelta::days(30));
    let title = Some(samples::branch().content.name);
    let role = MailDetail { title, role: Some(Role::Organiser), day, ..plain() };
    let paused = MailDetail { halted: Some(Halt::HardBounces), ..of_newsletter() };
    let offered = MailDetail { role: Some(Role::DataOfficer), ..role.clone() };
    vec![
        ("desk_invitation", Note::Invitation, to_olu(plain())),
        ("desk_new_password", Note::NewPassword, to_olu(plain())),
        ("desk_account_reset", Note::AccountReset, to_olu(plain())),
        ("desk_factor_reset", Note::FactorReset, to_olu(plain())),
        ("desk_factor_reset_done", Note::FactorResetDone, to_olu(plain())),
        ("desk_role_offered", Note::RoleOffered, to_olu(offered)),
        ("desk_role_ends", Note::RoleEnds, to_olu(role)),
        ("desk_guidance_due", Note::GuidanceDue, to_olu(MailDetail { day, ..plain() })),
        ("approval_granted", Note::ApprovalGranted, to_olu(of_event())),
        ("approval_refused", Note::ApprovalRefused, to_olu(of_event())),
        ("destroy_copies", Note::DestroyCopies, to_olu(of_event())),
        ("receipt", Note::Receipt, to_olu(of_event())),
        ("receipt_with_earlier", Note::Receipt, to_olu(MailDetail { earlier: Some(5), ..of_event() })),
        ("desk_copies_open", Note::CopiesOpen, to_olu(MailDetail { count: Some(2), ..plain() })),
        ("desk_mails_refused", Note::MailsRefused, to_olu(of_event())),
        ("desk_mails_halted", Note::MailsHalted, to_olu(halted(Halt::HardBounces))),
        ("desk_issue_paused", Note::IssuePaused, to_olu(paused)),
        ("desk_mails_halted_complaints", Note::MailsHalted, to_olu(halted(Halt::Complaints))),
    ]
}

fn to_olu(detail: MailDetail) -> OrganiserMail {
    let site = "https://events.harbour.example";
    OrganiserMail {
        organisation: samples::organisation(),
        language: crate::domain::language::Language::english(),
        name: "Olu Bright".to_owned(),
        detail,
        links: OrganiserLinks {
            site: site.to_owned(),
            invitation: format!("{site}/organise/invitation/S4mpl3"),
            new_password: format!("{site}/organise/new-password/S4mpl3"),
            offer: format!("{site}/organise/offer/S4mpl3"),
            desk: format!("{site}/organise"),
            privacy: format!("{site}/privacy"),
        },
    }
}

pub(crate) fn about(held: Held) -> RecordMail {
    let links = samples::links();
    RecordMail {
        organisation: samples::organisation(),
        links: Links { ticket: links.ticket.filter(|_| held.ticket_code.is_some()), ..links },
        held,
        detail: MailDetail::default(),
        full: false,
        now: samples::now(),
    }
}

/// A week later, in another hall.
fn moved() -> RecordMail {
    let mail = later(TimeDelta::days(7));
    let mut held = Held { expires_at: mail.held.expires_at + TimeDelta::days(7), ..mail.held };
    if let Subject::Event(event) = &mut held.subject {
        event.content.place = LocalText::english("Boat Shed, 9 Rope Walk");
    }
    let old_place = Some(samples::event().content.place);
    RecordMail { detail: MailDetail { old_place, ..mail.detail }, held, ..mail }
}

/// Half an hour later, for as long as before.
fn half_an_hour_later() -> RecordMail {
    let mail = later(TimeDelta::minutes(30));
    RecordMail { detail: MailDetail { old_expires_at: None, ..mail.detail }, ..mail }
}

/// Two months later: the record keeps its old end unless the person says that they still come.
fn moved_far() -> RecordMail {
    let mail = later(TimeDelta::days(60));
    let still_coming = Some(mail.held.expires_at + TimeDelta::days(60));
    RecordMail { held: Held { still_coming, ..mail.held }, ..mail }
}

/// The same hours, but in Berlin's zone instead of London's.
fn by_other_clocks() -> RecordMail {
    let mail = later(TimeDelta::hours(-1));
    let mut held = mail.held;
    let old_timezone = held.event().map(|event| event.timezone);
    if let (Subject::Event(event), Some(berlin)) = (&mut held.subject, Zone::named("Europe/Berlin")) {
        event.timezone = berlin;
    }
    let detail = MailDetail { old_timezone, old_expires_at: None, ..mail.detail };
    RecordMail { held, detail, ..mail }
}

/// Another door code.
fn with_news() -> RecordMail {
    let mut held = samples::registration();
    if let Subject::Event(event) = &mut held.subject {
        event.content.attendee_info = Some(LocalText::english("The new door code is 4711."));
    }
    RecordMail { detail: MailDetail { new_attendee_info: true, ..MailDetail::default() }, ..about(held) }
}

/// Cancelled by mistake.
fn after_all() -> RecordMail {
    let old_expires_at = Some(cancelled().expires_at);
    let detail = MailDetail { old_expires_at, after_all: true, ..MailDetail::default() };
    RecordMail { detail, ..about(samples::registration()) }
}

fn later(by: TimeDelta) -> RecordMail {
    let mut held = samples::registration();
    let (old_starts_at, old_ends_at) = shift(&mut held, by);
    let old_expires_at = Some(held.expires_at);
    let detail = MailDetail { old_starts_at, old_ends_at, old_expires_at, ..MailDetail::default() };
    RecordMail { detail, ..about(held) }
}

fn shift(held: &mut Held, by: TimeDelta) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
    let Subject::Event(event) = &mut held.subject else {
        return (None, None);
    };
    let old = (Some(event.starts_at), Some(event.ends_at));
    event.starts_at += by;
    event.ends_at += by;
    event.closes_at += by;
    event.sequence += 1;
    old
}

fn cancelled() -> Held {
    let mut held = Held { expires_at: samples::now() + TimeDelta::days(14), ..samples::registration() };
    if let Subject::Event(event) = &mut held.subject {
        event.cancelled_at = Some(samples::now());
        event.content.cancelled = Some(LocalText::english("The kitchen has flooded. We are sorry."));
        event.sequence += 1;
    }
    held
}
