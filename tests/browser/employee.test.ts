import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide, openHouse } from '../house.ts';
import type { TestHouse } from '../house.ts';
import { startBrowser, visit, withoutAnswers } from './browse.ts';
import type { Visit } from './browse.ts';

let house: TestHouse;
let browser: Browser;
const me = { email: guide.email };
const phone = { ...me, look: { width: 390, height: 844 } };

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ hasCompany: true }), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** What is stored of the person who is signed in. */
async function stored(): Promise<string> {
  return JSON.stringify(await house.admin.ok('user/get', { email: guide.email }));
}

describe('somebody who is new', () => {
  it('chooses a password by a link, signs out, and signs in again to the page they wanted', async () => {
    const link = await house.admin.ok('password/link', {
      email: 'zoe.vance@customer.com',
      purpose: 'invitation',
    });
    const { page, context, complaints } = await visit(browser, house);
    await page.goto(link['url'] as string);
    await page.getByText('Choose a password for zoe.vance@customer.com.').waitFor();
    const password = 'three green teapots';
    await page.getByLabel('New password').fill(password);
    await page.getByLabel('The password again').fill('three green teapot');
    await page.getByRole('button', { name: 'Set the password and sign in' }).click();
    await page.getByText('This is not the same password.').waitFor();
    await page.getByLabel('The password again').fill(password);
    await page.getByRole('button', { name: 'Set the password and sign in' }).click();
    await page.waitForURL('**/people');

    await page.getByRole('button', { name: /^Your account/u }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await page.goto('/groups');
    await page.waitForURL('**/sign-in?to=*');
    await page.getByLabel('E-mail address').fill('zoe.vance@customer.com');
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('E-mail address or password is not right.').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/groups');
    expect(withoutAnswers(complaints, 401)).toEqual([]);
    await context.close();
  });
});

describe('an employee looks for a colleague', () => {
  let visited: Visit;
  beforeAll(async () => {
    visited = await visit(browser, house, me);
  });
  afterAll(() => visited.context.close());

  it.each(['Zoë', 'zoe', 'zoe vanse', 'vance zoe'])(
    'and finds Zoë Vance by "%s"',
    async (query) => {
      const { page, complaints } = visited;
      await page.goto('/people');
      await page.getByRole('combobox', { name: 'Search people' }).fill(query);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/people?q=*');
      await page.getByRole('link', { name: 'Zoë Vance' }).first().click();
      await page.getByRole('heading', { name: 'Zoë Vance', level: 1 }).waitFor();
      expect(await page.title()).toBe('Zoë Vance · Whoswho');
      expect(complaints).toEqual([]);
    },
  );

  it('and gets from the chart to a person', async () => {
    const { page, complaints } = visited;
    await page.goto('/chart');
    const chart = page.getByRole('region', { name: 'Organization chart' });
    await chart.getByRole('link', { name: 'Zoë Vance' }).waitFor();
    expect(await chart.getByRole('link', { name: 'Camille Moreau' }).count()).toBe(0);
    await chart.getByRole('button', { name: /Show who reports to Zoë Vance/u }).click();
    await chart.getByRole('button', { name: /Hide who reports to Zoë Vance/u }).waitFor();
    await chart.getByRole('link', { name: 'Zoë Vance' }).click();
    await page.getByRole('heading', { name: 'Zoë Vance', level: 1 }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('an employee changes their own phone number', () => {
  const edits = [
    { name: 'at a desk', who: me, number: '+33 6 12 34 56 01', stored: '+33612345601' },
    { name: 'on a phone', who: phone, number: '+33 6 12 34 56 02', stored: '+33612345602' },
  ] as const;

  it.each(edits)(
    '$name, after an error that says what is wrong',
    async ({ who, number, stored: kept }) => {
      const { page, context, complaints } = await visit(browser, house, who);
      await page.goto(`/people/x-${guide.person}`);
      const row = page.getByRole('group', { name: 'Mobile' });
      await row.getByRole('button', { name: /^(?:Add|Edit): Mobile$/u }).click();
      const input = row.getByRole('textbox').first();
      await input.fill('12');
      await row.getByRole('button', { name: 'Save' }).click();
      await row
        .getByText(/phone number/iu)
        .first()
        .waitFor();
      expect(await input.inputValue()).toBe('12');
      await input.fill(number);
      await row.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Mobile: saved').waitFor();
      expect(await stored()).toContain(kept);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('Mobile: as it was before').waitFor();
      expect(await stored()).not.toContain(kept);
      expect(withoutAnswers(complaints, 400)).toEqual([]);
      await context.close();
    },
  );

  it('with the keyboard alone', async () => {
    const { page, context, complaints } = await visit(browser, house, me);
    await page.goto('/people');
    await page.getByRole('combobox', { name: 'Search people' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('me@customer.com');
    const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
    await options.filter({ hasText: 'Camille Moreau' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/people(?:\/|\?)/u);
    await page.goto(`/people/x-${guide.person}`);
    const button = page.getByRole('button', { name: /^(?:Add|Edit): Mobile$/u });
    await button.waitFor();
    // As many times as there are things to stop at before it.
    for (let stops = 0; stops < 120; stops += 1) {
      await page.keyboard.press('Tab');
      if (await button.evaluate((element) => element === document.activeElement)) {
        break;
      }
    }
    await page.keyboard.press('Enter');
    await page.keyboard.type('+33 6 12 34 56 03');
    await page.keyboard.press('Enter');
    await page.getByText('Mobile: saved').waitFor();
    expect(await stored()).toContain('+33612345603');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is told why a value cannot be changed', async () => {
    const { page, context } = await visit(browser, house, me);
    await page.goto(`/people/x-${guide.administrator}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('button', { name: /^(?:Add|Edit): Mobile$/u }).count()).toBe(0);
    await context.close();
  });
});

describe('two browsers', () => {
  it('clash on a field, and nobody’s value is lost', async () => {
    const first = await visit(browser, house, me);
    const { page } = first;
    await page.goto(`/people/x-${guide.person}`);
    const row = page.getByRole('group', { name: 'Mobile' });
    await row.getByRole('button', { name: /^(?:Add|Edit): Mobile$/u }).click();
    await row.getByRole('textbox').first().fill('+33 6 12 34 56 10');
    const second = await visit(browser, house, { email: guide.administratorEmail });
    await second.page.goto(`/people/x-${guide.person}`);
    const other = second.page.getByRole('group', { name: 'Mobile' });
    await other.getByRole('button', { name: /^(?:Add|Edit): Mobile$/u }).click();
    await other.getByRole('textbox').first().fill('+33 6 12 34 56 20');
    await other.getByRole('button', { name: 'Save' }).click();
    await second.page.getByText('Mobile: saved').waitFor();

    await row.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Somebody else was faster' });
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('+33 6 12 34 56 20');
    expect(await stored()).toContain('+33612345620');
    await dialog.getByRole('radio', { name: 'Yours' }).check();
    await dialog.getByRole('button', { name: 'Save what I chose' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(stored).toContain('+33612345610');
    await first.context.close();
    await second.context.close();
  });
});

describe('an employee who reads French', () => {
  it('finds somebody and changes a value without an English word', async () => {
    const { page, context, complaints } = await visit(browser, house, {
      ...me,
      look: { language: 'fr-FR' },
    });
    await page.goto('/people');
    await page.waitForFunction(() => document.title === 'Personnes · Whoswho');
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    await page.getByRole('combobox').first().fill('zoé');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Zoë Vance' }).first().waitFor();
    await page.goto(`/people/x-${guide.person}`);
    const row = page.locator('[data-field="mobile"]');
    await row.getByRole('button', { name: /^(?:Ajouter|Modifier)\s: /u }).click();
    await row.getByRole('textbox').first().fill('+33 6 12 34 56 30');
    await row.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText(/\s: enregistré$/u).waitFor();
    const text = await page.locator('body').innerText();
    expect(text).not.toMatch(/\b(?:Save|Cancel|Edit|Add|Loading|People|Groups|Saved|History)\b/u);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
