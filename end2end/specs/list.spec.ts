// A list of 500 readers comes from another program, and gets an issue at the time it was scheduled for. People leave in
// the middle of it, each in their own way, and nobody who has left gets it.

import type { Locator } from '@playwright/test';
import { comeIn, expectAccessible, press } from '../support/colleague.ts';
import { ARCHIVED, EVENTS, NEWSLETTERS } from '../support/content.ts';
import { nextPage } from '../support/flows.ts';
import { deskTest as test, expect } from '../support/test.ts';

// The issue waits for its minute.
test.describe.configure({ timeout: 360_000 });

const NEWS = `/organise/newsletters/${NEWSLETTERS.news}`;
const PUBLIC = `/newsletters/${NEWSLETTERS.news}`;
const ORGANISER = 'olu@harbour.example';
const READERS = Array.from({ length: 500 }, (_, at) => `reader${at}@example.org`);
const SUBJECT = 'The roof is done';
const SHOWN = 'The hall in the morning';
/** How many get the issue before somebody leaves. */
const FIRST = 100;

/** A minute that is about to begin, as the organisation's clock shows it. */
function soon(): { date: string; time: string } {
  const at = new Date(Date.now() + 75_000);
  const shown = (options: Intl.DateTimeFormatOptions) => at.toLocaleString('sv-SE', { timeZone: 'Europe/London', ...options });
  return { date: shown({ dateStyle: 'short' }), time: shown({ timeStyle: 'short' }) };
}

test('a list of 500 gets a scheduled issue, but for those who leave in the middle', async ({ page, site, browser, javaScriptEnabled }) => {
  const script = javaScriptEnabled ?? true;
  const look = () => expectAccessible(page, script);
  const main = page.locator('main');
  const sentTo = (subject: string) =>
    site.mail.letters.filter(({ parsed }) => parsed.subject === subject).flatMap(({ recipients }) => recipients);
  /** Opens the page again until it shows this. */
  const expectSoon = (what: () => Locator) =>
    expect(async () => {
      await page.reload();
      await expect(what()).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 120_000 });

  await test.step('an organiser brings the list, with what proves that people agreed', async () => {
    await site.publish(ARCHIVED);
    await comeIn(page, site, `${NEWS}/import`);
    const rows = ['Email Address,First Name', ...READERS.map((address, at) => `${address},Name${at}`)];
    await page.getByLabel('When did they agree?').fill('2026-03-01');
    await page.getByLabel('On paper').check();
    await page.getByLabel('What did they agree to?').fill('Send me Quayside news by email.');
    await page.getByLabel('The list').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    await press(page, 'Check the list');
    await expect(main).toContainText('First Name');
    await look();
    await press(page, 'Add 500 people');
    await expectSoon(() => main.getByText('500 people were added.'));
    await look();
    const told = 'You’re on this list: Quayside news';
    await expect.poll(() => new Set(sentTo(told)).size, { timeout: 120_000 }).toBe(READERS.length);
    expect(sentTo(told)).toHaveLength(READERS.length);
  });

  const release = site.mail.hold(FIRST + 1);
  let issue = '';
  await test.step('the issue has a picture and the card of an event, is tried out, and scheduled', async () => {
    await page.goto(`${NEWS}/issues/new`);
    await page.getByLabel('Subject').fill(SUBJECT);
    await page.getByLabel('Text', { exact: true }).fill(`It held.\n\n{event: ${EVENTS.supper}}`);
    await page.getByLabel('What it shows').fill(SHOWN);
    const buffer = await page.screenshot({ type: 'jpeg' });
    await page.getByLabel(/^Picture/).setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer });
    await press(page, 'Add the picture');
    await press(page, 'Save and preview');
    issue = new URL(page.url()).pathname;
    await press(page, 'Send a test to myself');
    await site.mail.take(ORGANISER, ({ parsed }) => parsed.subject === `Test: ${SUBJECT}`, 'the test');
    await page.locator('summary', { hasText: 'Send it later' }).click();
    const { date, time } = soon();
    await page.getByLabel('Day').fill(date);
    await page.getByLabel('Time').fill(time);
    await press(page, 'Schedule it');
    await expect(main).toContainText('Will be sent on');
    await look();
    expect(sentTo(SUBJECT)).toEqual([]);
  });

  const context = await browser.newContext({ javaScriptEnabled: script, baseURL: site.url });
  const reader = await context.newPage();
  let left: string[] = [];
  await test.step('at its time it goes out, and in the middle one reader unsubscribes and another by one click', async () => {
    await expect.poll(() => sentTo(SUBJECT).length, { timeout: 120_000 }).toBe(FIRST);
    await page.goto(issue);
    await expect(main).toContainText('Sending since');
    await look();
    const begun = new Set(site.mail.begun.slice(READERS.length + 1));
    left = READERS.filter((address) => !begun.has(address)).slice(0, 2);
    const [slow, quick] = await Promise.all(left.map((address) => site.mail.take(address, () => true, 'the way out')));
    if (!slow || !quick) throw new Error('everybody has got it already');
    await reader.goto(slow.link('/unsubscribe/'));
    await nextPage(reader, () => reader.getByRole('button', { name: /unsubscribe|stop/i }).first().click());
    const body = 'List-Unsubscribe=One-Click';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(quick.oneClick[0] ?? '', { method: 'POST', redirect: 'manual', headers, body });
    expect(answer.status).toBe(200);
    release();
  });

  await test.step('everybody else gets it once, and the page says how it ended', async () => {
    // With the script, the page comes to its end by itself.
    if (script) await expect(main).toContainText('No. 1 · Sent on', { timeout: 120_000 });
    else await expectSoon(() => main.getByText('No. 1 · Sent on'));
    await expect(main).toContainText('498 of 500 sent.');
    await look();
    expect(sentTo(SUBJECT).sort()).toEqual(READERS.filter((address) => !left.includes(address)).sort());
  });

  await test.step('the archive shows it', async () => {
    await reader.goto(`${PUBLIC}/issues`);
    await nextPage(reader, () => reader.getByRole('link', { name: SUBJECT }).first().click());
    await expect(reader.getByRole('img', { name: SHOWN })).toBeVisible();
    await expect(reader.locator('.event-card')).toContainText('Summer supper');
  });
  await context.close();
});
