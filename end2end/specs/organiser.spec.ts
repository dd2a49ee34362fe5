// An organiser gets in: invitation, password, login codes, guidance, home; with script and without, and every page of it
// is held to axe-core. The operator makes the invitation, as on a new site.

import { createHmac } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { BRANCH } from '../support/content.ts';
import { nextPage } from '../support/flows.ts';
import type { Site } from '../support/site.ts';
import { expect, test } from '../support/desk.ts';

// Looking at a page takes a second or two, on a busy machine far more.
test.describe.configure({ timeout: 180_000 });

const PASSWORD = 'three boats went home';

/** The code that an app shows for a key (RFC 6238). */
function code(key: string, at = Date.now()): string {
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
async function expectAccessible(page: Page, script: boolean): Promise<void> {
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
async function invite(site: Site, role: string): Promise<string> {
  const who = ['--email', 'olu@harbour.example', '--name', 'Olu Bright', '--branch', BRANCH, '--role', role];
  const said = await site.run('organiser', 'add', ...who);
  return said.trim().split('\n').at(-1) ?? '';
}

const press = (page: Page, name: string) => nextPage(page, () => page.getByRole('button', { name }).click());

test('from the invitation to the team', async ({ page, site, javaScriptEnabled }) => {
  const script = javaScriptEnabled ?? true;
  const look = () => expectAccessible(page, script);
  await page.goto(await invite(site, 'administrator'));
  await look();
  await page.getByLabel('New password').fill('password123');
  await press(page, 'Save and go on');
  await expect(page.getByRole('alert')).toContainText('easy to guess');
  await look();
  await page.getByLabel('New password').fill(PASSWORD);
  await press(page, 'Save and go on');
  await expect(page).toHaveURL('/organise');
  await look();

  await page.goto('/organise/team');
  await expect(page).toHaveURL(/\/organise\/account\/factor\?next=/);
  await look();
  const key = await page.locator('code.key').innerText();
  await page.getByLabel('Code of six digits').fill(code(key));
  await press(page, 'Set up my codes');
  await expect(page.locator('.codes li')).toHaveCount(10);
  const recovery = await page.locator('.codes li').first().innerText();
  await look();
  await nextPage(page, () => page.getByRole('link', { name: 'I have kept them. Go on' }).click());
  await expect(page).toHaveURL('/organise/team');
  await look();

  await page.goto('/organise/guidance?next=/organise');
  await look();
  await press(page, 'I have read this');
  await expect(page).toHaveURL('/organise');

  await page.goto('/organise/team');
  await page.getByLabel('E-mail address').fill('bea@harbour.example');
  await page.getByLabel('Name', { exact: true }).fill('Bea Marsh');
  await page.getByLabel('Data officer:').check();
  await press(page, 'Send the invitation');
  await expect(page.getByRole('status')).toContainText('The invitation is on its way');
  await nextPage(page, () => page.getByRole('link', { name: 'Bea Marsh' }).click());
  await look();
  for (const path of ['account', 'account/leave', 'account/factor', 'guidance', 'officer', 'officer/readers']) {
    await page.goto(`/organise/${path}`);
    await look();
  }

  await press(page, 'Log out');
  await expect(page).toHaveURL('/organise/login');
  await look();
  await page.getByLabel('Your e-mail address').fill('olu@harbour.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await press(page, 'Log in');
  await look();
  await page.getByLabel('Code').fill(recovery);
  await press(page, 'Go on');
  await expect(page).toHaveURL('/organise');
  await page.goto('/organise/forgotten');
  await look();
  await page.goto('/guidance');
  await look();
});

test('the log of a data officer', async ({ page, site, javaScriptEnabled }) => {
  await page.goto(await invite(site, 'data-officer'));
  await page.getByLabel('New password').fill(PASSWORD);
  await press(page, 'Save and go on');
  await page.goto('/organise/officer/audit');
  await page.getByLabel('Code of six digits').fill(code(await page.locator('code.key').innerText()));
  await press(page, 'Set up my codes');
  await nextPage(page, () => page.getByRole('link', { name: 'I have kept them. Go on' }).click());
  await expect(page.getByRole('table')).toContainText('Set up login codes');
  await expectAccessible(page, javaScriptEnabled ?? true);
  await page.getByLabel('What').selectOption({ label: 'Set a password' });
  await press(page, 'Show');
  await expect(page.getByRole('row')).toHaveCount(2);
});
