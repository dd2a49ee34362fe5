// The main job for an event: sign up, confirm, change, and be forgotten on time.

import { AFTER_SUPPER, PAST_ITS_END } from '../support/content.ts';
import { ADA, chooseSeats, confirm, expectGone, expectNothingHeld, expectNoTraces, LABELS, nextPage, signUp } from '../support/flows.ts';
import { expect, test } from '../support/test.ts';

test('two seats are signed up, confirmed, changed, and gone after the event', async ({ page, site }) => {
  await signUp(page, 2);
  await expect(page.locator('main')).toContainText(ADA.email);

  const ticket = await confirm(page, site);
  expect(ticket.recipients).toEqual([ADA.email]);
  expect(ticket.parsed.attachments.map(({ contentType }) => contentType)).toContain('text/calendar');

  await page.goto(ticket.record);
  await expect(page.locator('main')).toContainText(ADA.name);
  await nextPage(page, () => page.getByRole('link', { name: /change/i }).first().click());
  await expect(page).toHaveURL(/\/change$/);
  await chooseSeats(page, 1);
  await page.getByLabel(LABELS.name).fill('Ada Q.');
  await nextPage(page, () => page.locator('main form').getByRole('button').first().click());
  await expect(page.locator('main')).toContainText('Ada Q.');
  await expect(page.locator('main')).not.toContainText(ADA.name);
  const held = await (await page.request.get(`${ticket.record}/data.json`)).text();
  expect(held).toContain('Ada Q.');
  expect(held).toContain(ADA.food);
  expect(held).not.toContain(ADA.name);

  await site.restart(AFTER_SUPPER);
  expect((await page.request.get(ticket.record)).status()).toBe(200);

  await site.restart(PAST_ITS_END);
  await expectGone(page, ticket.record);
  await expectNothingHeld(page, site);
  await expectNoTraces(site);
});

test('a cancelled sign-up is erased at once', async ({ page, site }) => {
  await signUp(page, 1);
  const ticket = await confirm(page, site);

  await page.goto(`${ticket.record}/cancel`);
  await nextPage(page, () => page.locator('main form').getByRole('button').first().click());

  await expectGone(page, ticket.record);
  await expectNothingHeld(page, site);
  await expectNoTraces(site);
});

test('a sign-up that nobody confirms goes by itself', async ({ page, site }) => {
  await signUp(page, 1);
  const asking = await site.mail.next(ADA.email, '/confirm/');

  await site.restart(AFTER_SUPPER);

  await expectGone(page, asking.link('/confirm/'));
  await expectNothingHeld(page, site);
  await expectNoTraces(site);
});
