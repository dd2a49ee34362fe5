// Every state of every public page, from the samples that the program's own tests use: stale and limited forms, refusals,
// ends, errors. axe-core finds nothing in either scheme, nothing is wider than 320 px, and Tab leads everywhere.

import AxeBuilder from '@axe-core/playwright';
import { type Page, expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
/** As many tests as share the pages: short enough for the slowest machine to end each in its time. */
const SHARES = 8;

// Looking at a page takes a second, several on a slow machine.
test.describe.configure({ timeout: 300_000 });

/** Writes the pages, as they are now, into a folder of its own. */
function samples(): string {
  const program = resolve(process.env['ONPURPOSE_BIN'] ?? '../target/debug/onpurpose');
  const folder = mkdtempSync(join(tmpdir(), 'onpurpose-samples-'));
  execFileSync(join(dirname(program), 'examples', 'pages'), [folder]);
  return folder;
}

/** Keeps how a page looks on a phone and on a laptop, for somebody to compare: in target/pictures, in no commit. */
async function keep(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  for (const width of [360, 1024]) {
    await page.setViewportSize({ width, height: 740 });
    await page.screenshot({ path: `../target/pictures/${name.replace('.html', '')}-${width}.png`, fullPage: true });
  }
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** A round of Tab: what it does not lead to, and where the focus does not show. */
async function wrongByKeyboard(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  const left = new Set(await stops(page));
  for (let steps = 0; steps < 120 && left.size > 0; steps += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const shows = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      return { stop: element.outerHTML, shows: shows || element === document.body };
    });
    left.delete(at.stop);
    if (!at.shows) wrong.push(`the focus does not show on ${at.stop}`);
  }
  return [...wrong, ...Array.from(left, (stop) => `Tab does not lead to ${stop}`)];
}

/** Where Tab should stop: links, buttons, inputs; of the radio buttons of one question only the first or the chosen one. */
function stops(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = Array.from(
      document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
    );
    const isStop = (element: HTMLElement): boolean => {
      if (!element.checkVisibility() || element.tabIndex < 0 || element.matches(':disabled')) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      const group = all.filter((one) => one instanceof HTMLInputElement && one.name === element.name);
      return element === (group.find((one) => one instanceof HTMLInputElement && one.checked) ?? group[0]);
    };
    return all.filter(isStop).map((element) => element.outerHTML);
  });
}

for (let share = 0; share < SHARES; share += 1) {
  test(`every state of every page, part ${share + 1}`, async ({ page }) => {
    const folder = samples();
    const names = readdirSync(folder).filter((name) => name.endsWith('.html'));
    expect(names.length).toBeGreaterThan(60);
    const wrong: string[] = [];
    for (const name of names.filter((_, place) => place % SHARES === share)) {
      const note = (how: string, found: string[]) => wrong.push(...found.map((one) => `${name} ${how}: ${one}`));
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(WIDE);
      await page.goto(pathToFileURL(join(folder, name)).href);
      note('by keyboard', await wrongByKeyboard(page));
      note('light', await violations(page));
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize(NARROW);
      note('dark and narrow', await violations(page));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) wrong.push(`${name} is ${over} px too wide at 320 px`);
      if (process.env['ONPURPOSE_PICTURES']) await keep(page, name);
    }
    expect(wrong).toEqual([]);
    rmSync(folder, { recursive: true });
  });
}
