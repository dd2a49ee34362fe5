//! The sample organisation with events that the tests of zones and cancellations write themselves.

use server::actions::samples::organisation;

/// An event on `day` from one time to another, with more lines of its own.
pub fn event(slug: &str, day: &str, (from, to): (&str, &str), lines: &str) -> String {
    format!(
        r#"
[[event]]
branch = "quayside"
slug = "{slug}"
title = "The {slug}"
summary = "An evening together."
starts_at = {day}T{from}:00
ends_at = {day}T{to}:00
place = "Heaton Hall"
{lines}

[event.purpose]
statement = "To run the evening and tell you about it."
lawful_basis = "consent"
special_condition = "explicit_consent"
seen_by = "The two organisers"

[[event.field]]
key = "food"
kind = "long_text"
label = "What should we arrange for you to eat?"
why = "so that the kitchen can prepare"
special = true
"#
    )
}

/// The organisation with these events.
pub fn with(events: &[String]) -> String {
    format!("{}{}", organisation(), events.concat())
}
