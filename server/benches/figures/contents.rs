//! What the measured site publishes.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};

/// The event whose page is read and signed up to. It has a limit, so that every sign-up counts its room.
pub const SUPPER: &str = "/events/supper";
/// The event with a long list.
pub const GATHERING: &str = "/events/gathering";
/// The event that soon ends, and with it everything that was kept for it.
pub const ENDING: &str = "/events/ending";

const ORGANISATION: &str = r#"
[organisation]
name = "Harbour Co-operative Society"
address = "1 Rope Walk, Harbour Town HT1 2AB"
privacy_email = "privacy@harbour.example"
privacy_phone = "0161 496 0001"
imprint = "Published by Harbour Co-operative Society, 1 Rope Walk, Harbour Town HT1 2AB."
regulator_name = "the Information Commissioner (ICO)"
regulator_url = "https://ico.org.uk/make-a-complaint/"
processors = ["Quayhost Ltd, which runs the server"]
transfers = false
minimum_age = 16

[[branch]]
slug = "quayside"
name = "Quayside branch"
email = "quayside@harbour.example"
phone = "0161 496 0002"
"#;

const FORM: &str = r#"
[event.purpose]
statement = "Running the supper and telling you about it."
lawful_basis = "legitimate_interests"
interest = "knowing how many are coming"
special_condition = "explicit_consent"
seen_by = "The two organisers of the supper"

[[event.field]]
key = "table"
kind = "one_of"
label = "Where would you like to sit?"
why = "so that we can lay the tables"
options = ["Inside", "Outside"]
"#;

/// The site as it is at first: two events, a year from now.
pub fn first(now: DateTime<Utc>) -> String {
    let (starts, length) = (now + TimeDelta::days(365), TimeDelta::hours(3));
    let supper = event("supper", starts, length, "capacity = 200");
    let gathering = event("gathering", starts, length, "");
    format!("{ORGANISATION}{supper}{gathering}")
}

/// The same, and an event that ends at `end`, with everybody's answers.
pub fn with_ending(now: DateTime<Utc>, end: DateTime<Utc>) -> String {
    let second = TimeDelta::seconds(1);
    format!("{}{}", first(now), event("ending", end - second, second, "keep = \"PT0S\""))
}

fn event(slug: &str, starts: DateTime<Utc>, length: TimeDelta, more: &str) -> String {
    let time = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let (starts, ends) = (time(starts), time(starts + length));
    format!(
        r#"
[[event]]
branch = "quayside"
slug = "{slug}"
title = "Supper by the harbour"
summary = "A long table, a shared meal and the plans for the coming year."
starts_at = {starts}
ends_at = {ends}
timezone = "Europe/London"
place = "Sail Loft, 4 Rope Walk, Harbour Town HT1 2AB"
access = "Step-free from Rope Walk; an accessible toilet on the same floor."
cost = "Free"
{more}
{FORM}"#
    )
}
