// A page fits the width it is given: nothing has to be scrolled sideways, least of all at 320 px, whatever long words
// stand in it; and what is written from right to left is read so.

import type { Page } from '@playwright/test';
import { BRANCH, EVENTS, NEWSLETTERS, inDays } from '../support/content.ts';
import { LABELS, chooseSeats, confirm, confirmButton, nextPage, signUp, signUpButton } from '../support/flows.ts';
import { expect, test } from '../support/test.ts';

/** As long as a word gets in Welsh or German. */
const LONG = 'Rinderkennzeichnungsfleischetikettierer';
const WORDY = 'long-word';
const ADDRESS = 'reader@mail.example';

const wordy = (): string => `
[[branch]]
slug = "wordy"
name = "${LONG}"
email = "wordy@harbour.example"

[[event]]
branch = "wordy"
slug = "${WORDY}"
title = "${LONG}"
summary = "${LONG} and https://harbour.example/${LONG}/${LONG}"
starts_at = ${inDays(2, '12:00:00')}
ends_at = ${inDays(2, '15:00:00')}
timezone = "Europe/London"
place = "${LONG}"
access = "${LONG}"
attendee_info = "See www.harbour.example/${LONG}. \u05E9\u05DC\u05D5\u05DD"
cost = "${LONG}"
group_max = 4
keep = "P14D"

[event.purpose]
statement = "${LONG} and no more."
lawful_basis = "consent"
special_condition = "explicit_consent"
seen_by = "${LONG}"

[[event.field]]
key = "choice"
kind = "one_of"
label = "${LONG}?"
why = "so that ${LONG} can be done"
required = false
options = ["${LONG}", "Short"]

[[event.field]]
key = "tick"
kind = "several_of"
label = "${LONG}!"
why = "so that ${LONG} can be done"
required = false
options = ["${LONG}", "Short"]

[[newsletter]]
branch = "wordy"
slug = "${WORDY}-news"
title = "${LONG}"
description = "${LONG}"
frequency = "${LONG}"
renew_months = 24

[newsletter.purpose]
statement = "${LONG}."
lawful_basis = "consent"
special_condition = "explicit_consent"
seen_by = "${LONG}"
`;

async function fits(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over, what).toBeLessThanOrEqual(0);
}

test('no page is wider than its window', async ({ page, site }) => {
  await signUp(page, 2);
  const sent = page.url();
  const ticket = await confirm(page, site);
  const pages = [
    '/',
    `/branches/${BRANCH}`,
    `/events/${EVENTS.supper}`,
    `/newsletters/${NEWSLETTERS.news}`,
    '/your-data',
    '/privacy',
    sent,
    ticket.record,
    `${ticket.record}/change`,
    `${ticket.record}/cancel`,
  ];
  for (const one of pages) {
    await page.goto(one);
    await fits(page, one);
  }
});

test('a word of 39 letters widens no page and no mail', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await site.publish(wordy());
  for (const one of ['/', '/branches/wordy', `/events/${WORDY}`, `/newsletters/${WORDY}-news`, '/privacy']) {
    await page.goto(one);
    await expect(page.getByText(LONG).first()).toBeVisible();
    await fits(page, one);
  }
  await page.goto(`/events/${WORDY}`);
  await page.getByLabel(LABELS.email).fill(ADDRESS);
  await chooseSeats(page, 1);
  await nextPage(page, () => signUpButton(page).click());
  await fits(page, 'sent');
  const asked = await site.mail.next(ADDRESS, '/confirm/');
  await page.goto(asked.link('/confirm/'));
  await fits(page, 'confirm');
  await nextPage(page, () => confirmButton(page).click());
  await fits(page, 'your sign-up');

  const info = page.locator('.typed', { hasText: 'www.harbour.example' });
  await expect(info.locator('a')).toHaveAttribute('href', `https://www.harbour.example/${LONG}`);
  await expect(info).toHaveAttribute('dir', 'auto');

  const ticket = await site.mail.next(ADDRESS, '/your-sign-up/');
  // Mails have their style within, which our pages' policy forbids.
  await page.goto('about:blank');
  for (const letter of [asked, ticket]) {
    await page.setContent(String(letter.parsed.html));
    await expect(page.getByText(LONG).first()).toBeVisible();
    await fits(page, String(letter.parsed.subject));
  }
});
