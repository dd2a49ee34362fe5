// The tests of the specs: a site of its own for each, and a browser that holds the site to what it promises on its pages.

import { test as base, type Page, type Request } from '@playwright/test';
import { Site } from './site.ts';

export { expect } from '@playwright/test';

const siteTest = base.extend<{ site: Site }>({
  site: async ({}, use, info) => {
    const site = await Site.start();
    await use(site);
    await site.stop();
    if (info.status !== info.expectedStatus) await info.attach('log', { body: site.log });
  },

  baseURL: async ({ site }, use) => {
    await use(site.url);
  },
});

/** Whether a request leaves the site. */
const leaves = (request: Request, site: Site) => !request.url().startsWith(`${site.url}/`) && !request.url().startsWith('data:');

/** Does `use`, and fails for whatever of a page was louder than it may be. */
async function quietly(page: Page, site: Site, use: () => Promise<void>, may: { script: boolean; cookies: string[] }): Promise<void> {
  const loud: string[] = [];
  page.on('request', (request) => {
    if (leaves(request, site)) loud.push(`asked another host: ${request.url()}`);
    if (!may.script && request.resourceType() === 'script') loud.push(`asked for a script: ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) loud.push(message.text());
  });
  await use();
  const cookies = (await page.context().cookies()).map(({ name }) => name).filter((name) => !may.cookies.includes(name));
  loud.push(...cookies.map((name) => `set the cookie ${name}`));
  if (loud.length > 0) throw new Error(loud.join('\n'));
}

/** Public pages are light and quiet: nothing from another host, no script, no cookie, nothing that the policy refuses. */
export const test = siteTest.extend<{ quiet: void }>({
  quiet: [({ page, site }, use) => quietly(page, site, use, { script: false, cookies: [] }), { auto: true }],
});

/** Organisers' pages may run our script and set the cookies of a login. */
export const deskTest = siteTest.extend<{ quiet: void }>({
  quiet: [({ page, site }, use) => quietly(page, site, use, { script: true, cookies: ['onpurpose', 'onpurpose-browser'] }), { auto: true }],
});

/** Pages with islands run our own script, and nothing on them goes wrong: no error, no warning, nothing refused. */
export const islandTest = siteTest.extend<{ sound: void }>({
  sound: [
    async ({ page, site }, use) => {
      const loud: string[] = [];
      page.on('request', (request) => {
        if (leaves(request, site)) loud.push(request.url());
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
