import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guide, openHouse } from '../house.ts';
import type { TestHouse } from '../house.ts';
import { startBrowser, visit } from './browse.ts';
import type { Visit } from './browse.ts';
import { measureFirstLoad } from './first-load.ts';
import { forAdministrators, forEverybody, open } from './page-list.ts';

let house: TestHouse;
let browser: Browser;
let employee: Visit;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ hasCompany: true }), startBrowser()]);
  employee = await visit(browser, house, { email: guide.email });
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

it.each(forEverybody)('an employee opens %s', async (path, title) => {
  const { page, complaints } = employee;
  await open(page, path, title);
  expect(complaints).toEqual([]);
  expect(await page.getByRole('link', { name: 'Activity' }).count()).toBe(0);
});

it('an employee loads at most 300 kB of compressed JavaScript before people are shown', async () => {
  const { context } = await visit(browser, house, { email: guide.email });
  const { scripts, scriptKilobytes } = await measureFirstLoad(context);
  expect(scripts).toBeGreaterThan(3);
  expect(scriptKilobytes).toBeGreaterThan(100);
  expect(scriptKilobytes).toBeLessThan(300);
  await context.close();
});

it.each(forAdministrators)('an employee is told that %s is not for them', async (path) => {
  const { page } = employee;
  await page.goto(path);
  await page.getByText('This page is for administrators.').waitFor();
  expect(await page.getByRole('table').count()).toBe(0);
});
