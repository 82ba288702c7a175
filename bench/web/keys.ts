import type { BrowserContext, Page } from 'playwright-core';

/** No two begin alike: what was asked before is answered without the server. */
const texts = (
  'anna martin sales zoe paris jo engineer lee nora hugo kim dublin carol ' +
  'bianca felix giulia ines oscar quinn rosa thomas ulrich vera william xavier yuki'
).split(' ');
/** People type about six keys a second. */
const betweenKeysMs = 160;

/** Types into the search box, and answers how long each key took to painted results, in ms. */
export async function measureKeys(context: BrowserContext): Promise<readonly number[]> {
  const page = await context.newPage();
  await page.goto('/people');
  await page.locator('#people-results a').first().waitFor();
  await page.evaluate(watchPaints);
  const box = page.getByRole('combobox').first();
  const took: number[] = [];
  for (const text of texts) {
    await box.fill('');
    await page.waitForTimeout(400);
    for (const letter of text) {
      const ms = await keyTook(page, letter);
      took.push(...(ms === undefined ? [] : [ms]));
    }
  }
  await page.close();
  return took;
}

/** After this nothing more is awaited: the key has changed nothing, as where all begin alike. */
const longestMs = 2000;

/** Presses a key; how long until the last of what it changes on the screen is painted, in ms. */
async function keyTook(page: Page, letter: string): Promise<number | undefined> {
  await page.keyboard.press(letter);
  const isChanged = await page
    .waitForFunction(
      () => Number(document.body.dataset['paintedAt']) > Number(document.body.dataset['pressedAt']),
      undefined,
      { timeout: longestMs },
    )
    .then(
      () => true,
      () => false,
    );
  await page.waitForTimeout(betweenKeysMs);
  const took = await page.evaluate(
    () => Number(document.body.dataset['paintedAt']) - Number(document.body.dataset['pressedAt']),
  );
  return isChanged ? took : undefined;
}

/** Runs in the page: notes when a key went down, and when the results were last painted. */
function watchPaints(): void {
  const { dataset } = document.body;
  addEventListener('keydown', () => (dataset['pressedAt'] = String(performance.now())), true);
  const note = () =>
    requestAnimationFrame(() =>
      // After the frame in which the change is drawn.
      setTimeout(() => (dataset['paintedAt'] = String(performance.now()))),
    );
  new MutationObserver(note).observe(document.querySelector('main') ?? document.body, {
    childList: true,
    subtree: true,
    characterData: true,
  });
}
