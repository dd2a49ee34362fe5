//! The pages behind a person's own links in every state, and the pages that say one thing.

use std::time::Duration;

use super::pages::{private, typed};
use super::{
    at, brought_in, event, frame, links, now, online, pending_registration, pending_subscription, registration,
    subscription, suspended,
};
use crate::components::frame::Frame;
use crate::domain::bounce::SuspensionReason::{Complaint, NoSuchAddress};
use crate::domain::event::Event;
use crate::domain::held::{Held, RecordState, Subject};
use crate::domain::language::Language;
use crate::domain::seats::{HOLD, Offer, Outcome};
use crate::forms::state::{FormError, FormState};
use crate::mails::{sign_up_subject, stop_subject, your_data_subject};
use crate::pages::public::message::{Cancelled, Message};
use crate::pages::public::sent::SentWhat;
use crate::pages::public::your_sign_up::{SignUpNotice, YourSignUpPage};
use crate::pages::public::{cancel, change, confirm, message, sent, unsubscribe, your_sign_up};
use crate::paths;

fn sent_page(what: SentWhat, sent_again: bool, slow: Option<u64>) -> String {
    let (english, list) = (Language::english(), "Quayside news");
    let (subject, correct) = match what {
        SentWhat::Event { .. } => {
            (sign_up_subject(&english, "Summer supper on the quay"), paths::event("summer-supper"))
        }
        SentWhat::Newsletter => (sign_up_subject(&english, list), paths::newsletter("quayside-news")),
        SentWhat::YourData => (your_data_subject(&english), paths::YOUR_DATA.to_owned()),
        SentWhat::Stop => (stop_subject(&english, list), paths::newsletter_stop("quayside-news")),
    };
    sent::html(sent::SentPage {
        frame: private(),
        email: "ada@example.org".to_owned(),
        sender: "Quayside branch, Harbour Co-operative Society <no-reply@harbour.example>".to_owned(),
        subject,
        what,
        path: "/sent/S4mpl3".to_owned(),
        correct,
        slow: slow.map(|minutes| Duration::from_secs(60 * minutes - 30)),
        sent_again,
    })
}

fn offered(offer: Offer) -> SentWhat {
    SentWhat::Event { offer, seats: 2, until: now() + HOLD, zone: event().timezone }
}

fn confirming(held: Held, outcome: Option<Outcome>, changed: bool) -> String {
    let newer = changed.then(|| ("https://events.harbour.example/confirm/L4ter".to_owned(), now()));
    let (seen, now) = ("1".to_owned(), now());
    confirm::html(confirm::ConfirmPage { frame: private(), held, outcome, links: links(), newer, seen, changed, now })
}

fn yours(held: Held, done: Option<SignUpNotice>) -> String {
    your_sign_up::html(YourSignUpPage { frame: private(), held, links: links(), done, now: now() })
}

