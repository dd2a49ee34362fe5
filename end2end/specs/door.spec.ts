// A busy evening at the door, on a phone with a slow network: sixty people come in any order. After each mark the list is
// where the thumb left it, and says whom it marked.

import type { APIRequestContext, Page } from '@playwright/test';
import { code, invite, PASSWORD, press } from '../support/colleague.ts';
import { EVENTS } from '../support/content.ts';
import { nextPage } from '../support/flows.ts';
import type { Site } from '../support/site.ts';
import { deskTest as test, expect } from '../support/test.ts';

test.describe.configure({ timeout: 300_000 });

const PEOPLE = 60;
const PHONE = { width: 360, height: 740 };
/** 3G, as browsers emulate it: milliseconds, and bytes a second. */
const SLOW = { offline: false, latency: 100, downloadThroughput: 750_000 / 8, uploadThroughput: 250_000 / 8 };

/** Signs one person up and confirms, as a browser sends the two forms. */
async function come(request: APIRequestContext, site: Site, hidden: Record<string, string>, n: number): Promise<void> {
  const email = `guest${n}@example.org`;
  const form = { ...hidden, email, name: `Guest ${String(n).padStart(2, '0')}`, seats: n % 4 === 0 ? '2' : '1' };
  const sent = await request.post(`/events/${EVENTS.supper}`, { form, maxRedirects: 0 });
  expect(sent.status(), await sent.text()).toBe(303);
  const asking = await site.mail.next(email, '/confirm/');
  const confirmed = await request.post(asking.link('/confirm/'), { maxRedirects: 0 });
  expect(confirmed.status()).toBe(303);
}

/** The hidden inputs of a page's form. */
async function hiddenInputs(page: Page, path: string): Promise<Record<string, string>> {
  await page.goto(path);
  const inputs = page.locator('main form input[type=hidden]');
  return Object.fromEntries(
    await inputs.evaluateAll((all) => all.map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? ''])),
  );
}

test('sixty people in any order, and the list stays where it is', async ({ page, site, playwright }) => {
  const door = `/organise/events/${EVENTS.supper}/door`;
  const rows = page.locator('.door > li');

  await test.step('an organiser comes in, and the list fills', async () => {
    const hidden = await hiddenInputs(page, `/events/${EVENTS.supper}`);
    const origin = { baseURL: site.url, extraHTTPHeaders: { origin: site.url } };
    const request = await playwright.request.newContext(origin);
    await Promise.all(Array.from({ length: PEOPLE }, (_, n) => come(request, site, hidden, n)));
    await request.dispose();
    await page.goto(await invite(site, 'organiser'));
    await page.getByLabel('New password').fill(PASSWORD);
    await press(page, 'Save and continue');
    await page.goto(door);
    const key = await page.locator('code.key').innerText();
    await page.getByLabel('6-digit code').fill(code(key));
    await press(page, 'Set up login codes');
    await nextPage(page, () => page.getByRole('link', { name: 'I’ve saved them. Continue' }).click());
    await expect(page).toHaveURL(door);
    await expect(rows).toHaveCount(PEOPLE);
  });

  await test.step('the first name is on the first screen of a phone', async () => {
    await page.setViewportSize(PHONE);
    await page.reload();
    const first = await rows.first().boundingBox();
    expect((first?.y ?? PHONE.height) + (first?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
    expect(first?.height).toBeLessThanOrEqual(72);
  });

  await test.step('each mark leads back to its row, which says whom it marked', async () => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', SLOW);
    for (let n = 0; n < PEOPLE; n += 1) {
      // Up and down the list, each of them once.
      const row = rows.nth((n * 23) % PEOPLE);
      await nextPage(page, () => row.locator('form > button').click());
      // The supper is weeks away: that is asked once.
      if (n === 0) await press(page, 'Mark anyway');
      await page.waitForLoadState('load');
      await expect(row.getByRole('status')).toHaveText(/^Guest \d\d: [12] here$/);
      await expect(row.getByRole('button', { name: /^Undo: Guest/ })).toBeInViewport();
      const { height, off } = await row.evaluate((element) => {
        const { height, top } = element.getBoundingClientRect();
        const most = document.documentElement.scrollHeight - window.innerHeight;
        return { height, off: Math.abs(window.scrollY - Math.min(window.scrollY + top, most)) };
      });
      expect(off, `mark ${n}`).toBeLessThanOrEqual(height);
    }
  });

  await test.step('a mark by mistake is undone where it was made', async () => {
    const row = rows.nth(30);
    await nextPage(page, () => row.getByRole('button', { name: /^Undo: Guest/ }).click());
    await expect(row.getByRole('status')).toHaveText(/^Guest \d\d: not here after all$/);
    await nextPage(page, () => row.locator('form > button').click());
    await expect(row.getByRole('status')).toHaveText(/: [12] here$/);
    await expect(page.getByRole('heading', { name: '75 in the room' })).toBeVisible();
  });
});
