//! The purpose slip: what for, who sees it, who it's passed on to, when it's deleted.

use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;

use super::text::{Interpolated, Piece, Said};
use crate::domain::event::Event;
use crate::domain::held::{Held, RecordState};
use crate::domain::newsletter::Newsletter;
use crate::domain::purpose::Wording;
use crate::domain::retention::{self, BACKUP_DAYS, EventEnd, LINKS_REQUEST};
use crate::domain::zone::Zone;
use crate::text::{Words, dates};

/// The lines of a slip, in the reader's language. The same on a form and above a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// "Used for".
    pub used_for: Piece,
    /// "Seen by".
    pub seen_by: Piece,
    /// "Passed on to"; "Nobody" unless a third party is named.
    pub passed_on_to: Piece,
    /// "Deleted": the day, and that it's automatic.
    pub deleted: String,
    /// Answers that are deleted earlier: the question and the day.
    pub sooner: Vec<(Piece, String)>,
    /// Until when it's in backups.
    pub backups: String,
}

impl Slip {
    /// The slip of an event's form.
    #[must_use]
    pub fn of_event(words: &Words, event: &Event, wording: &Wording) -> Self {
        let end = EventEnd { ends_at: event.ends_at, cancelled_at: event.cancelled_at };
        let ends = end.plus(wording.keep);
        let sooner = wording.fields.iter().filter_map(|field| {
            let goes = end.plus(field.keep?);
            (goes < ends).then(|| (Piece::of(&field.label, words), dates::day(words, goes, event.timezone)))
        });
        let day = dates::day(words, ends, event.timezone);
        Self {
            deleted: words.with("slip-deleted-itself", [("day", day.into())]),
            sooner: sooner.collect(),
            backups: backups(words, ends, event.timezone),
            ..Self::of_wording(words, wording)
        }
    }

    /// The slip of somebody who joins the waiting list: an entry is kept no longer than the event, unless it gets a
    /// place.
    #[must_use]
    pub fn of_waiting(words: &Words, event: &Event, wording: &Wording) -> Self {
        let end = EventEnd { ends_at: event.ends_at, cancelled_at: event.cancelled_at };
        let deleted = waiting(words, end.waiting(), end.plus(wording.keep), event.timezone);
        Self { deleted, ..Self::of_event(words, event, wording) }
    }

    /// The slip of a newsletter's form, for somebody who signs up at `now`.
    #[must_use]
    pub fn of_newsletter(words: &Words, newsletter: &Newsletter, wording: &Wording, now: DateTime<Utc>) -> Self {
        let ends = retention::subscription(now, wording.renewed_after(newsletter));
        let day = dates::day(words, ends, words.home());
        Self { deleted: words.with("slip-deleted-list", [("day", day.into())]), ..Self::of_wording(words, wording) }
    }

    /// The same on paper, which may be filled in long after it's printed.
    #[must_use]
    pub fn of_newsletter_on_paper(words: &Words, newsletter: &Newsletter, wording: &Wording) -> Self {
        let months = wording.renewed_after(newsletter);
        let deleted = words.with("privacy-deleted-list", [("months", months.into())]);
        Self { deleted, ..Self::of_wording(words, wording) }
    }

    /// The slip of a record, with its own end.
    #[must_use]
    pub fn of_record(words: &Words, held: &Held) -> Self {
        let wording = &held.version.wording;
        let zone = held.zone(words.home());
        let day = dates::day(words, held.expires_at, zone);
        let sooner = held.sooner.iter().filter_map(|(key, at)| {
            let field = wording.field(key)?;
            (*at < held.expires_at).then(|| (Piece::of(&field.label, words), dates::day(words, *at, zone)))
        });
        Self {
            deleted: match held.state {
                RecordState::Pending { .. } => words.with("slip-deleted-pending", [("day", day.into())]),
                RecordState::Confirmed | RecordState::Waiting => match held.ends_with_place() {
                    Some(later) => waiting(words, held.expires_at, later, zone),
                    None => words.with("slip-deleted-itself", [("day", day.into())]),
                },
                RecordState::Subscribed => words.with("slip-deleted-list", [("day", day.into())]),
            },
            sooner: sooner.collect(),
            backups: match held.state {
                RecordState::Subscribed => backups_later(words),
                _ => backups(words, held.expires_at, zone),
            },
            ..Self::of_wording(words, wording)
        }
    }

