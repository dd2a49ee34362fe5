// The islands of organisers' pages, woken in Chromium.

import AxeBuilder from '@axe-core/playwright';
import { useBuilder, useTable, watchProgress, type Driven } from '../support/islands.ts';
import { expect, islandTest as test } from '../support/test.ts';

const PAGE = '/dev/islands';

test('every island is woken and does its work', async ({ page }) => {
  await page.goto(PAGE);
  const driven: Driven = {
    evaluate: (what) => page.evaluate(what),
    fill: (selector, text) => page.locator(selector).fill(text),
    press: (selector) => page.locator(selector).click(),
  };
  await useTable(driven);
  await useBuilder(driven);
  await watchProgress(driven);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(over).toBeLessThanOrEqual(0);
});
