import { expect, test } from 'vitest';

import type { Endpoint } from '../contract/endpoint.ts';
import { contract } from '../contract/index.ts';
import { errorCodes } from '../errors.ts';
import { apiReference, errorReference } from './reference.ts';

const endpoints: readonly Endpoint[] = contract;
const reference = apiReference();

test('has a section and a line of the overview for every endpoint', () => {
  const headings = reference.match(/^### .*/gm) ?? [];
  for (const { name, summary } of endpoints) {
    expect(headings.filter((heading) => heading === `### ${name}`)).toHaveLength(1);
    expect(reference).toContain(`(#${name.toLowerCase().replaceAll('/', '')}) | ${summary}`);
  }
});

test('links of the overview have different targets', () => {
  const targets = [...reference.matchAll(/\]\((#[^)]+)\)/g)].map(([, target]) => target);
  expect(targets).toHaveLength(endpoints.length);
  expect(new Set(targets).size).toBe(targets.length);
});

test('shows the keys of an object once, and refers to it elsewhere', () => {
  expect(reference).toContain('Input: The keys of `User`, and:');
  expect(reference.match(/^\| `instancesSuperAdmin` \|/gm)).toHaveLength(1);
});

test('puts required inputs first', () => {
  const [, section = ''] = reference.split('### user/directory/save\n');
  expect(section).toMatch(/\| --- \|\n\| `contentId` \| string \| body \| \*\*Required\.\*\* /);
});

test('every row of a table has as many cells as its head', () => {
  for (const [block] of reference.matchAll(/(?:^\|.*\n)+/gm)) {
    const widths = block
      .trimEnd()
      .split('\n')
      .map((line) => line.replaceAll(String.raw`\|`, '').split('|').length);
    expect(new Set(widths).size, block).toBe(1);
  }
});

test('has every error', () => {
  const errors = errorReference();
  for (const [code, { status }] of Object.entries(errorCodes)) {
    expect(errors).toContain(`| \`${code}\` | ${status} |`);
  }
  expect(reference).toContain(errors);
});

test('markup in a text of the contract is text', () => {
  const [first] = endpoints;
  const hostile = first ? [{ ...first, summary: '<b>bold</b> | `<i>`' }] : [];
  const text = apiReference(hostile);
  expect(text).toContain(String.raw`&lt;b>bold&lt;/b> \| ${'`<i>`'}`);
});
