// The test of every spec: a site of its own, and a browser that holds the site to what it promises on every page.

import { test as base } from '@playwright/test';
import { Site } from './site.ts';

export { expect } from '@playwright/test';

export const test = base.extend<{ site: Site; quiet: void }>({
  site: async ({}, use, info) => {
    const site = await Site.start();
    await use(site);
    await site.stop();
    if (info.status !== info.expectedStatus) await info.attach('log', { body: site.log });
  },

  baseURL: async ({ site }, use) => {
    await use(site.url);
  },

  /** Public pages are light and quiet: nothing from another host, no script, no cookie, no refused style. */
  quiet: [
    async ({ page, site }, use) => {
      const loud: string[] = [];
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(`${site.url}/`) && !url.startsWith('data:')) loud.push(`asked another host: ${url}`);
        if (request.resourceType() === 'script') loud.push(`asked for a script: ${url}`);
      });
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) loud.push(message.text());
      });
      await use();
      loud.push(...(await page.context().cookies()).map(({ name }) => `set the cookie ${name}`));
      if (loud.length > 0) throw new Error(loud.join('\n'));
    },
    { auto: true },
  ],
});

/** Pages with islands run our own script, and nothing on them goes wrong: no error, no warning, nothing refused. */
export const islandTest = base.extend<{ site: Site; sound: void }>({
  site: async ({}, use) => {
    const site = await Site.start();
    await use(site);
    await site.stop();
  },

  baseURL: async ({ site }, use) => {
    await use(site.url);
  },

  sound: [
    async ({ page, site }, use) => {
      const loud: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(`${site.url}/`) && !request.url().startsWith('data:')) loud.push(request.url());
      });
      page.on('console', (message) => {
        // A form that is shown again is no error of the page's.
        const isAgain = message.text().includes('status of 422');
        if (['error', 'warning'].includes(message.type()) && !isAgain) loud.push(message.text());
      });
      page.on('pageerror', ({ message }) => loud.push(message));
      await use();
      if (loud.length > 0) throw new Error(loud.join('\n'));
    },
    { auto: true },
  ],
});
