// A page fits the width it is given: nothing has to be scrolled sideways, least of all at 320 px.

import { BRANCH, EVENTS, NEWSLETTERS } from '../support/content.ts';
import { confirm, signUp } from '../support/flows.ts';
import { expect, test } from '../support/test.ts';

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
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, one).toBeLessThanOrEqual(0);
  }
});
