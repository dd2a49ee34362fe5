// What the page with every island does once script runs, told once for both browsers.

/** The few things that the steps need of a page; Playwright's and Puppeteer's both have them. */
export interface Driven {
  evaluate<T>(what: string): Promise<T>;
  fill(selector: string, text: string): Promise<void>;
  press(selector: string): Promise<void>;
}

/** Waits until a piece of script is true. */
async function until(page: Driven, what: string): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await page.evaluate<boolean>(`Boolean(${what})`))) {
    if (Date.now() > end) throw new Error(`it does not come true: ${what}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

const says = (selector: string, words: string) =>
  `[...document.querySelectorAll(${JSON.stringify(selector)})].some((one) => one.textContent.includes(${JSON.stringify(words)}))`;
const names = `[...document.querySelectorAll('.attendees tbody th')].map((one) => one.textContent)`;

/** The table loads every row, filters, sorts, and shows who arrives. */
export async function useTable(page: Driven): Promise<void> {
  await until(page, says('[role=status]', 'First 200 of 10000 shown.'));
  await until(page, `document.querySelectorAll('.attendees tbody tr').length === 200`);
  await until(page, `document.querySelector('nav').hidden`);
  await page.fill('#f-q', 'QUILL 12');
  await until(page, `${names}.length > 1 && ${names}.every((name) => name.includes('Quill') && name.includes('12'))`);
  await page.fill('#f-q', 'ada quill 1200');
  await until(page, says('[role=status]', '1 of 10000 shown.'));
  await page.fill('#f-q', '');
  await page.press('.attendees th:nth-child(5) button');
  await until(page, `document.querySelector('[aria-sort=ascending]').textContent.includes('Signed up')`);
  await page.press('.attendees th:nth-child(5) button');
  await until(page, `document.querySelector('[aria-sort=descending]') && ${names}[0].endsWith(' 9999')`);
  await page.press('.attendees th:nth-child(4) button');
  await page.press('.attendees th:nth-child(4) button');
  await until(page, says('td.done', '1 of 1'));
  const counts = `document.querySelector('.counts').textContent`;
  const before = await page.evaluate<string>(counts);
  await until(page, `${counts} !== ${JSON.stringify(before)}`);
}

/** The builder adds, previews, counts, moves and removes questions without a page in between. */
export async function useBuilder(page: Driven): Promise<void> {
  await page.press('[name=add]');
  await until(page, `document.activeElement.name === 'q3_label'`);
  await page.fill('[name=q3_label]', 'Can you bring a cake?');
  await until(page, says('.preview .label', 'Can you bring a cake?'));
  await page.fill('[name=q3_why]', 'so that we know in good time how many there will be for all');
  await until(page, says('.draft .over', '14 of 12 words at most'));
  await page.press('[name=q3_up]');
  await until(page, `document.querySelector('[name=q2_label]').value === 'Can you bring a cake?'`);
  await until(page, `document.activeElement.matches('.draft') && document.activeElement.querySelector('[name=q2_label]')`);
  await page.press('[name=q1_remove]');
  await until(page, `document.querySelector('[name=q1_label]').value === 'Can you bring a cake?'`);
  await until(page, `document.querySelectorAll('.draft').length === 2`);
}

/** The progress goes on by itself until all is done. */
export async function watchProgress(page: Driven): Promise<void> {
  await until(page, says('.progress', '300 of 300 are done.'));
  await until(page, `document.querySelector('progress').value === document.querySelector('progress').max`);
}
