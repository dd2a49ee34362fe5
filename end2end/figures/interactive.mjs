// How long Chromium takes from the first request of an attendee list until every row is loaded and what is typed
// filters them. Called by `make bench` with the address of the page and the cookie of a login; prints milliseconds.

import { chromium } from '@playwright/test';

const TIMES = 5;
const [url, login] = process.argv.slice(2);
const [name, value] = login.split('=');

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' });
const times = [];
for (let n = 0; n < TIMES; n += 1) {
  const context = await browser.newContext();
  await context.addCookies([{ name, value, url: new URL(url).origin }]);
  const page = await context.newPage();
  await page.goto(url);
  // The ways to the other pages go when all rows are here.
  times.push(await until(page, "document.querySelector('.attendees nav').hidden && performance.now()"));
  await page.locator('#f-q').fill('fletcher 4321');
  await until(page, "document.querySelectorAll('.attendees tbody tr').length === 1");
  await context.close();
}
await browser.close();
console.log(times.sort((a, b) => a - b)[Math.floor(TIMES / 2)].toFixed(0));

/** Asks until a piece of script gives something: the page's content policy lets no function be made of text in it. */
async function until(page, what) {
  const end = Date.now() + 20_000;
  for (;;) {
    const given = await page.evaluate(what);
    if (given) return given;
    if (Date.now() > end) throw new Error(`${page.url()} never came to: ${what}`);
    await new Promise((wake) => setTimeout(wake, 5));
  }
}