/// Every page behind a person's links.
pub(super) fn records() -> Vec<(&'static str, String)> {
    let waiting = || Held { state: RecordState::Waiting, ticket_code: None, ..registration() };
    let moved = Held { still_coming: Some(at("2027-09-26T20:00:00Z")), ..registration() };
    let off = Event { cancelled_at: Some(now()), ..event() };
    let off = Held { subject: Subject::Event(Box::new(off)), ..registration() };
    let filled = typed(&[("seats", "2"), ("name", "Ada"), ("food", "No nuts, please"), ("private_agree", "yes")]);
    let filled = FormState::of(filled);
    let too_many = FormState {
        typed: typed(&[("seats", "3"), ("food", "No nuts, please")]),
        errors: vec![
            ("seats".to_owned(), FormError::Seats { most: 2 }),
            ("private_agree".to_owned(), FormError::Agreement),
        ],
        notice: None,
    };
    let changing = |held, form, more| {
        change::html(change::ChangePage { frame: private(), held, links: links(), form, more, now: now() })
    };
    let cancelling = |held| cancel::html(cancel::CancelSignUpPage { frame: private(), held, links: links() });
    let leaving = |held| unsubscribe::html(unsubscribe::UnsubscribePage { frame: private(), held });
    vec![
        ("sent", sent_page(offered(Offer::Held), false, None)),
        ("sent-again", sent_page(offered(Offer::FirstToConfirm), true, None)),
        ("sent-waiting", sent_page(offered(Offer::WaitingList), false, None)),
        ("sent-newsletter", sent_page(SentWhat::Newsletter, false, None)),
        ("sent-your-data", sent_page(SentWhat::YourData, false, None)),
        ("sent-stop", sent_page(SentWhat::Stop, false, None)),
        ("sent-slow", sent_page(offered(Offer::Held), false, Some(40))),
        ("sent-very-slow", sent_page(SentWhat::Newsletter, false, Some(400))),
        ("confirm", confirming(pending_registration(), Some(Outcome::Seats), false)),
        ("confirm-waiting", confirming(pending_registration(), Some(Outcome::WaitingList), false)),
        ("confirm-newsletter", confirming(pending_subscription(), None, false)),
        ("confirm-newer", confirming(pending_registration(), Some(Outcome::Seats), true)),
        ("your-sign-up", yours(registration(), Some(SignUpNotice::Confirmed))),
        ("your-sign-up-taken-back", yours(registration(), Some(SignUpNotice::AgreementTakenBack))),
        ("your-sign-up-pending", yours(pending_registration(), None)),
        ("your-sign-up-waiting", yours(waiting(), Some(SignUpNotice::Changed))),
        ("your-sign-up-online", yours(online(), Some(SignUpNotice::Confirmed))),
        ("your-sign-up-moved", yours(moved, None)),
        ("your-sign-up-cancelled", yours(off, None)),
        ("your-subscription", yours(subscription(), Some(SignUpNotice::Confirmed))),
        ("your-subscription-renew", yours(Held { renewal_asked: true, ..subscription() }, None)),
        ("your-subscription-brought-in", yours(brought_in(), None)),
        ("your-subscription-suspended", yours(suspended(NoSuchAddress, subscription()), None)),
        ("your-sign-up-suspended", yours(suspended(Complaint, registration()), None)),
        ("change", changing(registration(), filled.clone(), Some(20))),
        ("change-full", changing(registration(), filled.clone(), Some(0))),
        ("change-waiting", changing(waiting(), filled, Some(0))),
        ("change-refused", changing(registration(), too_many, Some(1))),
        ("cancel", cancelling(registration())),
        ("cancel-waiting", cancelling(waiting())),
        ("cancel-pending", cancelling(pending_registration())),
        ("cancel-newsletter", cancelling(subscription())),
        ("unsubscribe", leaving(Some(subscription()))),
        ("unsubscribe-gone", leaving(None)),
    ]
}

/// Every page that says one thing.
pub(super) fn messages() -> Vec<(&'static str, String)> {
    let title = || event().content.title.get(frame().words.language()).to_owned();
    let page = |message| message::html(Frame { branch: None, ..private() }, message);
    vec![
        ("not-found", page(Message::NotFound)),
        ("dead-link", page(Message::DeadLink)),
        ("already-signed-up", page(Message::AlreadySignedUp)),
        ("link-mailed", page(Message::LinkMailed)),
        ("erased", page(Message::Erased { title: title(), was: Cancelled::Seats(2), suppressed: false })),
        ("erased-waiting", page(Message::Erased { title: title(), was: Cancelled::Waiting, suppressed: false })),
        ("erased-never", page(Message::Erased { title: title(), was: Cancelled::Pending, suppressed: true })),
        ("unsubscribed-never", page(Message::Unsubscribed { suppressed: true })),
        ("gone", page(Message::Gone)),
        ("lifted", page(Message::Lifted)),
        ("lift-used", page(Message::LiftUsed)),
        ("too-often", page(Message::TooOften)),
        ("wrong-method", page(Message::WrongMethod)),
        ("foreign", page(Message::Foreign)),
        ("elsewhere", page(Message::FromElsewhere { path: "/organise/officer/audit".to_owned() })),
        ("too-large", page(Message::TooLarge)),
        ("too-slow", page(Message::TooSlow)),
        ("bad-request", page(Message::BadRequest)),
        ("error", page(Message::Error)),
        ("busy", page(Message::Busy)),
        ("disk-full", page(Message::Full)),
    ]
}
