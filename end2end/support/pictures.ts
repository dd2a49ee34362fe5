// The pictures of the manuals, taken by the specs on their way into `docs/pictures` where `ONPURPOSE_PICTURES` says so:
// dates and names of ports in them are other ones at each run.

import { resolve } from 'node:path';
import type { Page } from '@playwright/test';

const FOLDER = resolve('../docs/pictures');

/** What a page shows, under the name that a manual calls it by: as wide as a column of text, nothing touched. */
export async function picture(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 820, height: 600 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement?.blur()');
  await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true });
  if (before) await page.setViewportSize(before);
}
