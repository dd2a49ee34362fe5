// Every flow by keyboard alone.

import { EVENTS, NEWSLETTERS } from '../support/content.ts';
import { ADA, confirmButton, expectGone, LABELS, seatsOf, signUpButton } from '../support/flows.ts';
import { follow, press, tabTo, tick, typeInto } from '../support/keyboard.ts';
import { expect, test } from '../support/test.ts';

test('an event: sign up, confirm, change and cancel without a mouse', async ({ page, site }) => {
  await page.goto('/');
  await follow(page, page.locator(`main a[href$="/events/${EVENTS.supper}"]`).first());
  await expect(page).toHaveURL(/\/events\//);
  await typeInto(page, page.getByLabel(LABELS.email), ADA.email);
  await typeInto(page, page.getByLabel(LABELS.name), ADA.name);
  await tick(page, seatsOf(page, 1));
  await page.keyboard.press('ArrowRight');
  await expect(seatsOf(page, 2)).toBeChecked();
  await follow(page, signUpButton(page));
  await expect(page).toHaveURL(/\/sent\//);

  const asking = await site.mail.next(ADA.email, '/confirm/');
  await page.goto(asking.link('/confirm/'));
  await follow(page, confirmButton(page));
  const ticket = await site.mail.next(ADA.email, '/your-sign-up/');

  await page.goto(ticket.record);
  await follow(page, page.locator('main a[href$="/change"]').first());
  await expect(page).toHaveURL(/\/change$/);
  await tabTo(page, seatsOf(page, 2));
  await page.keyboard.press('ArrowLeft');
  await expect(seatsOf(page, 1)).toBeChecked();
  await follow(page, page.locator('main form').getByRole('button').first());
  await expect(page).not.toHaveURL(/\/change$/);

  await page.goto(ticket.record);
  await follow(page, page.locator('main a[href$="/cancel"]').first());
  await expect(page).toHaveURL(/\/cancel$/);
  await follow(page, page.locator('main form').getByRole('button').first());
  await expectGone(page, ticket.record);
});

test('a newsletter: subscribe, confirm and unsubscribe without a mouse', async ({ page, site }) => {
  await page.goto('/');
  await follow(page, page.locator(`main a[href$="/newsletters/${NEWSLETTERS.news}"]`).first());
  await expect(page).toHaveURL(/\/newsletters\//);
  await typeInto(page, page.getByLabel(LABELS.email), ADA.email);
  await tick(page, page.locator('input[name=consent]'));
  await follow(page, signUpButton(page));
  await expect(page).toHaveURL(/\/sent\//);

  const asking = await site.mail.next(ADA.email, '/confirm/');
  await page.goto(asking.link('/confirm/'));
  await follow(page, confirmButton(page));
  const welcome = await site.mail.next(ADA.email, '/your-sign-up/');

  await page.goto(welcome.link('/unsubscribe/'));
  await follow(page, page.locator('main form').getByRole('button').first());
  await expectGone(page, welcome.record);
});

test('a refused form leads to its errors, and an address is asked about, without a mouse', async ({ page, site }) => {
  await page.goto('/your-data');
  await typeInto(page, page.getByLabel(LABELS.email), 'nobody');
  await follow(page, page.locator('main form').getByRole('button'));
  await expect(page.getByLabel(LABELS.email)).toHaveValue('nobody');

  await press(page, page.locator('main a[href^="#"]').first());
  await expect(page.getByLabel(LABELS.email)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(ADA.email);
  await follow(page, page.locator('main form').getByRole('button'));
  await expect(page).toHaveURL(/\/sent\//);
  const answer = await site.mail.take(ADA.email, () => true, 'an answer');
  expect(answer.has('/your-sign-up/')).toBe(false);
});

test('the first Tab of a page is a way past its top', async ({ page }) => {
  await page.goto(`/events/${EVENTS.supper}`);
  await tabTo(page, page.locator('a[href="#main"], a[href="#content"]').first());
});
