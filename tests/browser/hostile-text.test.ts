import { fieldTypes } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide, openHouse } from '../house.ts';
import type { TestHouse } from '../house.ts';
import { startBrowser, visit } from './browse.ts';
import type { Visit } from './browse.ts';

const script = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
const texts = [
  script,
  '"><svg/onload=window.hit=1>',
  '{{constructor.constructor("window.hit=1")()}}',
  'javascript:window.hit=1',
];
const [probe = ''] = texts;

let house: TestHouse;
let browser: Browser;
let administrator: Visit;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startBrowser()]);
  administrator = await visit(browser, house, { email: guide.administratorEmail });
  await fillWithProbes();
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** One field of each type, its title, its hint and its options hostile; its value where it can be. */
async function fillWithProbes(): Promise<void> {
  const components = fieldTypes.map(({ type }, index) => ({
    uuid: `00000000-0000-4000-8000-00000000${String(1000 + index)}`,
    type,
    status: 'LIVE',
    title: { en: `${type} ${probe}`, fr: probe },
    properties: {
      help: { en: probe },
      section: `Section ${probe}`,
      icon: probe,
      ...(type === 'metadata'
        ? { options: [{ id: 'hostile', label: { en: probe, fr: probe } }] }
        : {}),
    },
  }));
  const directory = await house.admin.ok('content/save', {
    type: 'user_directory',
    instance: guide.instance,
    title: { en: `Hostile ${probe}` },
    slug: { en: 'hostile' },
    template: { components },
  });
  for (const { uuid, type } of components) {
    for (const value of valuesOf(type)) {
      // What a field's type refuses never gets here, which is as good.
      await house.admin.call('user/directory/save', {
        email: guide.email,
        contentId: directory['id'] as string,
        customProfile: { [uuid]: value },
      });
    }
  }
  await house.admin.ok('user/save', {
    ...(await house.admin.ok('user/get', { email: guide.email })),
    firstName: probe,
    lastName: texts[1] ?? '',
  });
  await house.admin.ok('feed/save', { name: `Group ${probe}` });
  await house.admin.ok('token/create', { email: guide.email, name: probe });
  await house.admin.ok('application/create', { name: probe });
  await house.admin.ok('search/save', { name: probe, question: { query: probe } });
  await house.admin.ok('customer/save', { name: probe });
}

function valuesOf(type: string): Json[] {
  return [
    ...texts,
    ...texts.map((text) => [text]),
    ...texts.map((text) => ({ name: text, address: text })),
    ...(type === 'metadata' ? ['hostile'] : []),
    ...(type === 'link' ? ['https://example.com/?q="><img src=x onerror=window.hit=1>'] : []),
  ];
}

/** Nothing of the probes ran, and the content policy had nothing to stop. */
async function expectUnharmed(page: Page, complaints: readonly string[]): Promise<void> {
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  const elements = await page.evaluate(
    () =>
      document.querySelectorAll('img[src="x"], svg[onload], script:not([src]), [onerror]').length,
  );
  expect(elements).toBe(0);
  expect(complaints).toEqual([]);
}

describe('what strangers have written', () => {
  it.each([
    '/people',
    '/people?view=cards',
    `/people?q=${encodeURIComponent(probe)}`,
    `/people/x-${guide.person}`,
    `/people/x-${guide.person}?history=all`,
    '/chart',
    '/chart?view=list',
    '/fields',
    '/activity',
    '/groups',
    '/sites',
    '/access',
    '/settings',
    '/about',
  ])('is text on %s', async (path) => {
    const { page, complaints } = administrator;
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null);
    await page.waitForTimeout(400);
    await expectUnharmed(page, complaints);
  });

  it('is text in the settings of each field', async () => {
    const { page, complaints } = administrator;
    const contents = await house.admin.all('content/list', { type: ['user_directory'] });
    const hostile = contents.find((one) => JSON.stringify(one['title']).includes('Hostile'));
    await page.goto(`/fields?directory=${hostile?.['id'] as string}`, {
      waitUntil: 'networkidle',
    });
    const rows = page.getByRole('link', { name: /onerror/u });
    await rows.first().waitFor();
    for (let row = 0; row < (await rows.count()); row += 1) {
      await rows.nth(row).click();
      await expectUnharmed(page, complaints);
    }
  });

  it('is text in a file’s name, and no drawing of theirs becomes a picture of ours', async () => {
    const { page, context, complaints } = await visit(browser, house, { email: guide.email });
    await page.goto(`/people/x-${guide.person}`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Change the photo' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: `${texts[1]}.svg`,
      mimeType: 'image/svg+xml',
      buffer: Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" onload="window.hit=1"><script>window.hit=1</script></svg>',
      ),
    });
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(500);
    await expectUnharmed(page, complaints);
    await context.close();
  });

  it('leads nowhere as a page to go to after signing in', async () => {
    const { page, context } = await visit(browser, house);
    await page.goto('/sign-in?to=//example.com/&to2=javascript:alert(1)');
    await page.getByLabel('E-mail address').waitFor();
    expect(new URL(page.url()).host).toBe(new URL(house.url).host);
    await context.close();
  });
});
