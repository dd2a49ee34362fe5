//! What the sites of the tests publish.

/// One branch, an event with every kind of question, a small one, an unlisted one, a closed one, and a newsletter.
pub const CONTENTS: &str = r#"
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

[[event]]
branch = "quayside"
slug = "supper"
title = "Summer supper"
summary = "A long table and a shared meal."
starts_at = 2027-06-12T18:00:00
ends_at = 2027-06-12T21:00:00
timezone = "Europe/London"
place = "Sail Loft, 4 Rope Walk"
access = "Step-free from Rope Walk."
attendee_info = "The door code is 4821."
cost = "Free"
capacity = 80

[event.purpose]
statement = "Running the summer supper and telling you about it."
lawful_basis = "legitimate_interests"
interest = "knowing how many are coming"
special_condition = "explicit_consent"
seen_by = "The two organisers of the supper"

[[event.field]]
key = "food"
kind = "long_text"
label = "What should we arrange for you to eat?"
why = "so that the kitchen can prepare"
special = true

[[event.field]]
key = "table"
kind = "one_of"
label = "Where would you like to sit?"
why = "so that we can lay the tables"
options = ["Inside", "Outside"]

[[event.field]]
key = "helps"
kind = "several_of"
label = "Can you help?"
why = "so that we can plan the evening"
options = ["Setting up", "Serving", "Clearing away"]

[[event]]
branch = "quayside"
slug = "small"
title = "Small meeting"
summary = "Ten chairs and no more."
starts_at = 2027-06-10T19:00:00
ends_at = 2027-06-10T21:00:00
place = "The back room"
cost = "Free"
capacity = 10
name = "off"

[event.purpose]
statement = "Running the meeting and telling you about it."
lawful_basis = "contract"
special_condition = "explicit_consent"
seen_by = "The secretary"

[[event]]
branch = "quayside"
slug = "quiet"
title = "Quiet meeting"
summary = "For those who have the link."
starts_at = 2027-06-11T19:00:00
ends_at = 2027-06-11T21:00:00
place = "The back room"
cost = "Free"
listed = false
name = "required"
group_max = 1

[event.purpose]
statement = "Running the meeting and telling you about it."
lawful_basis = "contract"
special_condition = "explicit_consent"
seen_by = "The secretary"

[[event]]
branch = "quayside"
slug = "closed"
title = "Closed meeting"
summary = "Sign-up is over."
starts_at = 2027-06-13T19:00:00
ends_at = 2027-06-13T21:00:00
closes_at = 2027-05-01T12:00:00
place = "The back room"
cost = "Free"

[event.purpose]
statement = "Running the meeting and telling you about it."
lawful_basis = "contract"
special_condition = "explicit_consent"
seen_by = "The secretary"

[[newsletter]]
branch = "quayside"
slug = "news"
title = "Quayside news"
description = "What the branch is doing."
frequency = "Once a month"

[newsletter.purpose]
statement = "Sending you Quayside news."
lawful_basis = "consent"
special_condition = "explicit_consent"
seen_by = "The branch secretary"
"#;
