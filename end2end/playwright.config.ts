// The pages in Debian's Chromium: with script, without, and on the narrowest phone. Every test starts a server
// of its own, so none waits for another or sees its records.

import { defineConfig, devices } from '@playwright/test';

const desktop = devices['Desktop Chrome'];

export default defineConfig({
  testDir: 'specs',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    // What does not come says so itself, before the whole test is out of time.
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    // The door is tried on a phone alone, for it takes its time.
    { name: 'script on', use: desktop, testIgnore: ['islands-plain.spec.ts', 'door.spec.ts'] },
    // axe-core is a script; it looks at the same pages in the other two. Islands are woken by one.
    {
      name: 'script off',
      use: { ...desktop, javaScriptEnabled: false },
      testIgnore: ['accessible.spec.ts', 'autosave.spec.ts', 'door.spec.ts', 'islands.spec.ts', 'islands-firefox.spec.ts', 'samples.spec.ts'],
    },
    // The samples are seen narrow and wide by themselves, and what a list of 500 takes is no question of width.
    {
      name: 'phone',
      use: { ...desktop, viewport: { width: 320, height: 640 }, hasTouch: true },
      testIgnore: ['islands-plain.spec.ts', 'islands-firefox.spec.ts', 'list.spec.ts', 'samples.spec.ts'],
    },
  ],
});
