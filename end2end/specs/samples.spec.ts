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
/** As many tests as share the pages, so that each worker has one. */
const SHARES = 2;

// Looking at a page takes a second, and there are many.
test.describe.configure({ timeout: 300_000 });

/** Writes the pages, as they are now, into a folder of its own. */
function samples(): string {
  const program = resolve(process.env['ONPURPOSE_BIN'] ?? '../target/debug/onpurpose');
  const folder = mkdtempSync(join(tmpdir(), 'onpurpose-samples-'));
  execFileSync(join(dirname(program), 'examples', 'pages'), [folder]);
  return folder;
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** What Tab leads to, each with whether the focus shows there; the browser's own ends of the round are left out. */
async function tabbed(page: Page): Promise<{ reached: number; unseen: string[] }> {
  await page.evaluate(() => document.body.focus());
  const reached = new Set<string>();
  const unseen: string[] = [];
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const shows = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      const place = [...document.querySelectorAll('*')].indexOf(element);
      return { place: String(place), shows, html: element.outerHTML.slice(0, 80) };
    });
    if (at === null || reached.has(at.place)) break;
    reached.add(at.place);
    if (!at.shows) unseen.push(at.html);
  }
  return { reached: reached.size, unseen };
}

/** How many stops a round of Tab has: links, buttons, inputs; of the radio buttons of one question only one. */
function stops(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')];
    const open = all.filter((element) => element.checkVisibility() && element.tabIndex >= 0);
    const names = open.map((element, place) =>
      element instanceof HTMLInputElement && element.type === 'radio' ? `radio ${element.name}` : String(place),
    );
    return new Set(names).size;
  });
}

for (let share = 0; share < SHARES; share += 1) {
  test(`every state of every page, part ${share + 1}`, async ({ page }) => {
    const folder = samples();
    const names = readdirSync(folder).filter((name) => name.endsWith('.html'));
    expect(names.length).toBeGreaterThan(60);
    for (const name of names.filter((_, place) => place % SHARES === share)) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(WIDE);
      await page.goto(pathToFileURL(join(folder, name)).href);
      const { reached, unseen } = await tabbed(page);
      expect(unseen, `${name}: the focus shows`).toEqual([]);
      expect(reached, `${name}: Tab leads everywhere`).toBe(await stops(page));
      expect(await violations(page), `${name}, light`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize(NARROW);
      expect(await violations(page), `${name}, dark and narrow`).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, `${name} at 320 px`).toBeLessThanOrEqual(0);
    }
    rmSync(folder, { recursive: true });
  });
}
