// An organiser gets in: invitation, password, login codes, guidance, home; with script and without, and every page of it
// is held to axe-core. The operator makes the invitation, as on a new site.

import { code, expectAccessible, invite, logOut, PASSWORD, press } from '../support/colleague.ts';
import { BRANCH } from '../support/content.ts';
import { nextPage } from '../support/flows.ts';
import { deskTest as test, expect } from '../support/test.ts';

// Looking at a page takes a second or two, on a busy machine far more.
test.describe.configure({ timeout: 360_000 });

test('from the invitation to the team', async ({ page, site, javaScriptEnabled }) => {
  const script = javaScriptEnabled ?? true;
  const look = () => expectAccessible(page, script);
  await page.goto(await invite(site, 'administrator'));
  await look();
  await page.getByLabel('New password').fill('password123');
  await press(page, 'Show what I typed');
  await expect(page.getByRole('status')).toContainText('You typed: password123');
  await expect(page.getByLabel('New password')).toBeInViewport();
  await look();
  await press(page, 'Save and continue');
  await expect(page.getByRole('alert')).toContainText('easy to guess');
  await look();
  await page.getByLabel('New password').fill(PASSWORD);
  await press(page, 'Save and continue');
  // Browsers keep the fragment of the page that the form was on.
  await expect(page).toHaveURL(/\/organise(#.*)?$/);
  await look();

  await page.goto('/organise/team');
  await expect(page).toHaveURL(/\/organise\/account\/factor\?next=/);
  await look();
  const key = await page.locator('code.key').innerText();
  await page.getByLabel('6-digit code').fill(code(key));
  await press(page, 'Set up login codes');
  await expect(page.locator('.codes li')).toHaveCount(10);
  const recovery = await page.locator('.codes li').first().innerText();
  await look();
  await nextPage(page, () => page.getByRole('link', { name: 'I’ve saved them. Continue' }).click());
  await expect(page).toHaveURL('/organise/team');
  await look();

  await page.goto('/organise/guidance?next=/organise');
  await look();
  await press(page, 'I’ve read this and will follow it');
  await expect(page).toHaveURL('/organise');

  await page.goto('/organise/team');
  await page.getByLabel('Email address').fill('bea@harbour.example');
  await page.getByLabel('Name', { exact: true }).fill('Bea Marsh');
  await page.getByLabel('Branch', { exact: true }).selectOption(BRANCH);
  await page.getByLabel('Data officer:').check();
  await press(page, 'Send the invitation');
  await expect(page.getByRole('status')).toContainText('We’re emailing the invitation');
  await nextPage(page, () => page.getByRole('link', { name: 'Bea Marsh' }).click());
  await look();
  for (const path of ['account', 'account/leave', 'account/factor', 'guidance', 'officer', 'officer/readers']) {
    await page.goto(`/organise/${path}`);
    await look();
  }

  await logOut(page);
  await look();
  await page.getByLabel('Your email address').fill('olu@harbour.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await press(page, 'Log in');
  await look();
  await page.getByLabel('Code').fill(recovery);
  await press(page, 'Continue');
  await expect(page).toHaveURL('/organise');
  await page.goto('/organise/forgotten');
  await look();
  await page.goto('/guidance');
  await look();
});

test('the log of a data officer', async ({ page, site, javaScriptEnabled }) => {
  await page.goto(await invite(site, 'data-officer'));
  await page.getByLabel('New password').fill(PASSWORD);
  await press(page, 'Save and continue');
  await page.goto('/organise/officer/audit');
  await page.getByLabel('6-digit code').fill(code(await page.locator('code.key').innerText()));
  await press(page, 'Set up login codes');
  await nextPage(page, () => page.getByRole('link', { name: 'I’ve saved them. Continue' }).click());
  await expect(page.getByRole('table')).toContainText('Set up login codes');
  await expectAccessible(page, javaScriptEnabled ?? true);
  await page.locator('summary', { hasText: 'Show only some' }).click();
  await page.getByLabel('What').selectOption({ label: 'Set a password' });
  await press(page, 'Show');
  // The columns' names, the day, the entry.
  await expect(page.getByRole('row')).toHaveCount(3);
  for (const path of ['officer', 'officer/requests', 'officer/exports']) {
    await page.goto(`/organise/${path}`);
    await expectAccessible(page, javaScriptEnabled ?? true);
  }
});
