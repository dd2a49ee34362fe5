// What people do on the public pages, step by step, as the specs tell it.

import { expect, type Page } from '@playwright/test';
import { EVENTS, NEWSLETTERS } from './content.ts';
import type { Letter } from './mail-server.ts';
import type { Site } from './site.ts';

/** Someone who is found nowhere but where she signs up. */
export const ADA = {
  email: 'ada.quillfeather@example.org',
  name: 'Ada Quillfeather',
  food: 'Whatever a penny-farthing can carry',
};

/** What must be found nowhere once she is forgotten. */
export const TRACES = ['quillfeather', 'penny-farthing'];

export const LABELS = {
  email: 'Your email address',
  name: 'Name for the door',
  seats: 'How many people are coming, including you?',
  food: 'What should we arrange for you to eat?',
};

export const signUpButton = (page: Page) => page.getByRole('button', { name: /sign (me )?up|subscribe|join the waiting list/i });
export const confirmButton = (page: Page) => page.getByRole('button', { name: /confirm|yes|join the waiting list/i }).first();

/** Does what leads to another page, and waits until that is there; its address may be the same. */
export async function nextPage(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), act()]);
}

/** The choice of so many people. */
export const seatsOf = (page: Page, seats: number) =>
  page.getByRole('radiogroup', { name: LABELS.seats }).getByLabel(String(seats), { exact: true });

/** Chooses how many people come. */
export async function chooseSeats(page: Page, seats: number): Promise<void> {
  await seatsOf(page, seats).check();
}

/** Fills and sends the form of an event; ends on the page that says where the mail went. */
export async function signUp(page: Page, seats: number, slug = EVENTS.supper, who = ADA): Promise<void> {
  await page.goto(`/events/${slug}`);
  await page.getByLabel(LABELS.email).fill(who.email);
  await page.getByLabel(LABELS.name).fill(who.name);
  await chooseSeats(page, seats);
  if (slug === EVENTS.supper) {
    await page.locator('details.private > summary').click();
    await page.getByLabel(LABELS.food).fill(who.food);
    await page.locator('input[name=private_agree]').check();
  }
  await nextPage(page, () => signUpButton(page).click());
  await expect(page).toHaveURL(/\/sent\//);
}

/** Fills and sends the form of a newsletter. */
export async function subscribe(page: Page, slug = NEWSLETTERS.news, who = ADA): Promise<void> {
  await page.goto(`/newsletters/${slug}`);
  await page.getByLabel(LABELS.email).fill(who.email);
  const consent = page.locator('input[name=consent]');
  await expect(consent).not.toBeChecked();
  await consent.check();
  await nextPage(page, () => signUpButton(page).click());
  await expect(page).toHaveURL(/\/sent\//);
}

/** Opens the link of the mail that asks, presses the button, and gives the mail that answers. */
export async function confirm(page: Page, site: Site, who = ADA): Promise<Letter> {
  const asking = await site.mail.next(who.email, '/confirm/');
  await page.goto(asking.link('/confirm/'));
  await nextPage(page, () => confirmButton(page).click());
  return site.mail.next(who.email, '/your-sign-up/');
}

/** Waits until the site says that a record's page is no more. */
export async function expectGone(page: Page, link: string): Promise<void> {
  await expect.poll(async () => (await page.request.get(link)).status()).toBe(404);
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Asks for everything held under an address; gives the mail that the "sent" page says to look for. */
export async function askForData(page: Page, site: Site, who = ADA): Promise<Letter> {
  await page.goto('/your-data');
  await page.getByLabel(LABELS.email).fill(who.email);
  await nextPage(page, () => page.locator('main form').getByRole('button').click());
  await expect(page).toHaveURL(/\/sent\//);
  const said = await page.locator('main').innerText();
  return site.mail.take(who.email, ({ parsed }) => said.includes(parsed.subject ?? '?'), 'the subject that was shown');
}

/** The mail about everything held has no way to any record. */
export async function expectNothingHeld(page: Page, site: Site, who = ADA): Promise<void> {
  const { links } = await askForData(page, site, who);
  expect(links.filter((link) => /your-sign-up|unsubscribe|confirm/.test(link))).toEqual([]);
}

/** Waits until neither the data folder nor the log holds a trace of her. */
export async function expectNoTraces(site: Site): Promise<void> {
  for (const trace of TRACES) {
    await expect.poll(() => site.holdersOf(trace), { message: `who holds "${trace}"` }).toEqual([]);
  }
}
