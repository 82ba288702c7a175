import type { JsonObject } from '@whoswho/core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf } from '../caller.ts';
import { guide, openHouse } from '../house.ts';
import type { TestHouse } from '../house.ts';
import { startBrowser, visit, withoutAnswers } from './browse.ts';

let house: TestHouse;
let browser: Browser;
const admin = { email: guide.administratorEmail };

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ hasCompany: true }), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

describe('an administrator adds a field', () => {
  it('a choice in two languages, puts it first, fills it, finds people by it, and scripts see it', async () => {
    const { page, context, complaints } = await visit(browser, house, admin);
    await page.goto('/fields');
    await page.getByRole('button', { name: 'Add a field' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Choice/u })
      .click();
    await page.getByLabel('Name (English)').fill('Parking');
    await page.getByLabel('Name (French)').fill('Stationnement');
    await page.getByRole('tab', { name: 'Values' }).click();
    for (const [english, french] of [
      ['Car park', 'Parking'],
      ['Bicycle', 'Vélo'],
    ] as const) {
      await page.getByRole('button', { name: 'Add an option' }).click();
      await page
        .getByLabel(/^Label of .* \(English\)$/u)
        .last()
        .fill(english);
      await page
        .getByLabel(/^Label of .* \(French\)$/u)
        .last()
        .fill(french);
    }
    await moveUp(page, 'Parking', 3);
    await page
      .getByRole('region', { name: 'Not saved yet' })
      .getByText(/1 field added/u)
      .waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('region', { name: 'Not saved yet' }).waitFor({ state: 'hidden' });

    await page.goto(`/people/x-${guide.person}`);
    const row = page.getByRole('group', { name: 'Parking' });
    await row.getByRole('button', { name: 'Add: Parking' }).click();
    await row.getByRole('combobox', { name: 'Parking' }).click();
    await page.getByRole('option', { name: 'Bicycle' }).click();
    await row.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Parking: saved').waitFor();

    await page.goto('/people');
    await page.getByRole('combobox', { name: 'Search people' }).fill('bicycle');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Camille Moreau' }).first().waitFor();

    const field = await fieldOf('Parking');
    expect(field).toMatchObject({ title: { en: 'Parking', fr: 'Stationnement' } });
    const user = await house.admin.ok('user/directory/get', {
      email: guide.email,
      contentId: field['directory'] as string,
    });
    expect(user['customProfile']).toMatchObject({ [field['uuid'] as string]: ['bicycle'] });
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it('the activity calls attributes and groups by their names, on a phone without scrolling sideways', async () => {
  const { page, context, complaints } = await visit(browser, house, admin);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/activity');
  const change = page.getByRole('row').filter({ hasText: 'Groups' }).first();
  await change.getByText('IT, Paris HQ').waitFor();
  expect(await change.innerText()).not.toMatch(/subscriptions|[{}]/u);
  const takeBack = await change.getByRole('button', { name: 'Take back: Groups' }).boundingBox();
  expect((takeBack?.x ?? 0) + (takeBack?.width ?? 0)).toBeLessThanOrEqual(390);
  expect(complaints).toEqual([]);
  await context.close();
});

describe('an administrator takes a batch back', () => {
  it('after seeing what comes back, and can take that back in turn', async () => {
    const script = callerOf(house.url, house.token, { 'Whoswho-Batch': 'a wrong import' });
    for (const email of [guide.email, 'zoe.vance@customer.com']) {
      await script.ok('user/save', {
        ...(await house.admin.ok('user/get', { email })),
        lastName: 'Wrongly',
      });
    }
    const { page, context, complaints } = await visit(browser, house, admin);
    await page.goto('/activity?show=batches');
    await page.getByRole('button', { name: 'Take this batch back: a wrong import' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take changes back' });
    await dialog.getByText(/2 values of 2 people come back/u).waitFor();
    expect(await dialog.innerText()).toContain('Vance');
    await dialog.getByLabel('Why').fill('the file was from last year');
    await dialog.getByRole('button', { name: 'Take them back' }).click();
    await page.getByText('2 values are back').waitFor();
    expect(await lastNames()).toEqual(['Moreau', 'Vance']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(lastNames).toEqual(['Wrongly', 'Wrongly']);
    expect(withoutAnswers(complaints)).toEqual([]);
    await context.close();
  });
});

describe('an administrator makes a token', () => {
  it('that is shown once, works, and can be revoked', async () => {
    const { page, context, complaints } = await visit(browser, house, admin);
    await page.goto('/access');
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByLabel('Name').fill('nightly test');
    await page.getByRole('combobox', { name: 'Person' }).fill('zoe vance');
    await page.getByRole('option', { name: /Zoë Vance|Zoë Wrongly/u }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    const secret = await page.getByRole('dialog').locator('pre').innerText();
    const caller = callerOf(house.url, secret.trim());
    expect(await caller.ok('user/get')).toMatchObject({ email: 'zoe.vance@customer.com' });
    await page.getByRole('button', { name: 'I have kept it' }).click();
    expect(await page.content()).not.toContain(secret.trim());
    await page.getByRole('button', { name: 'Revoke nightly test' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('nightly test is revoked').waitFor();
    await caller.refused('user/get', {}, 401);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** Moves a field up in the list of fields, by its handle and the keys. */
async function moveUp(page: Page, name: string, steps: number): Promise<void> {
  await page.getByRole('button', { name: `Move: ${name}` }).focus();
  await page.keyboard.press('Space');
  for (let step = 0; step < steps; step += 1) {
    // Each step is drawn before the next one is taken.
    await page.waitForTimeout(150);
    await page.keyboard.press('ArrowUp');
  }
  await page.waitForTimeout(150);
  await page.keyboard.press('Space');
}

/** The field of a title, with the id of its directory. */
async function fieldOf(title: string): Promise<JsonObject> {
  const contents = await house.admin.all('content/list', { type: ['user_directory'] });
  for (const content of contents) {
    const { components } = content['template'] as unknown as { components: JsonObject[] };
    const found = components.find((one) => (one['title'] as JsonObject)['en'] === title);
    if (found !== undefined) {
      return { ...found, directory: content['id'] ?? '' };
    }
  }
  throw new Error(`no field ${title}`);
}

async function lastNames(): Promise<unknown[]> {
  const emails = [guide.email, 'zoe.vance@customer.com'];
  const people = await Promise.all(emails.map((email) => house.admin.ok('user/get', { email })));
  return people.map((person) => person['lastName']);
}
