//! What is held about one person for one purpose, opened for that person: the one model behind "your sign-up", the
//! confirm and cancel pages, the download and every mail about a record.

use chrono::{DateTime, Utc};

use super::bounce::Suspension;
use super::branch::Branch;
use super::email_address::EmailAddress;
use super::event::Event;
use super::field::{Answers, FieldKey};
use super::language::{Language, LocalText};
use super::list_import::ConsentMeans;
use super::newsletter::Newsletter;
use super::purpose::PurposeVersion;
use super::retention::EventEnd;
use super::zone::Zone;

/// What a record is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A registration to this event.
    Event(Box<Event>),
    /// A subscription to this newsletter.
    Newsletter(Box<Newsletter>),
}

impl Subject {
    /// The title.
    #[must_use]
    pub const fn title(&self) -> &LocalText {
        match self {
            Self::Event(event) => &event.content.title,
            Self::Newsletter(newsletter) => &newsletter.content.title,
        }
    }

    /// The event, if it is one.
    #[must_use]
    pub const fn event(&self) -> Option<&Event> {
        match self {
            Self::Event(event) => Some(event),
            Self::Newsletter(_) => None,
        }
    }

    /// The zone its dates are shown in: the event's, else the organisation's.
    #[must_use]
    pub const fn zone(&self, home: Zone) -> Zone {
        match self {
            Self::Event(event) => event.timezone,
            Self::Newsletter(_) => home,
        }
    }
}

/// The state of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordState {
    /// Not confirmed yet.
    Pending {
        /// Until when the seats are held; `None` for newsletters, and when the first to confirm gets them.
        held_until: Option<DateTime<Utc>>,
    },
    /// A confirmed registration with its seats.
    Confirmed,
    /// A confirmed registration on the waiting list.
    Waiting,
    /// A confirmed subscription.
    Subscribed,
}

/// A consent that was given, and what is kept of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentGiven {
    /// The special field it's for; `None` means the purpose as a whole.
    pub field: Option<FieldKey>,
    /// The language of the wording.
    pub language: Language,
    /// When the form was sent.
    pub asked_at: DateTime<Utc>,
    /// When the link in the mail was used.
    pub given_at: DateTime<Utc>,
    /// Where it was given, if not here.
    pub elsewhere: Option<ConsentSource>,
}

/// A consent that was given elsewhere, before its list was brought here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentSource {
    /// How.
    pub means: ConsentMeans,
    /// What was agreed to, word for word.
    pub wording: String,
}

/// A record, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// What it is for.
    pub subject: Subject,
    /// The branch that holds the event or newsletter.
    pub branch: Branch,
    /// The wording the person saw.
    pub version: PurposeVersion,
    /// Its state.
    pub state: RecordState,
    /// The address.
    pub email: EmailAddress,
    /// The language the person signed up in.
    pub language: Language,
    /// Seats; 1 for a subscription.
    pub seats: u32,
    /// The ticket code, once there are seats.
    pub ticket_code: Option<String>,
    /// The answers that have not expired.
    pub answers: Answers,
    /// The answers that end before the record, and when.
    pub sooner: Vec<(FieldKey, DateTime<Utc>)>,
    /// When the form was sent.
    pub created_at: DateTime<Utc>,
    /// When it was confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// When the record ends.
    pub expires_at: DateTime<Utc>,
    /// The end it gets once the person says "still coming", after a move that asks for it.
    pub still_coming: Option<DateTime<Utc>>,
    /// How many of the seats have arrived, and when the last of them did.
    pub arrived: Option<(u32, DateTime<Utc>)>,
    /// Whether an organiser added it for somebody who asked by phone or on paper.
    pub by_organiser: bool,
    /// Whether the yearly "do you still want this?" has been asked and not answered.
    pub renewal_asked: bool,
    /// Since when, and why, no mail that many get is sent to the address.
    pub suspended: Option<Suspension>,
    /// The consents that were given.
    pub consents: Vec<ConsentGiven>,
}

impl Held {
    /// The title of the event or newsletter.
    #[must_use]
    pub fn title(&self) -> &LocalText {
        self.subject.title()
    }

    /// The event, if it is one.
    #[must_use]
    pub fn event(&self) -> Option<&Event> {
        self.subject.event()
    }

    /// When answers that end before the record would be deleted, by field, given or not: for a form shown again.
    #[must_use]
    pub fn sooner_if_answered(&self) -> Vec<(FieldKey, DateTime<Utc>)> {
        let Some(event) = self.event() else { return vec![] };
        let end = EventEnd { ends_at: event.ends_at, cancelled_at: event.cancelled_at };
        let sooner = self.version.wording.fields.iter().filter_map(|field| {
            let goes = end.plus(field.keep?);
            (goes < self.expires_at).then(|| (field.key.clone(), goes))
        });
        sooner.collect()
    }

    /// The end that a record on the waiting list gets with a place, if that's another one. After a far move it keeps
    /// its own until somebody says "still coming".
    #[must_use]
    pub fn ends_with_place(&self) -> Option<DateTime<Utc>> {
        let event = self.event().filter(|_| self.state == RecordState::Waiting && self.still_coming.is_none())?;
        let end = EventEnd { ends_at: event.ends_at, cancelled_at: event.cancelled_at };
        let ends = end.plus(self.version.wording.keep);
        (event.cancelled_at.is_none() && ends > self.expires_at).then_some(ends)
    }

    /// The zone its dates are shown in: the event's, else the organisation's.
    #[must_use]
    pub const fn zone(&self, home: Zone) -> Zone {
        self.subject.zone(home)
    }
}

/// The links of one record. All are whole URLs; each opens a page with a button.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// "Confirm".
    pub confirm: String,
    /// "Your sign-up".
    pub your_sign_up: String,
    /// Change page.
    pub change: String,
    /// Cancel page: erases; for unconfirmed records "this wasn't me: delete now".
    pub cancel: String,
    /// The download as JSON.
    pub data: String,
    /// Unsubscribe page and RFC 8058 target (newsletters).
    pub unsubscribe: String,
    /// The public page of the event or newsletter.
    pub public: String,
    /// The calendar file (events).
    pub calendar: String,
    /// The privacy notice.
    pub privacy: String,
    /// The "your data" page.
    pub your_data: String,
    /// The URL in a ticket's QR code, the ticket's page for the door (confirmed registrations).
    pub ticket: Option<String>,
}
