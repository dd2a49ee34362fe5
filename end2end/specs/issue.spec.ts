// A newsletter from the first line of an issue to the mail, as its organiser and its readers see it: written, looked at,
// tried out, sent, kept in the archive; and who has unsubscribed gets no more.

import type { Locator, Page } from '@playwright/test';
import { comeIn, expectAccessible, press } from '../support/colleague.ts';
import { ARCHIVED, EVENTS, NEWSLETTERS } from '../support/content.ts';
import { ADA, confirm, expectGone, expectNoTraces, nextPage, subscribe } from '../support/flows.ts';
import type { Letter } from '../support/mail-server.ts';
import { picture } from '../support/pictures.ts';
import type { Site } from '../support/site.ts';
import { deskTest as test, expect } from '../support/test.ts';

// Looking at a page takes a second or two, on a busy machine far more.
test.describe.configure({ timeout: 360_000 });

const NEWS = `/organise/newsletters/${NEWSLETTERS.news}`;
const PUBLIC = `/newsletters/${NEWSLETTERS.news}`;
const OLU = 'olu@harbour.example';
const BEN = { ...ADA, email: 'ben.marlow@example.org' };
/** Somebody typed this address, and nobody has confirmed it. */
const UNASKED = { ...ADA, email: 'una.heron@example.org' };

const JUNE = 'The roof is done';
const JULY = 'The boats are back';
const PREVIEW = 'And a supper to thank everybody';
const SHOWN = 'The hall in the morning';
const ELSEWHERE = 'https://harbour.example/storm';
const TEXT = `## What the storm left

It **held** all night: [the log of it](${ELSEWHERE}).

[Help us paint it](https://harbour.example/paint "button")`;

const follow = (page: Page, name: string | RegExp) => nextPage(page, () => page.getByRole('link', { name }).first().click());

/** The first mail to somebody with this subject. */
const mailOf = (site: Site, address: string, subject: string) =>
  site.mail.take(address, ({ parsed }) => parsed.subject === subject, `the subject "${subject}"`);

/** Who was sent this subject, each mail on its own. */
const sentTo = (site: Site, subject: string) =>
  site.mail.letters.filter(({ parsed }) => parsed.subject === subject).map(({ recipients }) => recipients.join(' ')).sort();

/** The picture of the issue is shown, and has arrived. */
async function expectPicture(within: Page | Locator): Promise<void> {
  const picture = within.getByRole('img', { name: SHOWN });
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBeGreaterThan(0);
}

/** Shows a mail that brings nothing along and leads only to the site and to what was written. */
async function open(page: Page, site: Site, { parsed, links }: Letter): Promise<void> {
  expect(parsed.attachments).toEqual([]);
  const elsewhere = links.filter((link) => new URL(link).origin !== site.url);
  expect(elsewhere.filter((link) => !TEXT.includes(link))).toEqual([]);
  // Mails have their style within, which our pages' policy forbids.
  await page.goto('about:blank');
  await page.setContent(String(parsed.html), { waitUntil: 'load' });
  // A mail is no page: it has no landmarks, and only has to fit.
  await expectAccessible(page, false);
}

