// The draft of an issue saves itself while somebody writes, in a browser that loses its connection and its login.

import type { Page } from '@playwright/test';
import { comeIn, expectAccessible, press } from '../support/colleague.ts';
import { NEWSLETTERS } from '../support/content.ts';
import { nextPage } from '../support/flows.ts';
import type { Site } from '../support/site.ts';
import { deskTest as test, expect } from '../support/test.ts';

test.describe.configure({ timeout: 180_000 });

const ISSUES = `/organise/newsletters/${NEWSLETTERS.news}/issues`;
/** Longer than until the next try. */
const SOON = { timeout: 30_000 };

const text = (page: Page) => page.getByLabel('Text', { exact: true });
const said = (page: Page) => page.locator('.autosave');
const follow = (page: Page, name: string) => nextPage(page, () => page.getByRole('link', { name, exact: true }).first().click());

/** Logs in, with all that must be done before, and begins an issue; its form. */
async function write(page: Page, site: Site, first: string): Promise<string> {
  await comeIn(page, site, ISSUES);
  await follow(page, 'Write an issue');
  await text(page).fill(first);
  await expect(said(page)).toContainText('Saved at', SOON);
  await expect(page).toHaveURL(/\/issues\/[0-9a-f-]+\/change$/);
  return page.url();
}

test('what was typed is there without a button, after a reload and after leaving', async ({ page, site }) => {
  const form = await write(page, site, 'The roof is done');
  await expectAccessible(page, true);
  await page.reload();
  await expect(text(page)).toHaveValue('The roof is done');
  await text(page).fill('The roof is done, and dry');
  await follow(page, 'Back');
  await expect(async () => {
    await page.goto(form);
    await expect(text(page)).toHaveValue('The roof is done, and dry', { timeout: 1000 });
  }).toPass(SOON);
  await page.goto(ISSUES);
  await expect(page.locator('main').getByText('Draft, saved')).toHaveCount(1);
});

test('what cannot be saved stays in the form, and is saved once it can be', async ({ page, site, context }) => {
  const form = await write(page, site, 'The roof is done');
  await context.setOffline(true);
  await text(page).fill('The roof is done. Thank you');
  await expect(said(page)).toContainText('something went wrong', SOON);
  await expect(text(page)).toHaveValue('The roof is done. Thank you');
  await context.setOffline(false);
  await expect(said(page)).toContainText('Saved at', SOON);

  const cookies = await context.cookies();
  await context.clearCookies();
  await text(page).fill('The roof is done. Thank you all');
  await expect(said(page)).toContainText('log in again in another tab', SOON);
  await context.addCookies(cookies);
  await expect(said(page)).toContainText('Saved at', SOON);

  await text(page).fill('x'.repeat(30_001));
  await expect(said(page)).toContainText('Not saved. Use 30,000 characters or fewer for “Text”', SOON);
  await text(page).fill('The roof is done. Thank you all!');
  await expect(said(page)).toContainText('Saved at', SOON);
  await page.goto(form);
  await expect(text(page)).toHaveValue('The roof is done. Thank you all!');
});

test('two who write at once are told, and what was there before can be brought back', async ({ page, site, context }) => {
  const form = await write(page, site, 'From both');
  const other = await context.newPage();
  await other.goto(form);
  await text(other).fill('From the other, at length');
  await expect(said(other)).toContainText('Saved at', SOON);
  await page.bringToFront();
  await text(page).fill('From the first');
  await expect(said(page)).toContainText('Not saved: Olu Bright saved this on', SOON);
  await press(page, 'Save and preview');
  await expect(page.getByRole('alert')).toContainText('From the other, at length');
  await expect(text(page)).toHaveValue('From the first');
  await press(page, 'Save and preview');
  await expect(page.locator('main')).toContainText('From the first');

  await follow(page, 'Earlier versions');
  await expectAccessible(page, true);
  const theirs = page.getByRole('listitem').filter({ hasText: 'From the other, at length' });
  await nextPage(page, () => theirs.getByRole('link').click());
  await expectAccessible(page, true);
  await press(page, 'Bring this back');
  await expect(page.getByRole('status')).toContainText('The earlier version is back');
  await expect(page.locator('main')).toContainText('From the other, at length');
  await other.close();
});
