// The islands of organisers' pages, woken in Chromium.

import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import { useBuilder, useTable, watchProgress, type Driven } from '../support/islands.ts';
import { expect, islandTest as test } from '../support/test.ts';

const PAGE = '/dev/islands';
/** What all script and WebAssembly of an organiser's page may weigh, compressed with Brotli. */
const MOST = 150_000;

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

test('all script and WebAssembly of the page is light', async ({ page, site }) => {
  const loaded: string[] = [];
  page.on('request', (request) => request.url().includes('/pkg/') && loaded.push(request.url()));
  await page.goto(PAGE);
  await expect.poll(() => new Set(loaded).size).toBe(2);
  const weights = await Promise.all([...new Set(loaded)].map(weigh));
  const weight = weights.reduce((sum, one) => sum + one, 0);
  console.log(`script and WebAssembly of an organiser's page: ${weight} bytes with Brotli, at most ${MOST}`);
  expect(weight).toBeLessThan(MOST);
  await page.goto(`${site.url}/`);
  await expect(page.locator('script:not([type="application/ld+json"])')).toHaveCount(0);
});

/** The bytes of a body as they come over the wire. */
async function weigh(url: string): Promise<number> {
  const [answer] = (await once(get(url, { headers: { 'accept-encoding': 'br' } }), 'response')) as [IncomingMessage];
  let weight = 0;
  for await (const piece of answer) weight += (piece as Buffer).length;
  expect(answer.headers['content-encoding']).toBe('br');
  return weight;
}
