// What people do who run events, step by step, as the specs tell it.

import { createHmac } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { BRANCH } from './content.ts';
import { nextPage } from './flows.ts';
import type { Site } from './site.ts';

export const PASSWORD = 'three boats went home';

/** The code that an app shows for a key (RFC 6238). */
export function code(key: string, at = Date.now()): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key.replaceAll(' ', '')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', secret).update(step).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The page as it stands, in both schemes, where there is a script that can look. */
export async function expectAccessible(page: Page, script: boolean): Promise<void> {
  // With its style: a page is there, and can be measured, a moment before that.
  await page.waitForLoadState('load');
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(width, `${page.url()} is as narrow as the window`).toBeLessThanOrEqual(0);
  if (!script) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations, `${page.url()} ${colorScheme}`).toEqual([]);
  }
}

/** Invites as the operator does; gives the link that is printed. */
export async function invite(site: Site, role: string): Promise<string> {
  const who = ['--email', 'olu@harbour.example', '--name', 'Olu Bright', '--branch', BRANCH, '--role', role];
  const said = await site.run('organiser', 'add', ...who);
  return said.trim().split('\n').at(-1) ?? '';
}

/** Does all that is asked before a page about people opens: a password, login codes, the guidance. Ends on that page. */
export async function comeIn(page: Page, site: Site, to: string): Promise<void> {
  await page.goto(await invite(site, 'organiser'));
  await page.getByLabel('New password').fill(PASSWORD);
  await press(page, 'Save and continue');
  await page.goto(to);
  await expect(page).toHaveURL(/\/account\/factor/);
  await page.getByLabel('6-digit code').fill(code(await page.locator('code.key').innerText()));
  await press(page, 'Set up login codes');
  await nextPage(page, () => page.getByRole('link', { name: 'I’ve saved them. Continue' }).click());
  await expect(page).toHaveURL(/\/organise\/guidance/);
  await press(page, /^I’ve read this and will follow it/);
  await expect(page).toHaveURL(to);
}

export const press = (page: Page, name: string | RegExp) => nextPage(page, () => page.getByRole('button', { name }).click());

/** Logs out, which on a phone is behind the menu's button. */
export async function logOut(page: Page): Promise<void> {
  const menu = page.locator('.ways summary');
  if (await menu.isVisible()) await menu.click();
  await press(page, 'Log out');
  await expect(page).toHaveURL('/organise/login');
}

/** Logs in with password and code, so many days from now. */
export async function logIn(page: Page, key: string, daysAhead: number): Promise<void> {
  await page.goto('/organise/login');
  await page.getByLabel('Your email address').fill('olu@harbour.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await press(page, 'Log in');
  await page.getByLabel('Code').fill(code(key, Date.now() + daysAhead * 24 * 60 * 60 * 1000));
  await press(page, 'Continue');
  await expect(page).toHaveURL('/organise');
}
