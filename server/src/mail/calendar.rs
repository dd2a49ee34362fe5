//! An event as a calendar entry (RFC 5545, RFC 5546): for `/events/{slug}.ics` and for mails. It names no attendees.

use app::domain::event::Event;
use app::domain::language::LocalText;
use app::text::{Words, dates};
use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component as _, EventLike as _, EventStatus, Property};

/// What the entry asks a calendar to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Show it, or update it.
    Publish,
    /// Remove it.
    Cancel,
}

impl Method {
    /// Its name in METHOD.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Cancel => "CANCEL",
        }
    }
}

/// What the entry is made from.
#[derive(Clone, Copy, Debug)]
pub struct CalendarEntry<'e> {
    /// The event.
    pub event: &'e Event,
    /// The language of its texts, and the home zone.
    pub words: &'e Words,
    /// The site's host, for the UID.
    pub host: &'e str,
    /// DTSTAMP: when the entry was made.
    pub stamp: DateTime<Utc>,
    /// The event's public page.
    pub url: &'e str,
    /// The branch's name and email address: both methods require an ORGANIZER (RFC 5546 §3.2.1, §3.2.5).
    pub organiser: (&'e str, &'e str),
    /// Whether to show what is only for attendees. Never in the public file.
    pub attendee_info: bool,
}

/// Writes the entry, with CRLF and folded lines. Its times are in UTC, so that no zone has to be described.
#[must_use]
pub fn write(entry: &CalendarEntry<'_>, method: Method) -> String {
    let CalendarEntry { event, words, host, stamp, url, organiser: (name, email), attendee_info } = *entry;
    let content = &event.content;
    let text = |text: &LocalText| clean(text.get(words.language()));
    // Calendars show times in their own zone, whatever the page said.
    let elsewhere = event.timezone != words.home();
    let when = elsewhere.then(|| dates::span(words, event.starts_at, event.ends_at, event.timezone));
    let said = [Some(&content.summary), content.access.as_ref()];
    let said = said.into_iter().chain([content.attendee_info.as_ref().filter(|_| attendee_info)]).flatten().map(text);
    let description: Vec<String> = when.into_iter().chain(said).collect();
    let cancelled = method == Method::Cancel || event.cancelled_at.is_some();
    let organiser = Property::new("ORGANIZER", format!("mailto:{}", one_line(email)))
        .add_parameter("CN", &one_line(name).replace('"', "'"))
        .done();

    let entry = icalendar::Event::new()
        .uid(&format!("{}@{host}", event.id))
        .timestamp(stamp)
        .sequence(u32::try_from(event.sequence).unwrap_or_default())
        .status(if cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .starts(event.starts_at)
        .ends(event.ends_at)
        .summary(&text(&content.title))
        .location(&text(&content.place))
        .description(&description.join("\n\n"))
        .url(&one_line(url))
        .append_property(organiser)
        .done();
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", format!("-//{host}//events//EN").as_str()))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", method.name()))
        .push(entry);
    calendar.to_string()
}

/// Without control characters: `icalendar` escapes the line feed, but lets a carriage return through.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}
