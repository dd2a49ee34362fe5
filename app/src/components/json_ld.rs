//! An event as schema.org data for search engines. It goes into a `<script>`, whose text Leptos doesn't escape.

use serde_json::{Value, json};

use super::frame::Frame;
use crate::domain::event::Event;

/// The event as JSON-LD that can't end its script element: every `<` is escaped.
#[must_use]
pub fn of_event(frame: &Frame, event: &Event) -> String {
    let language = frame.words.language();
    let time = |at: chrono::DateTime<chrono::Utc>| event.timezone.local(at).to_rfc3339();
    let status = if event.cancelled_at.is_some() { "EventCancelled" } else { "EventScheduled" };
    let host = frame.branch.as_ref().map_or(&frame.organisation.name, |branch| &branch.content.name);
    let data: Value = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.content.title.get(language),
        "description": event.content.summary.get(language),
        "startDate": time(event.starts_at),
        "endDate": time(event.ends_at),
        "eventStatus": format!("https://schema.org/{status}"),
        "location": { "@type": "Place", "name": event.content.place.get(language) },
        "organizer": { "@type": "Organization", "name": host.get(language) },
        "url": format!("{}/events/{}", frame.base_url, event.slug),
    });
    data.to_string().replace('<', "\\u003c")
}