test('an issue is written, sent and read, and not sent to who has unsubscribed', async ({ page, site, browser, javaScriptEnabled }, info) => {
  const script = javaScriptEnabled ?? true;
  const pictures = process.env['ONPURPOSE_PICTURES'] && info.project.name === 'script on';
  const look = (at = page) => expectAccessible(at, script);
  const main = page.locator('main');
  const context = await browser.newContext({ javaScriptEnabled: script, baseURL: site.url, viewport: page.viewportSize() });
  const visitor = await context.newPage();
  const loud: string[] = [];
  visitor.on('request', (request) => {
    const stays = /^(data:|about:)/.test(request.url()) || request.url().startsWith(`${site.url}/`);
    if (!stays || request.resourceType() === 'script') loud.push(request.url());
  });
  let issue = '';

  await test.step('two people subscribe, and a third address is only typed', async () => {
    for (const who of [ADA, BEN]) {
      await subscribe(visitor, NEWSLETTERS.news, who);
      await confirm(visitor, site, who);
    }
    await subscribe(visitor, NEWSLETTERS.news, UNASKED);
  });

  await test.step('an organiser comes in and finds the issues after login codes and the guidance', async () => {
    await comeIn(page, site, `${NEWS}/issues`);
    await expect(main).toContainText('No issues yet.');
    await look();
    await page.goto(NEWS);
    await expect(main).toContainText('2 readers');
    await look();
    await follow(page, 'Issues');
    await expect(page).toHaveURL(`${NEWS}/issues`);
  });

  await test.step('past issues are everybody’s to read', async () => {
    await site.publish(ARCHIVED);
    await visitor.goto(`${PUBLIC}/issues`);
    await expect(visitor.locator('main')).toContainText('No issues yet.');
    await look(visitor);
  });

  await test.step('a draft says what is still to do, and each of it leads to its place', async () => {
    await page.goto(`${NEWS}/issues`);
    await follow(page, 'Write an issue');
    await look();
    await page.getByLabel('Preview line').fill(PREVIEW);
    await page.getByLabel('Text', { exact: true }).fill(`[The plan](${site.url}/events/no-such-event)`);
    await press(page, 'Save and preview');
    const undone = page.locator('.conditions li', { hasText: 'To do:' });
    await expect(undone).toHaveCount(2);
    await expect(undone.first()).toContainText('Enter a subject');
    await expect(undone.last()).toContainText('This site has no such page');
    await expect(page.getByRole('button', { name: /^Send to/ })).toHaveCount(0);
    await look();
    await nextPage(page, () => undone.first().getByRole('link').click());
    await expect(page.getByLabel('Subject')).toBeInViewport();
  });

  await test.step('it gets a subject, a text, and the card of an event', async () => {
    await page.getByLabel('Subject').fill(JUNE);
    await page.getByLabel('Text', { exact: true }).fill(TEXT);
    await page.getByLabel('Show an event').selectOption(EVENTS.supper);
    await press(page, 'Add its card');
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue(new RegExp(`{event: ${EVENTS.supper}}\\s*$`));
    await look();
  });

  await test.step('it gets a picture, and what that shows in words', async () => {
    const file = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') };
    await page.getByLabel('What it shows').fill(SHOWN);
    await page.getByLabel(/^Picture/).setInputFiles(file);
    await press(page, 'Add the picture');
    await expect(page.getByRole('alert')).toContainText('must be a JPEG or PNG');
    await expect(page.getByLabel('What it shows')).toHaveValue(SHOWN);
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue(new RegExp(`{event: ${EVENTS.supper}}\\s*$`));
    await look();
    await page.getByLabel(/^Picture/).setInputFiles({ ...file, buffer: await page.screenshot({ type: 'jpeg' }) });
    await press(page, 'Add the picture');
    const line = new RegExp(`!\\[${SHOWN}\\]\\(/pictures/[0-9a-f]{32}\\.jpg\\)\\s*$`);
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue(line);
    await expect(page.getByLabel('What it shows')).toHaveValue('');
    await press(page, 'Save and preview');
    issue = new URL(page.url()).pathname;
  });

  await test.step('it is looked at as a phone shows it', async () => {
    for (const scheme of ['light', 'dark']) {
      const phone = page.getByRole('region', { name: `On a phone in ${scheme} colours` });
      await expect(phone).toContainText(PREVIEW);
      await expect(phone.getByRole('heading', { name: 'What the storm left' })).toBeVisible();
      await expect(phone.getByRole('link', { name: 'the log of it' })).toHaveAttribute('href', ELSEWHERE);
      await expect(phone.locator('.event-card')).toContainText('Summer supper');
      await expect(phone).toContainText('Unsubscribe');
      await expectPicture(phone);
    }
    if (pictures) await picture(page, 'issue');
    await page.locator('summary', { hasText: 'Plain text version' }).click();
    await expect(page.locator('pre.letter')).toContainText('Help us paint it:\nhttps://harbour.example/paint');
    await expect(page.locator('.conditions li', { hasText: 'To do:' })).toHaveCount(0);
    await expect(page.locator('.conditions')).toContainText('The links look right');
    await expect(page.locator('.conditions')).toContainText('Every picture has a description');
    await look();
  });

  await test.step('a test comes to the organiser and to nobody else', async () => {
    await press(page, 'Send a test to myself');
    await expect(page.getByRole('status')).toContainText(OLU);
    await look();
    const tried = await mailOf(site, OLU, `Test: ${JUNE}`);
    expect(tried.recipients).toEqual([OLU]);
    expect(tried.parsed.text).toContain('Help us paint it');
    expect(tried.parsed.text).toContain('Unsubscribe:');
    await open(visitor, site, tried);
    expect(sentTo(site, `Test: ${JUNE}`)).toEqual([OLU]);
    expect(sentTo(site, JUNE)).toEqual([]);
  });

  /** Opens the page again until it says so: what is noted in the background is not there at once. */
  const expectSoon = (sentence: string) =>
    expect(async () => {
      await page.reload();
      await expect(main).toContainText(sentence, { timeout: 1000 });
    }).toPass({ timeout: 30_000 });

  await test.step('it is sent to the two who confirmed, and the page says how far it is', async () => {
    const release = site.mail.hold();
    await press(page, 'Send to 2 people');
    // Browsers keep the fragment of the form that led here.
    await expect(page).toHaveURL(new RegExp(`${issue}(#.*)?$`));
    await expectSoon('No. 1 · Sending since');
    await expect(main).toContainText('0 of 2 sent.');
    await look();
    release();
    if (script) {
      // Without being opened again.
      await expect(main).toContainText('No. 1 · Sent on');
      await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0);
    }
    await expectSoon('No. 1 · Sent on');
    await expect(main).toContainText('2 of 2 sent.');
    await look();
    expect(sentTo(site, JUNE)).toEqual([ADA.email, BEN.email]);
    await page.goto(`${NEWS}/issues`);
    await expect(main).toContainText('No. 1');
    await expect(main).toContainText('2 of 2 sent. Unsubscribed since: 0.');
    await look();
  });

  let letter: Letter;
  await test.step('each reader’s mail is their own, and says why it came and how to stop it', async () => {
    letter = await mailOf(site, ADA.email, JUNE);
    const other = await mailOf(site, BEN.email, JUNE);
    expect(letter.link('/unsubscribe/')).not.toEqual(other.link('/unsubscribe/'));
    expect(letter.oneClick).toEqual([letter.link('/unsubscribe/')]);
    expect(letter.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(letter.header('list-archive')).toBe(`<${site.url}${PUBLIC}/issues>`);
    expect(letter.parsed.text).toContain('You’re getting this because you subscribed to “Quayside news”');
    expect(letter.parsed.text).toContain('Help us paint it:\nhttps://harbour.example/paint');
    expect(String(letter.parsed.html)).toContain(PREVIEW);
    await open(visitor, site, letter);
    await expect(visitor.getByRole('heading', { name: 'What the storm left' })).toBeVisible();
    await expect(visitor.getByText('Summer supper')).toBeVisible();
    await expect(visitor.getByRole('link', { name: 'Unsubscribe' })).toBeVisible();
    // A page without an address of its own may not load from this machine; mail programs may.
    const picture = await visitor.getByRole('img', { name: SHOWN }).getAttribute('src');
    const answer = await visitor.request.get(picture ?? '');
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/jpeg']);
    expect(letter.parsed.text).toContain(`Picture: ${SHOWN}`);
  });

  await test.step('anybody can read it on the site, and nothing in it is anybody’s own', async () => {
    await visitor.goto(PUBLIC);
    await follow(visitor, 'Past issues');
    await expect(visitor.locator('main')).toContainText(PREVIEW);
    await look(visitor);
    await follow(visitor, JUNE);
    expect(visitor.url()).toBe(letter.link(`${PUBLIC}/issues/`));
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(JUNE);
    await expect(visitor.getByRole('heading', { name: 'What the storm left' })).toBeVisible();
    await expect(visitor.locator('.event-card')).toContainText('Summer supper');
    await expectPicture(visitor);
    await look(visitor);
    const feed = await visitor.request.get(`${PUBLIC}/issues.atom`);
    expect(await feed.text()).toContain(`<title>${JUNE}</title>`);
    for (const said of [await visitor.content(), await feed.text()]) expect(said).not.toMatch(/unsubscribe\/|your-sign-up\/|@example\.org/);
    expect(await context.cookies()).toEqual([]);
    expect(loud, 'what mails and public pages asked for').toEqual([]);
  });

  await test.step('one of them leaves by one click of the mail program', async () => {
    const answer = await fetch(letter.oneClick[0] ?? '', {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(answer.status).toBe(200);
    await expectGone(visitor, letter.record);
    await page.goto(`${NEWS}/issues`);
    await expect(main).toContainText('1 reader');
    await expect(main).toContainText('Unsubscribed since: fewer than 5.');
  });

  await test.step('the next issue, begun as a copy, goes to the other alone', async () => {
    await page.goto(issue);
    await press(page, 'Copy to a new draft');
    await expect(page.getByLabel('Subject')).toHaveValue(JUNE);
    await page.getByLabel('Subject').fill(JULY);
    await press(page, 'Save and preview');
    await press(page, 'Send to 1 person');
    await expectSoon('No. 2 · Sent on');
    await expect(main).toContainText('1 of 1 sent.');
    await mailOf(site, BEN.email, JULY);
    expect(sentTo(site, JULY)).toEqual([BEN.email]);
    await visitor.goto(`${PUBLIC}/issues`);
    await expect(visitor.getByRole('heading', { level: 2 })).toHaveText([JULY, JUNE]);
    await expectNoTraces(site);
  });
  await context.close();
});
