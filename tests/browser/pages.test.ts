import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guide, openHouse } from '../house.ts';
import type { TestHouse } from '../house.ts';
import { startBrowser, visit, withoutAnswers } from './browse.ts';
import type { Visit } from './browse.ts';
import { forAdministrators, forEverybody, forNobody, open } from './page-list.ts';

let house: TestHouse;
let browser: Browser;
let administrator: Visit;
let nobody: Visit;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ hasCompany: true }), startBrowser()]);
  [administrator, nobody] = await Promise.all([
    visit(browser, house, { email: guide.administratorEmail }),
    visit(browser, house),
  ]);
});
beforeEach(() => {
  for (const { complaints } of [administrator, nobody]) {
    complaints.length = 0;
  }
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** Each page is opened once, and looked at in these ways; all four in the long run. */
const looks = (
  [
    { width: 1440, height: 900, colorScheme: 'light' },
    { width: 390, height: 844, colorScheme: 'dark' },
    { width: 1440, height: 900, colorScheme: 'dark' },
    { width: 390, height: 844, colorScheme: 'light' },
  ] as const
).slice(0, Number(process.env['WHOSWHO_LOOKS'] ?? 2));

/** What WCAG 2.2 AA has to say against a page, one line for each thing. */
async function barriersOf(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // No frames of strangers are in our pages; without this it opens a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode().withTags(tags);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

/** The same in every light and width, each beginning with the look. */
async function barriersInAllLooks(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForFunction(
      (scheme) => document.documentElement.dataset['mantineColorScheme'] === scheme,
      colorScheme,
    );
    await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null);
    await page.waitForTimeout(300);
    const barriers = await barriersOf(page);
    found.push(...barriers.map((barrier) => `${colorScheme}, ${width} wide: ${barrier}`));
  }
  return found;
}

describe('an administrator', () => {
  it.each([...forEverybody, ...forAdministrators])(
    'opens %s in light and dark, wide and narrow, without a barrier or a complaint',
    async (path, title) => {
      const { page, complaints } = administrator;
      await open(page, path, title);
      expect(await barriersInAllLooks(page)).toEqual([]);
      // Still, after whatever the page had to wait for.
      expect(await page.title()).toBe(`${title} · Whoswho`);
      expect(complaints).toEqual([]);
    },
  );
});

describe('nobody signed in', () => {
  it.each(forNobody)('opens %s without a barrier', async (path, title) => {
    const { page, complaints } = nobody;
    await open(page, path, title);
    expect(await barriersInAllLooks(page)).toEqual([]);
    // That a link is not in force is an answer, which the browser calls an error.
    expect(withoutAnswers(complaints, 404)).toEqual([]);
  });
});
