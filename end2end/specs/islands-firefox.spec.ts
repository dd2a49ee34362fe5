// The same in Firefox, which Playwright cannot drive as Debian ships it: Puppeteer does, over WebDriver BiDi.

import { launch } from 'puppeteer-core';
import { useBuilder, useTable, watchProgress, type Driven } from '../support/islands.ts';
import { expect, islandTest as test } from '../support/test.ts';

test('every island is woken in Firefox and does its work', async ({ site }) => {
  test.setTimeout(120_000);
  const browser = await launch({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true });
  try {
    const page = await browser.newPage();
    const loud: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) loud.push(message.text());
    });
    page.on('pageerror', (error) => loud.push(String(error)));
    await page.goto(`${site.url}/dev/islands`);
    const driven: Driven = {
      evaluate: <T>(what: string) => page.evaluate(what) as Promise<T>,
      fill: async (selector, text) => {
        await page.$eval(selector, (input) => (input as HTMLInputElement).select());
        await page.focus(selector);
        await page.keyboard.press('Backspace');
        await page.type(selector, text);
      },
      press: (selector) => page.$eval(selector, (button) => (button as HTMLElement).click()),
    };
    await useTable(driven);
    await useBuilder(driven);
    await watchProgress(driven);
    expect(loud).toEqual([]);
  } finally {
    await browser.close();
  }
});
