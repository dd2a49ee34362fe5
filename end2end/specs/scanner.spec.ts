// Programs that guard inboxes open every link of every mail before a person does. Nothing may come of it.

import type { Letter } from '../support/mail-server.ts';
import { ADA, confirmButton, nextPage, signUp, subscribe } from '../support/flows.ts';
import type { Site } from '../support/site.ts';
import { expect, test } from '../support/test.ts';

/** GETs every link to the site, twice. */
async function scan(site: Site, letter: Letter): Promise<void> {
  const ours = letter.links.filter((link) => link.startsWith(`${site.url}/`));
  expect(ours.length).toBeGreaterThan(1);
  for (const link of [...ours, ...ours]) {
    const answer = await fetch(link);
    expect(answer.status, link).toBe(200);
    await answer.arrayBuffer();
  }
}

for (const [what, signsUp] of [
  ['an event', (page) => signUp(page, 2)],
  ['a newsletter', (page) => subscribe(page)],
] as [string, (page: Parameters<typeof subscribe>[0]) => Promise<void>][]) {
  test(`opening every link of every mail of ${what} twice changes nothing`, async ({ page, site }) => {
    await signsUp(page);
    const asking = await site.mail.next(ADA.email, '/confirm/');
    await scan(site, asking);
    await page.goto(asking.link('/confirm/'));
    await expect(confirmButton(page)).toBeVisible();
    expect(site.mail.letters).toEqual([asking]);

    await nextPage(page, () => confirmButton(page).click());
    const answer = await site.mail.next(ADA.email, '/your-sign-up/');
    const data = `${answer.record}/data.json`;
    const before = await (await fetch(data)).text();
    await scan(site, answer);
    expect(await (await fetch(data)).text()).toBe(before);
    expect(site.mail.letters).toEqual([asking, answer]);
  });
}
