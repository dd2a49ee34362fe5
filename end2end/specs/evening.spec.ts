// An event from the invitation of whoever runs it to its receipt, as the people see it: a template is published, people
// sign up, everybody is written to, the list is taken out, two phones stand at the door, and at last all of it is gone.

import { readFile } from 'node:fs/promises';
import { code, expectAccessible, invite, logIn, PASSWORD, press } from '../support/colleague.ts';
import { BRANCH } from '../support/content.ts';
import { chooseSeats, confirm, LABELS, nextPage, signUpButton } from '../support/flows.ts';
import { deskTest as test, expect } from '../support/test.ts';
import { picture } from '../support/pictures.ts';

// Looking at a page takes a second or two, and there are thirty of them.
test.describe.configure({ timeout: 480_000 });

const EVENT = '/organise/events/quay-supper';
const DAYS_AHEAD = 5;
const NAMES = 'Ada Birch, Ben Marlow, Cleo Thorne, Dai Pugh, Esme Hart, Finn Okoro, Gwen Lamb, Hal Rossi, Ines Voss, Jo Marlow';
const PEOPLE = NAMES.split(', ').map((name, n) => ({ email: `guest${n}@example.org`, name, food: '' }));

/** The day of the event, as a form takes it. */
const DAY = new Date(Date.now() + DAYS_AHEAD * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

test('a supper, from the invitation to the receipt', async ({ page, site, browser, javaScriptEnabled }, info) => {
  const script = javaScriptEnabled ?? true;
  // Once is enough: the pictures are taken in the first of the three runs.
  const pictures = process.env['ONPURPOSE_PICTURES'] && info.project.name === 'script on';
  const look = async (name?: string) => {
    await expectAccessible(page, script);
    if (name && pictures) await picture(page, name);
  };
  let key = '';
  const tickets: string[] = [];

  await test.step('an organiser comes in and creates a draft from a template', async () => {
    await page.goto(await invite(site, 'organiser'));
    await page.getByLabel('New password').fill(PASSWORD);
    await press(page, 'Save and continue');
    await page.goto('/organise/new');
    await look();
    await page.getByLabel(/^Branch meeting/).check();
    await page.getByLabel('For which branch?').selectOption(BRANCH);
    await press(page, 'Start');
    await look();
    await page.getByLabel('What’s it called?').fill('Quay supper');
    await page.getByLabel('What’s it about?').fill('A long table and a shared meal.');
    await page.getByLabel('Which day?').fill(DAY);
    await page.getByLabel('From', { exact: true }).fill('12:00');
    await page.getByLabel('Until', { exact: true }).fill('14:00');
    await page.getByLabel('Where is it?').fill('The Sail Loft, 4 Rope Walk');
    await page.getByLabel('We don’t know about accessibility yet').check();
    await page.getByLabel('How many places are there?').fill('8');
    await press(page, 'Save and continue');
    await look('questions');
    await press(page, 'Save and continue');
    await look('ending');
    await press(page, 'Save and continue');
    await expect(page.locator('main')).toContainText('Check your answers');
    await expect(page.locator('main')).not.toContainText('Still missing');
    await look();
    // What was forgotten is one link away, and saving it leads back.
    await nextPage(page, () => page.getByRole('link', { name: 'Change Cost' }).click());
    await page.getByLabel('What does it cost?').fill('£2');
    await press(page, 'Save and continue');
    await expect(page).toHaveURL(/\/check$/);
    await expect(page.locator('main')).toContainText('£2');
  });

  await test.step('publish is pressed once, and goes on after login codes and the guidance', async () => {
    await press(page, 'Publish');
    await expect(page).toHaveURL(/\/account\/factor/);
    key = await page.locator('code.key').innerText();
    await page.getByLabel('6-digit code').fill(code(key));
    await press(page, 'Set up login codes');
    await look();
    await press(page, 'I’ve saved them. Continue');
    await expect(page).toHaveURL(/\/organise\/guidance/);
    await look();
    await press(page, 'I’ve read this and will follow it. Publish “Quay supper”');
    await expect(page).toHaveURL(new RegExp(`${EVENT}(\\?|$)`));
    await look('event');
    await page.goto(`${EVENT}/share`);
    await look();
  });

  await test.step('ten people sign up for eight places', async () => {
    const context = await browser.newContext({ javaScriptEnabled: script, baseURL: site.url });
    const visitor = await context.newPage();
    for (const who of PEOPLE) {
      await visitor.goto('/events/quay-supper');
      await visitor.getByLabel(LABELS.email).fill(who.email);
      await visitor.getByLabel(LABELS.name).fill(who.name);
      await chooseSeats(visitor, 1);
      await nextPage(visitor, () => signUpButton(visitor).click());
      const { parsed } = await confirm(visitor, site, who);
      tickets.push(parsed.text ?? '');
      const waits = /waiting list/i.test(parsed.subject ?? '');
      const pictures = parsed.attachments.filter(({ contentType, related }) => contentType === 'image/png' && related);
      expect(pictures, parsed.subject).toHaveLength(waits ? 0 : 1);
    }
    await context.close();
    await page.goto(`${EVENT}/attendees`);
    await expect(page.locator('main')).toContainText('8 of 8');
    await expect(page.getByRole('row')).toHaveCount(11);
    await expect(page.getByRole('row', { name: 'On the waiting list' })).toHaveCount(2);
    await look('list');
    const usual = page.viewportSize();
    for (const size of [{ width: 360, height: 740 }, { width: 1024, height: 768 }]) {
      await page.setViewportSize(size);
      const first = await page.locator('.attendees tbody a').first().boundingBox();
      expect((first?.y ?? Infinity) + (first?.height ?? 0), `the first name at ${size.width} px`).toBeLessThan(size.height);
      expect(first?.height, 'high enough to be hit').toBeGreaterThanOrEqual(size.width < 640 ? 44 : 24);
    }
    if (usual) await page.setViewportSize(usual);
    await page.locator('#f-q').fill('marlow');
    if (!script) await nextPage(page, () => page.locator('#f-q').press('Enter'));
    await expect(page.getByRole('row')).toHaveCount(3);
    await nextPage(page, () => page.getByRole('link', { name: 'Ben Marlow' }).click());
    await expect(page.locator('main')).toContainText('guest1@example.org');
    await look();
  });

  await test.step('everybody with a place is written to, one mail each', async () => {
    await page.goto(`${EVENT}/announcements`);
    await look();
    await page.goto(`${EVENT}/announcements/new`);
    await page.getByLabel('Subject').fill('Please bring a cup');
    await page.getByLabel('Message', { exact: true }).fill('We have **no cups** left.\n\n- a cup\n- a spoon');
    await look('message');
    await press(page, 'Preview');
    await look('message-read');
    await press(page, /^Send to 8 people/);
    for (const who of PEOPLE.slice(0, 8)) {
      const told = await site.mail.take(who.email, ({ parsed }) => parsed.subject === 'Please bring a cup', 'the cup');
      expect(told.recipients).toEqual([who.email]);
    }
    // The last mail may be here before that is noted, and without script the page stays as it was.
    await expect(async () => {
      await page.reload();
      await expect(page.locator('main')).toContainText('8 of 8 sent', { timeout: 1000 });
    }).toPass();
    await look();
    const written = site.mail.letters.filter(({ parsed }) => parsed.subject === 'Please bring a cup');
    expect(written).toHaveLength(8);
  });

  await test.step('the list is downloaded, with a reason', async () => {
    await page.goto(`${EVENT}/attendees/export`);
    await look('export');
    await page.getByLabel('Preparing the event').check();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
    const rows = await readFile(await file.path(), 'utf8');
    expect(rows).toContain('Ben Marlow');
    expect(rows).toMatch(/^\uFEFF?Name or code,/);
    expect(rows).not.toContain('@example.org');
    await file.delete();
    await page.goto('/organise/exports');
    await expect(page.locator('main')).toContainText('A file with 10 sign-ups');
    await look();
  });

  /** Days from now until the guests come. */
  const noon = (Date.parse(`${DAY}T11:30:00Z`) - Date.now()) / (24 * 60 * 60 * 1000);
  await test.step('two phones stand at the door', async () => {
    await site.restart(noon);
    await logIn(page, key, noon);
    await page.goto(`${EVENT}/door/links`);
    await press(page, 'Create a link');
    await look();
    const link = await page.locator('main').getByText(/\/door\/help\//).first().innerText();
    const context = await browser.newContext({ javaScriptEnabled: script, baseURL: site.url });
    const other = await context.newPage();
    await other.goto(/http\S+/.exec(link)?.[0] ?? '');
    await press(other, 'I agree. Open the door list');
    await expect(other.getByRole('heading', { name: '0 in the room' })).toBeVisible();

    const ticket = /[ACDEFGHJKLMNPQRTUVWXY34679]{6}(?=\s*$)/m.exec(tickets[0] ?? '')?.[0] ?? '';
    expect(ticket).toHaveLength(6);
    await page.goto(`/door/${ticket}`);
    await other.goto(`/door/${ticket}`);
    await look('ticket');
    await press(page, 'Mark as arrived');
    await press(other, 'Mark as arrived');
    await expect(other.locator('main')).toContainText(/already/i);
    await other.goto(`${EVENT}/door`);
    const rows = other.locator('.door > li');
    const all = await rows.count();
    await other.getByRole('link', { name: 'Not here yet' }).click();
    await expect(rows).toHaveCount(all - 1);
    await press(other, '+1 walk-in');
    await expect(other.getByRole('heading', { name: '2 in the room' })).toBeVisible();
    await expect(other.locator('main')).not.toContainText('@example.org');
    await context.close();
    await page.goto(`${EVENT}/door`);
    await expect(page.getByRole('heading', { name: '2 in the room' })).toBeVisible();
    await look('door');
  });

  await test.step('all of it is deleted automatically, and the receipt says so', async () => {
    await page.goto('/organise');
    await look('held');
    const gone = DAYS_AHEAD + 20;
    await site.restart(gone);
    const olu = 'olu@harbour.example';
    const receipt = await site.mail.take(olu, ({ parsed }) => /^Deleted: /.test(parsed.subject ?? ''), 'a receipt');
    expect(receipt.parsed.text).toContain('10 sign-ups for Quay supper were deleted');
    for (const trace of ['marlow', 'guest1@']) await expect.poll(() => site.holdersOf(trace)).toEqual([]);
    await logIn(page, key, gone);
    await page.goto(`${EVENT}/receipts`);
    await look();
  });
});
