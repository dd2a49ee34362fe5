// The content that every test's site is filled with: the program's own samples, whose 20 May 2027 is today.

import { readFileSync } from 'node:fs';

const DAY = 24 * 60 * 60 * 1000;

/** A local date and time without zone, so many days from now. */
export function inDays(days: number, time: string): string {
  return `${new Date(Date.now() + days * DAY).toISOString().slice(0, 10)}T${time}`;
}

/** The events by their slugs. `supper` ends in 23 days and is kept for 14 more. */
export const EVENTS = { supper: 'supper', full: 'harbour-walk', closed: 'closed', cancelled: 'kite-making' };
export const NEWSLETTERS = { news: 'news', closed: 'harbour-times' };
export const BRANCH = 'quayside';

/** The sample newsletter as it is, but with an archive. */
export const ARCHIVED = `
[[newsletter]]
branch = "${BRANCH}"
slug = "${NEWSLETTERS.news}"
title = "Quayside news"
description = "What the branch is doing."
frequency = "Once a month"
archive = true

[newsletter.purpose]
statement = "Sending you Quayside news."
lawful_basis = "consent"
special_condition = "explicit_consent"
seen_by = "The branch secretary"
`;

/** Days from now on which the supper is over but its records live, and on which they must be gone. */
export const AFTER_SUPPER = 30;
export const PAST_ITS_END = 40;

export function content(): string {
  const samples = ['contents', 'look'].map((name) => readFileSync(`../server/samples/${name}.toml`, 'utf8')).join('\n');
  const today = (date: string) => inDays((Date.parse(date) - Date.parse('2027-05-20')) / DAY, '').slice(0, -1);
  // One sign-up fills the walk.
  return samples.replaceAll(/\d{4}-\d\d-\d\d/g, today).replace('capacity = 8\n', 'capacity = 1\n');
}
