// The test of every organisers' spec: as that of the public pages, but for the one cookie of a login.

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

  /** Nothing from another host, nothing that the content policy refuses, no cookie but that of the login. */
  quiet: [
    async ({ page, site }, use) => {
      const loud: string[] = [];
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(`${site.url}/`) && !url.startsWith('data:')) loud.push(`asked another host: ${url}`);
      });
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) loud.push(message.text());
      });
      await use();
      const cookies = (await page.context().cookies()).map(({ name }) => name).filter((name) => name !== 'onpurpose');
      loud.push(...cookies.map((name) => `set the cookie ${name}`));
      if (loud.length > 0) throw new Error(loud.join('\n'));
    },
    { auto: true },
  ],
});
