import { expect, test } from 'vitest';

import type { Endpoint } from '../contract/endpoint.ts';
import { contract } from '../contract/index.ts';
import { string } from '../schema.ts';
import { docsPage } from './page.ts';

const endpoints: readonly Endpoint[] = contract;
const page = docsPage();

test('every endpoint has its anchor, its address and a link in the navigation', () => {
  for (const { name } of endpoints) {
    expect(page.split(`id="${name}"`)).toHaveLength(2);
    expect(page.split(`<li><a href="#${name}">`).length).toBeGreaterThan(1);
  }
});

test('every link within the page has a target, and no two targets are the same', () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/ href="#([^"]+)"/g)) {
    expect(ids).toContain(target);
  }
});

test('needs nothing from elsewhere and runs nothing', () => {
  expect(page).not.toMatch(/<script|<link|<img|<iframe| src=| style=| on\w+=|@import|url\(/i);
  expect(page.match(/<style>/g)).toHaveLength(1);
});

test('every element is closed', () => {
  const open: string[] = [];
  for (const [, slash, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (slash === '/') {
      expect(open.pop()).toBe(name);
    } else if (!['meta', 'wbr'].includes(name)) {
      open.push(name);
    }
  }
  expect(open).toEqual([]);
});

test('texts of the contract are texts, wherever they stand', () => {
  const evil = '<script>alert(1)</script>"\'&amp;';
  const hostile: Endpoint = {
    name: 'evil/get',
    verb: 'POST',
    path: `evil/${evil}`,
    aliases: { [evil]: 'evil/get' },
    effect: 'read',
    access: 'member',
    summary: evil,
    description: `${evil} and \`${evil}\``,
    input: {
      type: 'object',
      properties: { [evil]: string({ description: evil, enum: [evil], default: evil }) },
    },
    output: { title: 'Evil', description: evil, properties: { [evil]: string() } },
    errors: [],
    example: { input: { [evil]: evil }, output: { [evil]: evil } },
  };
  const html = docsPage([hostile]);
  expect(html).not.toContain('<script');
  expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#39;&#38;amp;');
});

test('shows a request in every language', () => {
  const save = docsPage(endpoints.filter(({ name }) => name === 'user/directory/save'));
  const text = textOf(save);
  expect(text).toContain('curl "$WHOSWHO_URL/_ah/api/lumsites/v1/user/directory/save" \\');
  expect(text).toContain("await client.user.directory.save({\n  email: 'me@customer.com',");
  expect(text).toContain('whoswho call user/directory/save \\\n  email=me@customer.com \\');
});

/** The page as a reader sees it. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
