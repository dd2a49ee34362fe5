// An event from its first word to its receipt, as the people see it who run it: a ready kind is published, people sign up,
// two phones stand at the door, the list is taken out, everybody is written to, and at last all of it is gone.

import { comeIn, expectAccessible, press } from '../support/colleague.ts';
import { confirm, LABELS, nextPage, signUpButton } from '../support/flows.ts';
import { expect, test } from '../support/desk.ts';

test.describe.configure({ timeout: 240_000 });

const EVENT = '/organise/events/quay-supper';
const PEOPLE = Array.from({ length: 10 }, (_, n) => ({
  email: `guest${n}@example.org`,
  name: `Guest Marlowe${n}`,
  travel: '',
}));

/** The day after tomorrow, as a form takes it. */
const day = (): string => new Date(Date.now() + 2 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

test('a supper from the first word to the receipt', async ({ page, site, browser, javaScriptEnabled }) => {
  const script = javaScriptEnabled ?? true;
  const look = () => expectAccessible(page, script);
  await comeIn(page, site);

  // A newcomer publishes from a ready kind.
  await page.goto('/organise/new');
  await look();
  await page.getByLabel(/^Branch meeting/).check();
  await press(page, 'Begin');
  await look();
  await page.getByLabel('What is it called?').fill('Quay supper');
  await page.getByLabel('What is it?').fill('A long table and a shared meal.');
  await page.getByLabel('Which day?').fill(day());
  await page.getByLabel('From', { exact: true }).fill('12:00');
  await page.getByLabel('Until', { exact: true }).fill('14:00');
  await page.getByLabel('Where is it?').fill('The Sail Loft');
  await page.getByLabel('We do not know yet how people get in and around').check();
  await page.getByLabel('How many places are there?').fill('8');
  await press(page, 'Save and go on');
  await look();
  await press(page, 'Save and go on');
  await look();
  await press(page, 'Save and go on');
  await expect(page.locator('main')).toContainText('Nothing is missing');
  await look();
  await press(page, 'Publish');
  await expect(page).toHaveURL(new RegExp(`${EVENT}(\\?|$)`));
  await look();

  // Ten people sign up for eight places.
  const visitor = await (await browser.newContext({ baseURL: site.url, javaScriptEnabled: false })).newPage();
  const tickets: string[] = [];
  for (const who of PEOPLE) {
    await visitor.goto('/events/quay-supper');
    await visitor.getByLabel(LABELS.email).fill(who.email);
    const name = visitor.getByLabel(LABELS.name);
    if ((await name.count()) > 0) await name.fill(who.name);
    await nextPage(visitor, () => signUpButton(visitor).click());
    const mail = await confirm(visitor, site, who);
    tickets.push(mail.parsed.text ?? '');
  }
  await page.goto(`${EVENT}/attendees`);
  await expect(page.locator('main')).toContainText('8 of 8');
  await expect(page.getByRole('row')).toHaveCount(11);
  await look();
  if (script) {
    await page.getByRole('searchbox').fill('marlowe3');
    await expect(page.getByRole('row')).toHaveCount(2);
  }

  // Two phones at the door: the second is told that it is too late.
  const code = /[ACDEFGHJKLMNPQRTUVWXY34679]{6}(?=\s*$)/m.exec(tickets[0] ?? '')?.[0] ?? '';
  expect(code).toHaveLength(6);
  const other = await page.context().newPage();
  await page.goto(`/door/${code}`);
  await other.goto(`/door/${code}`);
  await look();
  await press(page, 'Mark as arrived');
  await press(other, 'Mark as arrived');
  await expect(other.locator('main')).toContainText(/already/i);
  await page.goto(`${EVENT}/door`);
  await expect(page.getByRole('heading', { name: '1 in the room' })).toBeVisible();
  await look();

  // Everybody is written to, one message each.
  await page.goto(`${EVENT}/announcements/new`);
  await look();
  await page.getByLabel('Subject').fill('Please bring a cup');
  await page.getByLabel('Message', { exact: true }).fill('We have **no cups** left.');
  await nextPage(page, () => page.locator('main form').getByRole('button').first().click());
  await look();
  await nextPage(page, () => page.locator('button[value=send]').click());
  const told = await site.mail.take(PEOPLE[0]!.email, ({ parsed }) => parsed.subject === 'Please bring a cup', 'the cup');
  expect(told.recipients).toEqual([PEOPLE[0]!.email]);

  // The list is taken out with a reason, and is gone with the event.
  await page.goto(`${EVENT}/attendees/export`);
  await look();

  await site.restart(20);
  await expect.poll(() => site.holdersOf('marlowe')).toEqual([]);
  const receipt = await site.mail.take('olu@harbour.example', ({ parsed }) => /deleted/i.test(parsed.subject ?? ''), 'a receipt');
  expect(receipt.parsed.text).toContain('Quay supper');
});
