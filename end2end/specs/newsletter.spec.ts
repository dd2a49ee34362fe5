// The main job for a newsletter: subscribe, confirm, and be gone with one click of the mail program.

import { NEWSLETTERS } from '../support/content.ts';
import { ADA, confirm, expectGone, expectNothingHeld, expectNoTraces, nextPage, subscribe } from '../support/flows.ts';
import { expect, test } from '../support/test.ts';

test('a subscription is confirmed, then ended and erased by one click (RFC 8058)', async ({ page, site }) => {
  await subscribe(page);
  await expect(page.locator('main')).toContainText(ADA.email);

  const welcome = await confirm(page, site);
  expect(welcome.recipients).toEqual([ADA.email]);
  expect(welcome.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect((await page.request.get(welcome.record)).status()).toBe(200);

  const [target = ''] = welcome.oneClick;
  expect(target).toContain('/unsubscribe/');
  for (const time of ['first', 'second']) {
    const answer = await fetch(target, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(answer.status, `the ${time} time`).toBe(200);
  }

  await expectGone(page, welcome.record);
  expect((await page.request.get(target)).status()).toBe(200);
  await expectNothingHeld(page, site);
  await expectNoTraces(site);
});

test('a subscription is ended on the page that its mail leads to', async ({ page, site }) => {
  await subscribe(page);
  const welcome = await confirm(page, site);

  await page.goto(welcome.link('/unsubscribe/'));
  await nextPage(page, () => page.locator('main form').getByRole('button').first().click());

  await expectGone(page, welcome.record);
  await expectNothingHeld(page, site);
  await expectNoTraces(site);
});

test('a newsletter is never sent to who did not tick the box', async ({ page, site }) => {
  await page.goto(`/newsletters/${NEWSLETTERS.news}`);
  await page.getByLabel('Your email address').fill(ADA.email);
  await nextPage(page, () => page.locator('main form').getByRole('button').last().click());

  await expect(page).not.toHaveURL(/\/sent\//);
  await expect(page.getByLabel('Your email address')).toHaveValue(ADA.email);
  expect(site.mail.letters).toEqual([]);
});
