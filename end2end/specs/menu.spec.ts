// The organisers' menu on a phone: one row above the title, everything else behind a button.

import { expectAccessible, invite, logOut, PASSWORD, press } from '../support/colleague.ts';
import { nextPage } from '../support/flows.ts';
import { deskTest as test, expect } from '../support/test.ts';

test('on a phone the menu is one row, and opens', async ({ page, site, javaScriptEnabled }) => {
  const script = javaScriptEnabled ?? true;
  const menu = page.locator('.ways summary');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(await invite(site, 'organiser'));
  await page.getByLabel('New password').fill(PASSWORD);
  await press(page, 'Save and continue');
  await expect(page).toHaveURL('/organise');
  const title = await page.getByRole('heading', { level: 1 }).boundingBox();
  expect(title?.y).toBeLessThan(90);
  await expect(page.getByRole('button', { name: 'Log out' })).toBeHidden();
  await menu.click();
  await expectAccessible(page, script);
  await nextPage(page, () => page.getByRole('navigation').getByRole('link', { name: 'Help' }).click());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help');
  await expectAccessible(page, script);
  await menu.press('Enter');
  await expect(page.locator('.ways details [aria-current="page"]')).toHaveText('Help');
  await menu.press('Enter');
  await logOut(page);
});
