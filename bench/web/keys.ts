import type { BrowserContext, Page } from 'playwright-core';

const texts = ['anna', 'martin', 'sales', 'zoe', 'paris', 'jo', 'engineer', 'lee', 'nora', 'smith'];
const rounds = 4;
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
  for (let round = 0; round < rounds; round += 1) {
    for (const text of texts) {
      await box.fill('');
      await page.waitForTimeout(400);
      for (const letter of text) {
        took.push(await keyTook(page, letter));
      }
    }
  }
  await page.close();
  return took;
}

/** Presses a key, and waits for the answer to it and for what it changes on the screen. */
async function keyTook(page: Page, letter: string): Promise<number> {
  const answered = page.waitForResponse((response) => response.url().endsWith('directory/find'));
  await page.keyboard.press(letter);
  await answered;
  await page.waitForTimeout(betweenKeysMs);
  return page.evaluate(
    () => Number(document.body.dataset['paintedAt']) - Number(document.body.dataset['pressedAt']),
  );
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
