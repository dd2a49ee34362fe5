// Hands that have a keyboard and nothing else.

import { expect, type Locator, type Page } from '@playwright/test';
import { nextPage } from './flows.ts';

/** Goes forward with Tab until this is focused, as far as a person would, and sees that the focus shows. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toHaveCount(1);
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      const seen = await wanted.evaluate((element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      });
      expect(seen, `the focus shows on ${wanted}`).toBe(true);
      return;
    }
  }
  throw new Error(`Tab does not lead to ${wanted}`);
}

/** Goes there and types; what stood there is replaced. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

export async function tick(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box);
  await page.keyboard.press('Space');
  await expect(box).toBeChecked();
}

/** Goes to a link or button and presses Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Presses what leads to another page, and waits until that is there. */
export function follow(page: Page, target: Locator): Promise<void> {
  return nextPage(page, () => press(page, target));
}
