// The content that every test's site is filled with: what an operator would import, with dates that lie ahead.

const DAY = 24 * 60 * 60 * 1000;

/** A local date and time without zone, so many days from now. */
export function inDays(days: number, time: string): string {
  return `${new Date(Date.now() + days * DAY).toISOString().slice(0, 10)}T${time}`;
}

/** The events by their slugs. `supper` ends in two days and is kept for 14 more. */
export const EVENTS = { supper: 'summer-supper', full: 'boat-trip', closed: 'choir-day', cancelled: 'kite-making' };
export const NEWSLETTERS = { news: 'quayside-news', closed: 'harbour-times' };
export const BRANCH = 'quayside';

/** Days from now on which the supper is over but its records live, and on which they must be gone. */
export const AFTER_SUPPER = 10;
export const PAST_ITS_END = 20;

const purpose = (table: 'event' | 'newsletter', statement: string) => `
[${table}.purpose]
statement = "${statement}"
lawful_basis = "consent"
special_condition = "explicit_consent"
seen_by = "The two organisers"
`;

const event = (slug: string, title: string, more: string) => `
[[event]]
branch = "${BRANCH}"
slug = "${slug}"
title = "${title}"
summary = "An evening at the long table. All are welcome."
starts_at = ${inDays(2, '12:00:00')}
ends_at = ${inDays(2, '15:00:00')}
timezone = "Europe/London"
place = "The Sail Loft, 4 Rope Walk, Harbour Town"
access = "Step-free from the street. There is a hearing loop."
attendee_info = "The door code is 4821."
cost = "Free"
group_max = 4
keep = "P14D"
${more}
${purpose('event', 'Running this event and telling you about it. Nothing else.')}`;

const newsletter = (slug: string, title: string, more: string) => `
[[newsletter]]
branch = "${BRANCH}"
slug = "${slug}"
title = "${title}"
description = "What the branch is doing, and how to join in."
frequency = "Once a month"
renew_months = 24
${more}
${purpose('newsletter', 'Sending you this newsletter. Nothing else.')}`;

export function content(): string {
  return `
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
minimum_age = 13

[[branch]]
slug = "${BRANCH}"
name = "Quayside branch"
email = "quayside@harbour.example"
phone = "0161 496 0002"
post = "Sail Loft, 4 Rope Walk, Harbour Town HT1 2AB"
${event(EVENTS.supper, 'Summer supper', 'capacity = 80')}
[[event.field]]
key = "travel"
kind = "short_text"
label = "How will you travel?"
why = "so that we can share lifts"
required = false

[[event.field]]
key = "help"
kind = "several_of"
label = "Can you help on the day?"
why = "so that we can plan the evening"
required = false
options = ["Setting up", "Clearing away"]

[[event.field]]
key = "food"
kind = "long_text"
label = "What should we arrange for you to eat?"
why = "so that the kitchen can prepare"
required = false
keep = "P3D"
special = true
${event(EVENTS.full, 'Boat trip', 'capacity = 1')}
${event(EVENTS.closed, 'Choir day', `closes_at = ${inDays(-1, '12:00:00')}`)}
${event(EVENTS.cancelled, 'Kite making', 'cancelled = "The hall is closed for repairs."')}
${newsletter(NEWSLETTERS.news, 'Quayside news', '')}
${newsletter(NEWSLETTERS.closed, 'Harbour times', 'closed = true')}
`;
}
