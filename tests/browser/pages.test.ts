import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guide, openHouse } from '../house.ts';
import type { TestHouse } from '../house.ts';
import { startBrowser, visit, withoutAnswers } from './browse.ts';
import type { Visit } from './browse.ts';
import { measureFirstLoad } from './first-load.ts';

let house: TestHouse;
let browser: Browser;
let administrator: Visit;
let employee: Visit;
let nobody: Visit;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ hasCompany: true }), startBrowser()]);
  [administrator, employee, nobody] = await Promise.all([
    visit(browser, house, { email: guide.administratorEmail }),
    visit(browser, house, { email: guide.email }),
    visit(browser, house),
  ]);
});
beforeEach(() => {
  for (const { complaints } of [administrator, employee, nobody]) {
    complaints.length = 0;
  }
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const forEverybody = [
  ['/people', 'People'],
  ['/people?q=zoe&view=cards', 'People'],
  [`/people/camille-moreau-${guide.person}`, 'Camille Moreau'],
  ['/chart', 'Organization chart'],
  ['/chart?view=list', 'Organization chart'],
  ['/groups', 'Groups'],
  ['/about', 'About me'],
  ['/nothing-here', 'Page not found'],
] as const;
const forAdministrators = [
  ['/fields', 'Fields'],
  ['/activity', 'Activity'],
  ['/activity?show=batches', 'Activity'],
  ['/sites', 'Sites'],
  ['/access', 'Tokens and applications'],
  ['/settings', 'Settings'],
] as const;
const forNobody = [
  ['/sign-in', 'Sign in to Whoswho'],
  ['/welcome#nonsense', 'This link is not in force any more'],
] as const;

/** Each page is opened once, and looked at in these ways; all four in the long run. */
const looks = (
  [
    { width: 1440, height: 900, colorScheme: 'light' },
    { width: 390, height: 844, colorScheme: 'dark' },
    { width: 1440, height: 900, colorScheme: 'dark' },
    { width: 390, height: 844, colorScheme: 'light' },
  ] as const
).slice(0, Number(process.env['WHOSWHO_LOOKS'] ?? 2));

/** Opens a page of the UI, and waits until it shows what it has to show. */
async function open(page: Page, path: string, title: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction((wanted) => document.title === `${wanted} · Whoswho`, title);
  await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null);
  // What follows the page itself: counts, pictures.
  await page.waitForTimeout(400);
}

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

describe('an employee', () => {
  it.each(forEverybody)('opens %s', async (path, title) => {
    const { page, complaints } = employee;
    await open(page, path, title);
    expect(complaints).toEqual([]);
    expect(await page.getByRole('link', { name: 'Activity' }).count()).toBe(0);
  });

  it('loads at most 300 kB of compressed JavaScript before people are shown', async () => {
    const { context } = await visit(browser, house, { email: guide.email });
    const { scripts, scriptKilobytes } = await measureFirstLoad(context);
    expect(scripts).toBeGreaterThan(3);
    expect(scriptKilobytes).toBeGreaterThan(100);
    expect(scriptKilobytes).toBeLessThan(300);
    await context.close();
  });

  it.each(forAdministrators)('is told that %s is not for them', async (path) => {
    const { page } = employee;
    await page.goto(path);
    await page.getByText('This page is for administrators.').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
  });
});
