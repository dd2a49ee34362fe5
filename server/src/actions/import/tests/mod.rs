//! The import over a real database.

mod changes;
mod faults;
mod publishing;

/// A file with one of each, which the tests change.
pub const FILE: &str = r#"
[organisation]
name = "Harbour Society"
address = "1 Rope Walk"
privacy_email = "privacy@harbour.example"
privacy_phone = "0161 496 0001"
imprint = "Published by Harbour Society, 1 Rope Walk."
regulator_name = "the ICO"
regulator_url = "https://ico.org.uk/make-a-complaint/"
processors = []
transfers = false

[[branch]]
slug = "quayside"
name = "Quayside branch"
email = "quayside@harbour.example"

[[event]]
branch = "quayside"
slug = "supper"
title = "Supper"
summary = "A long table."
starts_at = 2027-06-12T18:00:00
ends_at = "2027-06-12 21:00"
place = "Sail Loft"
capacity = 10

[event.purpose]
statement = "Running the supper."
lawful_basis = "consent"
special_condition = "explicit_consent"
seen_by = "The organisers"

[[event.field]]
key = "food"
kind = "short_text"
label = "What should we arrange?"
why = "so that the kitchen can prepare"
special = true

[[newsletter]]
branch = "quayside"
slug = "news"
title = "Quayside news"
description = "What the branch does."
frequency = "Once a month"

[newsletter.purpose]
statement = "Sending the news."
lawful_basis = "consent"
seen_by = "The secretary"
"#;

/// The file with some text replaced.
pub fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(FILE.to_owned(), |file, (from, to)| {
        assert!(file.contains(from), "the file does not hold {from:?}");
        file.replacen(from, to, 1)
    })
}

/// The file with another line in its event.
pub fn with_event(line: &str) -> String {
    with(&[("title = \"Supper\"", &format!("title = \"Supper\"\n{line}"))])
}
