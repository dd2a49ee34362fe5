//! An event as a calendar file for everybody, without what only attendees may know.

use app::domain::branch::Branch;
use app::domain::event::Event;
use app::text::Words;

use crate::mail::calendar::{CalendarEntry, Method, write};
use crate::site::Site;

/// The calendar file of an event; for a cancelled one it removes the calendar entry.
#[must_use]
pub fn file(site: &Site, event: &Event, branch: &Branch, words: &Words) -> String {
    let url = format!("{}/events/{}", site.config.base_url, event.slug);
    let entry = CalendarEntry {
        event,
        words,
        host: &site.config.host(),
        stamp: site.clock.now(),
        url: &url,
        organiser: (branch.content.name.get(words.language()), &branch.content.email),
        attendee_info: false,
    };
    write(&entry, if event.cancelled_at.is_some() { Method::Cancel } else { Method::Publish })
}
