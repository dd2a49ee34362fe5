//! A small organisation in London with one branch, whose events the tests of zones and cancellations write themselves.

/// Who runs it.
pub const SOCIETY: &str = r#"
[organisation]
name = "The Example Society"
address = "1 Test Street, Stockport"
privacy_email = "privacy@example.org"
privacy_phone = "0161 496 0000"
imprint = "Published by The Example Society, 1 Test Street, Stockport"
regulator_name = "the data protection regulator"
regulator_url = "https://regulator.example"
processors = []
transfers = false
minimum_age = 13

[[branch]]
slug = "main"
name = "Main branch"
email = "main@example.org"
phone = "0161 496 0001"
"#;

/// An event on `day` from one time to another, with more lines of its own.
pub fn event(slug: &str, day: &str, (from, to): (&str, &str), lines: &str) -> String {
    format!(
        r#"
[[event]]
branch = "main"
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

/// The society with these events.
pub fn with(events: &[String]) -> String {
    format!("{SOCIETY}{}", events.concat())
}
