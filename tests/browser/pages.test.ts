import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide, openHouse } from '../house.ts';
import type { TestHouse } from '../house.ts';
import { startBrowser, visit } from './browse.ts';
import type { Look } from './browse.ts';

let house: TestHouse;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ hasCompany: true }), startBrowser()]);
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

const looks: readonly (Look & { readonly name: string })[] = [
  { name: 'light and wide', scheme: 'light', width: 1440 },
  { name: 'dark and wide', scheme: 'dark', width: 1440 },
  { name: 'light and narrow', scheme: 'light', width: 390, height: 844 },
  { name: 'dark and narrow', scheme: 'dark', width: 390, height: 844 },
];

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
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

describe.each(looks)('in $name', (look) => {
  it.each([...forEverybody, ...forAdministrators])(
    'an administrator opens %s without a barrier or a complaint',
    async (path, title) => {
      const { page, context, complaints } = await visit(browser, house, {
        email: guide.administratorEmail,
        look,
      });
      await open(page, path, title);
      expect(await barriersOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it.each(forNobody)('nobody signed in opens %s without a barrier', async (path, title) => {
    const { page, context, complaints } = await visit(browser, house, { look });
    await open(page, path, title);
    expect(await barriersOf(page)).toEqual([]);
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
    await context.close();
  });
});

describe('an employee', () => {
  it.each(forEverybody)('opens %s', async (path, title) => {
    const { page, context, complaints } = await visit(browser, house, { email: guide.email });
    await open(page, path, title);
    expect(await barriersOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.getByRole('link', { name: 'Activity' }).count()).toBe(0);
    await context.close();
  });

  it.each(forAdministrators)('is told that %s is not for them', async (path) => {
    const { page, context } = await visit(browser, house, { email: guide.email });
    await page.goto(path);
    await page.getByText('This page is for administrators.').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    await context.close();
  });
});