    /// The slip of the "your data" form.
    #[must_use]
    pub fn of_your_data(words: &Words) -> Self {
        Self {
            used_for: Piece::own(words.get("your-data-used-for")),
            seen_by: Piece::own(words.get("your-data-seen-by")),
            passed_on_to: Piece::own(words.get("slip-nobody")),
            deleted: words.with("your-data-deleted", [("days", LINKS_REQUEST.num_days().into())]),
            sooner: vec![],
            backups: backups_later(words),
        }
    }

    /// The slip of the form that stops a newsletter.
    #[must_use]
    pub fn of_stop(words: &Words) -> Self {
        Self { used_for: Piece::own(words.get("stop-used-for")), ..Self::of_your_data(words) }
    }

    /// What every slip copies from the wording; the ends are filled in later.
    fn of_wording(words: &Words, wording: &Wording) -> Self {
        Self {
            used_for: Piece::of(&wording.statement, words),
            seen_by: Piece::of(&wording.seen_by, words),
            passed_on_to: Piece::own(words.get("slip-nobody")),
            deleted: String::new(),
            sooner: vec![],
            backups: backups_later(words),
        }
    }
}

/// The end of an entry on the waiting list, and the one it gets with a place.
fn waiting(words: &Words, ends: DateTime<Utc>, later: DateTime<Utc>, zone: Zone) -> String {
    let [day, later] = [ends, later].map(|at| dates::day(words, at, zone).into());
    words.with("slip-deleted-waiting", [("day", day), ("later", later)])
}

fn sooner_line(words: &Words, label: &Piece, day: &str) -> String {
    words.with("slip-sooner-line", [("label", label.text.clone().into()), ("day", day.to_owned().into())])
}

fn backups(words: &Words, ends: DateTime<Utc>, zone: Zone) -> String {
    let gone = ends + TimeDelta::days(i64::from(BACKUP_DAYS));
    words.with("slip-backups-by", [("day", dates::day(words, gone, zone).into())])
}

fn backups_later(words: &Words) -> String {
    words.with("slip-backups-later", [("days", BACKUP_DAYS.into())])
}

/// The slip on a page: a small torn-off ticket.
#[component]
pub fn PurposeSlip(
    /// The texts.
    words: Words,
    /// Its lines.
    slip: Slip,
) -> impl IntoView {
    let title = words.get("slip-title");
    view! {
        <section class="slip" id="what-for" aria-labelledby="what-for-title">
            <h2 id="what-for-title">{title}</h2>
            <Lines words slip/>
        </section>
    }
}

/// The slip in two lines: what for, and when it's deleted. The rest opens.
#[component]
pub fn ShortSlip(
    /// The texts.
    words: Words,
    /// Its lines.
    slip: Slip,
) -> impl IntoView {
    let (title, used_for) = (words.get("slip-title"), slip.used_for.clone());
    let deleted = words.with("slip-short-deleted", [("deleted", slip.deleted.clone().into())]);
    view! {
        <details class="slip short" id="what-for">
            <summary><b>{title}</b><span><Said piece=used_for/>" "{deleted}</span></summary>
            <Lines words slip/>
        </details>
    }
    .into_any()
}

/// The lines of a slip, as terms and values.
#[component]
fn Lines(words: Words, slip: Slip) -> impl IntoView {
    let sooner = slip.sooner.into_iter().map(|(label, day)| {
        let sentence = sooner_line(&words, &label, &day);
        view! { <p><Interpolated sentence piece=label/></p> }
    });
    view! {
        <dl>
            <div><dt>{words.get("slip-used-for")}</dt><dd><Said piece=slip.used_for/></dd></div>
            <div><dt>{words.get("slip-seen-by")}</dt><dd><Said piece=slip.seen_by/></dd></div>
            <div><dt>{words.get("slip-passed-on")}</dt><dd><Said piece=slip.passed_on_to/></dd></div>
            <div>
                <dt>{words.get("slip-deleted")}</dt>
                <dd><p><strong>{slip.deleted}</strong></p>{sooner.collect::<Vec<_>>()}<p>{slip.backups}</p></dd>
            </div>
        </dl>
    }
}
