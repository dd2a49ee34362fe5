//! What the measured site publishes.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use server::actions::samples::{CONTENTS, dated};

/// The event whose page is read and signed up to. It has a limit, so that every sign-up counts its room.
pub const SUPPER: &str = "/events/supper";
/// The event with a long list.
pub const GATHERING: &str = "/events/gathering";
/// The event that soon ends, and with it everything that was kept for it.
pub const ENDING: &str = "/events/ending";

/// The site as it is at first: the sample content, and an event for everybody who likes.
pub fn first(now: DateTime<Utc>) -> String {
    let gathering = again("gathering", &[("capacity = 80\n", "")]);
    dated(&format!("{CONTENTS}{gathering}"), now.date_naive())
}

/// The same, and an event that ends at `end`, with everybody's answers.
pub fn with_ending(now: DateTime<Utc>, end: DateTime<Utc>) -> String {
    let time = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let ending = again(
        "ending",
        &[
            ("2027-06-12T18:00:00", &time(end - TimeDelta::seconds(1))),
            ("2027-06-12T21:00:00", &time(end)),
            ("capacity = 80", "keep = \"PT0S\""),
            ("special = true", ""),
        ],
    );
    first(now) + &ending
}

/// The supper once more under another slug, with other lines.
fn again(slug: &str, changes: &[(&str, &str)]) -> String {
    let events = CONTENTS.split("[[event]]\n").find(|event| event.contains("slug = \"supper\""));
    let supper = format!("\n[[event]]\n{}", events.unwrap_or_default()).replace("\"supper\"", &format!("\"{slug}\""));
    changes.iter().fold(supper, |event, (line, other)| event.replace(line, other))
}
