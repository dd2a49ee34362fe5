// The islands of organisers' pages without script: whole, only slower.

import { expect, islandTest as test } from '../support/test.ts';

test('the page searches, turns pages, and its buttons do their work', async ({ page }) => {
  await page.goto('/dev/islands');
  await expect(page.locator('tbody tr')).toHaveCount(100);
  await page.getByRole('link', { name: 'Page 2' }).click();
  await expect(page.locator('main')).toContainText('Rows 101 to 200 of 10000.');
  await page.getByLabel('Find by name').fill('Quill 1200');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.getByLabel('Question', { exact: true }).first().fill('Will you walk?');
  await page.getByRole('button', { name: 'Move question 1 down' }).click();
  await expect(page.locator('[name=q2_label]')).toHaveValue('Will you walk?');
  await page.getByRole('button', { name: 'Remove question 1' }).click();
  await expect(page.locator('[name=q1_label]')).toHaveValue('Will you walk?');
  await page.getByRole('button', { name: 'Add a question' }).click();
  await expect(page.locator('.draft')).toHaveCount(2);
  await expect(page.locator('progress')).toBeVisible();
});
