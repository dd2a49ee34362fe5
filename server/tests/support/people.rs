//! Who signs up in the tests, and what they write.

/// Somebody who answers everything, two seats: sits inside, helps with setting up and serving.
pub const ADA: [(&str, &str); 8] = [
    ("email", "Ada.Lovelace@Example.org"),
    ("name", "Ada Lovelace"),
    ("seats", "2"),
    ("food", "No walnuts for me"),
    ("private_agree", "yes"),
    ("table", "1"),
    ("helps", "1"),
    ("helps", "2"),
];

/// Where the mails to [`ADA`] go.
pub const ADAS_ADDRESS: &str = "Ada.Lovelace@example.org";

/// Somebody who gives the address alone.
pub const BEN: [(&str, &str); 2] = [("email", "ben@example.org"), ("seats", "1")];

/// The same for the newsletter.
pub const BEN_READS: [(&str, &str); 2] = [("email", "ben@example.org"), ("consent", "yes")];

/// What is never to be seen of [`ADA`]: address as typed, as sent to and folded, name, answers.
pub const ADAS_TRACES: [&str; 5] = [
    "Ada.Lovelace@Example.org",
    "Ada.Lovelace@example.org",
    "ada.lovelace@example.org",
    "Ada Lovelace",
    "No walnuts for me",
];
