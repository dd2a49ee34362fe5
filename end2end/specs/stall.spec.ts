// A tablet at a stall: one person after the other signs up, and none sees anything of the one before; with script and
// without. Every person still gets a mail to confirm.

import { invite, PASSWORD, press } from '../support/colleague.ts';
import { EVENTS } from '../support/content.ts';
import { ADA, chooseSeats, confirm, LABELS, nextPage, signUpButton } from '../support/flows.ts';
import type { Site } from '../support/site.ts';
import { deskTest as test, expect } from '../support/test.ts';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';

test.describe.configure({ timeout: 180_000 });

/** The link for the tablet, from the page that organisers share. */
async function stallLink(page: Page, site: Site): Promise<string> {
  await page.goto(await invite(site, 'organiser'));
  await page.getByLabel('New password').fill(PASSWORD);
  await press(page, 'Save and continue');
  await page.goto(`/organise/events/${EVENTS.supper}/share`);
  return (await page.getByRole('link', { name: 'Open the form for a stall' }).getAttribute('href')) ?? '';
}

/** A tablet where nobody is logged in. */
async function tablet(browser: Browser, site: Site, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled, locale: 'en-GB', viewport: { width: 1024, height: 768 } });
  return context.newPage();
}

async function fill(page: Page): Promise<void> {
  await nextPage(page, () => signUpLink(page).click());
  await page.getByLabel(LABELS.email).fill(ADA.email);
  await page.getByLabel(LABELS.name).fill(ADA.name);
  await chooseSeats(page, 1);
}

const signUpLink = (page: Page) => page.getByRole('link', { name: 'Sign up' });

async function expectNothingTyped(page: Page): Promise<void> {
  await expect(page.getByLabel(LABELS.email)).toHaveValue('');
  await expect(page.getByLabel(LABELS.name)).toHaveValue('');
}

test('one person after the other, and no way back to the one before', async ({ page, browser, site, javaScriptEnabled }) => {
  const link = await stallLink(page, site);
  const stall = await tablet(browser, site, javaScriptEnabled ?? true);
  await stall.goto(link);
  await expect(stall.getByRole('textbox')).toHaveCount(0);

  await fill(stall);
  await nextPage(stall, () => signUpButton(stall).click());
  await expect(stall.getByRole('heading', { level: 1 })).toHaveText('Thank you');
  await expect(stall.locator('body')).not.toContainText(ADA.email);

  await stall.goBack();
  if (await stall.getByLabel(LABELS.email).isVisible()) await expectNothingTyped(stall);
  await stall.goto(link);
  await nextPage(stall, () => signUpLink(stall).click());
  await expectNothingTyped(stall);

  await confirm(page, site);
});

test('the thank-you makes room for the next person', async ({ page, browser, site, javaScriptEnabled }) => {
  const stall = await tablet(browser, site, javaScriptEnabled ?? true);
  await stall.goto(await stallLink(page, site));
  await fill(stall);
  await nextPage(stall, () => signUpButton(stall).click());
  await expect(signUpLink(stall)).toBeVisible({ timeout: 20_000 });
});

test('a form that was left alone is cleared, and one that is left by its link too', async ({ page, browser, site, javaScriptEnabled }) => {
  const stall = await tablet(browser, site, javaScriptEnabled ?? true);
  const link = await stallLink(page, site);
  const answer = await stall.goto(`${link}&go=form`);
  expect(answer?.headers()['refresh']).toMatch(/^\d+; url=/);
  expect(answer?.headers()['cache-control']).toBe('no-store');
  await stall.getByLabel(LABELS.email).fill(ADA.email);
  await nextPage(stall, () => stall.getByRole('link', { name: 'Clear it now' }).click());
  await nextPage(stall, () => signUpLink(stall).click());
  await expectNothingTyped(stall);
});

test('every page of it is accessible and leads nowhere else', async ({ page, browser, site, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'axe-core is a script');
  const stall = await tablet(browser, site, true);
  const link = await stallLink(page, site);
  for (const step of ['', '&go=form', '&go=longer', '&go=thanks']) {
    await stall.goto(`${link}${step}`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await stall.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page: stall }).analyze();
      expect(violations, `${step} ${colorScheme}`).toEqual([]);
    }
    for (const anchor of await stall.getByRole('link').all()) {
      expect(await anchor.getAttribute('href')).toContain('stall=');
    }
  }
});
