// axe-core finds nothing on any public page, light and dark.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { BRANCH, EVENTS, NEWSLETTERS } from '../support/content.ts';
import { ADA, askForData, chooseSeats, confirm, LABELS, nextPage, signUp, signUpButton, subscribe } from '../support/flows.ts';
import { expect, test } from '../support/test.ts';

// Looking at a page takes a second or two, on a busy machine far more.
test.describe.configure({ timeout: 360_000 });

/** The page as it stands, in both schemes. */
async function expectAccessible(page: Page): Promise<void> {
  await page.waitForLoadState();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // No page has frames, so axe-core needs no second window to sum up in.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(found, `${page.url()}, ${colorScheme}`).toEqual([]);
  }
}

const OPEN_TO_ALL = [
  '/',
  `/branches/${BRANCH}`,
  `/events/${EVENTS.supper}`,
  `/events/${EVENTS.closed}`,
  `/events/${EVENTS.cancelled}`,
  `/newsletters/${NEWSLETTERS.news}`,
  `/newsletters/${NEWSLETTERS.closed}`,
  '/your-data',
  '/privacy',
  '/no-such-page',
  '/confirm/no-such-token',
];

test('pages that are open to all', async ({ page }) => {
  for (const path of OPEN_TO_ALL) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test('refused forms', async ({ page }) => {
  for (const path of [`/events/${EVENTS.supper}`, `/newsletters/${NEWSLETTERS.news}`]) {
    await page.goto(path);
    await page.getByLabel(LABELS.email).fill('nobody');
    await nextPage(page, () => signUpButton(page).click());
    await expectAccessible(page);
    if (path.startsWith('/events/')) await chooseSeats(page, 1);
    await page.getByLabel(LABELS.email).fill('ada.quillfeather@gmial.com');
    const consent = page.locator('input[name=consent]');
    if ((await consent.count()) > 0) await consent.check();
    await nextPage(page, () => signUpButton(page).click());
    await expect(page.locator('main')).toContainText('gmail.com');
    await expectAccessible(page);
  }
});

test('the way of a sign-up to an event', async ({ page, site }) => {
  await signUp(page, 1, EVENTS.full);
  await expectAccessible(page);
  const ticket = await confirm(page, site);
  await expectAccessible(page);
  for (const path of ['', '/change', '/cancel']) {
    await page.goto(ticket.record + path);
    await expectAccessible(page);
  }
  await page.goto(`/events/${EVENTS.full}`);
  await expectAccessible(page);

  const late = { ...ADA, email: 'late.quillfeather@example.org' };
  await signUp(page, 1, EVENTS.full, late);
  const asking = await site.mail.next(late.email, '/confirm/');
  await page.goto(asking.link('/confirm/'));
  await expectAccessible(page);
  await nextPage(page, () => page.locator('main form').getByRole('button').first().click());
  await expectAccessible(page);
  await page.goto(asking.link('/confirm/'));
  await expectAccessible(page);
  await page.goto(asking.record + '/cancel');
  await expectAccessible(page);
});

test('the way of a subscription', async ({ page, site }) => {
  await subscribe(page);
  await expectAccessible(page);
  const welcome = await confirm(page, site);
  await expectAccessible(page);
  await page.goto(welcome.link('/unsubscribe/'));
  await expectAccessible(page);
  await nextPage(page, () => page.locator('main form').getByRole('button').first().click());
  await expectAccessible(page);
  await askForData(page, site);
  await expectAccessible(page);
});
