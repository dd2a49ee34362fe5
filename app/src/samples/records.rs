//! Sample records of one person, and their links.
#![expect(clippy::expect_used, reason = "the samples are fixed and known to be well-formed")]

use chrono::TimeDelta;

use super::{at, branch, event, event_version, key, newsletter, newsletter_version, now};
use crate::domain::bounce::{Suspension, SuspensionReason};
use crate::domain::email_address::EmailAddress;
use crate::domain::field::{Answers, FieldKey};
use crate::domain::held::{ConsentGiven, ConsentSource, Held, Links, RecordState, Subject};
use crate::domain::language::{Language, LocalText};
use crate::domain::list_import::ConsentMeans;

/// A registration of two seats, confirmed.
#[must_use]
pub fn registration() -> Held {
    Held {
        subject: Subject::Event(Box::new(event())),
        branch: branch(),
        version: event_version(),
        state: RecordState::Confirmed,
        email: EmailAddress::parse("ada@example.org").expect("an address"),
        language: Language::english(),
        seats: 2,
        ticket_code: Some("H7QK4M".to_owned()),
        answers: Answers(
            [(key("name"), vec!["Ada".to_owned()]), (key("food"), vec!["No nuts, please".to_owned()])].into(),
        ),
        sooner: vec![(key("food"), at("2027-06-15T20:00:00Z"))],
        created_at: now() - TimeDelta::hours(1),
        confirmed_at: Some(now() - TimeDelta::minutes(50)),
        expires_at: at("2027-06-26T20:00:00Z"),
        still_coming: None,
        arrived: None,
        by_organiser: false,
        renewal_asked: false,
        suspended: None,
        consents: [None, Some(key("food"))].map(given).into(),
    }
}

fn given(field: Option<FieldKey>) -> ConsentGiven {
    ConsentGiven {
        field,
        language: Language::english(),
        asked_at: now() - TimeDelta::hours(1),
        given_at: now() - TimeDelta::minutes(50),
        elsewhere: None,
    }
}

/// A registration of two seats at an online event.
#[must_use]
pub fn online() -> Held {
    let mut event = event();
    event.content.place = LocalText::english("Online");
    event.content.access = Some(LocalText::english("Live captions."));
    event.content.attendee_info =
        Some(LocalText::english("Join at https://meet.harbour.example/supper from 5.45\u{a0}pm."));
    Held { subject: Subject::Event(Box::new(event)), ..registration() }
}

/// The same registration before it is confirmed.
#[must_use]
pub fn pending_registration() -> Held {
    Held {
        state: RecordState::Pending { held_until: Some(now() + TimeDelta::hours(2)) },
        ticket_code: None,
        confirmed_at: None,
        consents: vec![],
        expires_at: now() + TimeDelta::days(7),
        ..registration()
    }
}

/// A confirmed subscription.
#[must_use]
pub fn subscription() -> Held {
    Held {
        subject: Subject::Newsletter(Box::new(newsletter())),
        version: newsletter_version(),
        state: RecordState::Subscribed,
        seats: 1,
        ticket_code: None,
        answers: Answers::default(),
        sooner: vec![],
        consents: vec![given(None)],
        expires_at: at("2029-05-20T17:40:00Z"),
        ..registration()
    }
}

/// A subscription of somebody whose list was brought here.
#[must_use]
pub fn brought_in() -> Held {
    let elsewhere =
        Some(ConsentSource { means: ConsentMeans::Paper, wording: "Please email me the branch's news.".to_owned() });
    Held { consents: vec![ConsentGiven { elsewhere, ..given(None) }], ..subscription() }
}

/// A subscription before it is confirmed.
#[must_use]
pub fn pending_subscription() -> Held {
    Held {
        state: RecordState::Pending { held_until: None },
        confirmed_at: None,
        consents: vec![],
        expires_at: now() + TimeDelta::days(7),
        ..subscription()
    }
}

/// A record to which no mail that many get is sent.
#[must_use]
pub fn suspended(reason: SuspensionReason, held: Held) -> Held {
    Held { suspended: Some(Suspension { at: now() - TimeDelta::days(3), reason }), ..held }
}

/// The links of a record.
#[must_use]
pub fn links() -> Links {
    let url = |path: &str| format!("https://events.harbour.example{path}");
    Links {
        confirm: url("/confirm/S4mpl3"),
        your_sign_up: url("/your-sign-up/S4mpl3"),
        change: url("/your-sign-up/S4mpl3/change"),
        cancel: url("/your-sign-up/S4mpl3/cancel"),
        data: url("/your-sign-up/S4mpl3/data.json"),
        unsubscribe: url("/unsubscribe/S4mpl3"),
        public: url("/events/summer-supper"),
        calendar: url("/events/summer-supper.ics"),
        privacy: url("/privacy"),
        your_data: url("/your-data"),
        ticket: Some(url("/door/H7QK4M")),
    }
}
