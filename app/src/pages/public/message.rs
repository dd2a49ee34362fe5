//! Pages with a single message: not found, dead link, already signed up, erased, unsubscribed, an error.

use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::frame::Frame;
use crate::components::links::reachable;
use crate::components::render::render;
use crate::domain::held::{Held, RecordState};
use crate::domain::retention::BACKUP_DAYS;
use crate::paths;
use crate::text::Words;

/// What a person cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cancelled {
    /// A sign-up that nobody had confirmed.
    Pending,
    /// So many places, which are free again.
    Seats(u32),
    /// An entry on the waiting list.
    Waiting,
    /// A subscription.
    Subscription,
}

impl Cancelled {
    /// What a record was.
    #[must_use]
    pub const fn of(held: &Held) -> Self {
        match held.state {
            RecordState::Pending { .. } => Self::Pending,
            RecordState::Confirmed => Self::Seats(held.seats),
            RecordState::Waiting => Self::Waiting,
            RecordState::Subscribed => Self::Subscription,
        }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Message {
    /// 404: no such page.
    NotFound,
    /// 404: unknown, expired, tampered or foreign token, all alike, with a way on.
    DeadLink,
    /// A used confirm link whose record still exists: one button "Email me my link" that posts `again=yes` to this
    /// path.
    AlreadySignedUp,
    /// "Email me my link" was pressed.
    LinkMailed,
    /// A cancelled sign-up is erased.
    Erased {
        /// The title of the event or newsletter.
        title: String,
        /// What it was.
        was: Cancelled,
        /// "Never email me again" was chosen.
        suppressed: bool,
    },
    /// A cancel link of a sign-up that's already erased.
    Gone,
    /// Unsubscribed; the subscription is erased.
    Unsubscribed {
        /// "Never email me again" was chosen.
        suppressed: bool,
    },
    /// "Never email me again" was undone.
    Lifted,
    /// A link that undid it, or was too old to, is opened again.
    LiftUsed,
    /// 429: the buttons of one record, or from one network, were pressed too often.
    TooOften,
    /// 405: a method the path doesn't have.
    WrongMethod,
    /// 403: a form sent from another site.
    Foreign,
    /// 403: a link from another site to a page whose opening is audited.
    FromElsewhere {
        /// The page.
        path: String,
    },
    /// 413: too much was sent.
    TooLarge,
    /// 408: a form that didn't arrive completely in time.
    TooSlow,
    /// 400: the form could not be read.
    BadRequest,
    /// 500: nothing was changed; try again.
    Error,
    /// 503: busy; nothing was changed; try again.
    Busy,
    /// 507: the disk is full; nothing was saved.
    Full,
}

/// The page.
#[must_use]
pub fn html(frame: Frame, message: Message) -> String {
    render(move || {
        let words = frame.words.clone();
        let (title, text) = match &message {
            Message::NotFound => (words.get("not-found"), words.get("not-found-text")),
            Message::DeadLink => (words.get("dead-link"), words.get("dead-link-text")),
            Message::AlreadySignedUp => (words.get("already"), words.get("already-text")),
            Message::LinkMailed => (words.get("link-mailed"), words.get("link-mailed-text")),
            Message::Erased { title, was, .. } => erased(&words, title, *was),
            Message::Gone => (words.get("gone"), words.get("gone-text")),
            Message::Unsubscribed { .. } => (words.get("unsubscribed"), words.get("unsubscribed-text")),
            Message::Lifted => (words.get("lifted"), words.get("lifted-text")),
            Message::LiftUsed => (words.get("lift-used"), words.get("lift-used-text")),
            Message::TooOften => (words.get("too-often"), words.get("too-often-text")),
            Message::WrongMethod => (words.get("wrong-method"), words.get("wrong-method-text")),
            Message::Foreign => (words.get("foreign"), words.get("foreign-text")),
            Message::FromElsewhere { .. } => (words.get("elsewhere"), words.get("elsewhere-text")),
            Message::TooLarge => (words.get("too-large"), words.get("too-large-text")),
            Message::TooSlow => (words.get("too-slow"), words.get("too-slow-text")),
            Message::BadRequest => (words.get("bad-request"), words.get("bad-request-text")),
            Message::Error => (words.get("error-title"), words.get("error-text")),
            Message::Busy => (words.get("busy"), words.get("busy-text")),
            Message::Full => (words.get("full"), words.get("full-text")),
        };
        let suppressed = match message {
            Message::Erased { suppressed: true, .. } | Message::Unsubscribed { suppressed: true } => {
                Some(view! { <p>{words.get("never-text")}</p> })
            }
            _ => None,
        };
        let deleted = matches!(message, Message::Erased { .. }).then(|| view! { <p>{words.get("erased-deleted")}</p> });
        let backups = matches!(message, Message::Erased { .. } | Message::Gone | Message::Unsubscribed { .. })
            .then(|| view! { <p class="small">{words.with("gone-backups", [("days", BACKUP_DAYS.into())])}</p> });
        let phone = frame.phone().to_owned();
        let help =
            words.with("message-help", [("email", frame.email().to_owned().into()), ("phone", phone.clone().into())]);
        view! {
            <Document frame=Frame { canonical: None, ..frame } title=title.clone()>
                <h1>{title}</h1>
                <p class="lead">{text}</p>
                {deleted}
                {suppressed}
                {backups}
                {way_on(&words, &message)}
                <p class="small">{reachable(&help, &phone)}</p>
            </Document>
        }
    })
}

/// What was cancelled, and what that means for others.
fn erased(words: &Words, title: &str, was: Cancelled) -> (String, String) {
    let (heading, text, seats) = match was {
        Cancelled::Pending => ("erased-pending", "erased-pending-text", 0),
        Cancelled::Seats(seats) => ("erased", "erased-text", seats),
        Cancelled::Waiting => ("erased-waiting", "erased-waiting-text", 0),
        Cancelled::Subscription => ("unsubscribed", "erased-subscription-text", 0),
    };
    (words.get(heading), words.with(text, [("title", title.to_owned().into()), ("seats", seats.into())]))
}

/// What to do next.
fn way_on(words: &Words, message: &Message) -> AnyView {
    match message {
        Message::AlreadySignedUp => view! {
            <form method="post">
                <input type="hidden" name="again" value="yes"/>
                <p class="buttons"><button>{words.get("already-button")}</button></p>
            </form>
        }
        .into_any(),
        Message::DeadLink => view! {
            <p class="buttons">
                <a class="button" href=paths::YOUR_DATA>{words.get("dead-link-data")}</a>
                <a href="/">{words.get("way-home")}</a>
            </p>
        }
        .into_any(),
        Message::FromElsewhere { path } => {
            view! { <p><a class="go" href=path.clone()>{words.get("elsewhere-on")}</a></p> }.into_any()
        }
        _ => view! { <p><a class="go" href="/">{words.get("way-home")}</a></p> }.into_any(),
    }
}
