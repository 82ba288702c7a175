import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../../../../tests/command.ts';
import type { Ended } from '../../../../tests/command.ts';
import { openHouse } from '../../../../tests/house.ts';
import type { TestHouse } from '../../../../tests/house.ts';
import { insertCompany } from '../demo/company.ts';
import { demoTime } from '../demo/seeding.ts';

let house: TestHouse;
let env: Record<string, string>;

beforeAll(async () => {
  house = await openHouse();
  await house.server.store.write((writer) => insertCompany(writer, demoTime));
  env = { WHOSWHO_URL: house.url, WHOSWHO_TOKEN: house.token };
});
afterAll(() => house.close());

const find = (...words: string[]): Promise<Ended> => command(['find', ...words], { env });
const linesOf = ({ stdout }: Ended): string[] => stdout.trimEnd().split('\n');

describe('find', () => {
  it('shows the people, then the counts, then how many there are', async () => {
    const columns = ['--columns', 'name,title,phone'];
    const found = await find('sales paris', '--facet', 'department', '--facet', 'site', ...columns);
    expect(found.code).toBe(0);
    const [head, first, ...rest] = linesOf(found);
    expect(head).toMatch(/^FULL NAME +JOB TITLE +WORK PHONE$/);
    expect(first).toMatch(
      /^Estêvão Brandão +Sales Development Representative +\+33 1 99 00 00 \d\d$/,
    );
    expect(rest.slice(-4)).toEqual(['', 'Department: Sales 6', 'Site: Paris HQ 6', '6 people']);
    expect(found.stdout).not.toContain('\u001b');
    expect((await find('sales', 'paris', ...columns)).stdout).toContain(`${first}\n`);
  });

  it('shows what "people list" shows when no columns are asked for', async () => {
    const [head] = linesOf(await find('zoe'));
    expect(head).toBe(linesOf(await command(['people', 'list', '--query', 'zoe'], { env }))[0]);
  });

  it('calls columns, counts and orders by key, title in any language, uuid or attribute', async () => {
    const mobile = '2353d0e6-fe24-477d-8c85-46b353185cb6';
    const { stdout } = await find('zoe', '--columns', `email,Fonction,${mobile},STATUS`);
    expect(stdout).toMatch(/^E-MAIL +JOB TITLE +MOBILE +STATUS\n/);
    const counted = await find('zoe', '--facet', 'service', '--facet', 'status');
    expect(counted.stdout).toMatch(/\n\nDepartment: [^\n]+\nStatus: enabled 4\n4 people\n$/);
    const sorted = await find(
      '--sort',
      '-Start date',
      '--sort',
      'email',
      '--columns',
      'start_date',
    );
    const [, ...dates] = linesOf(sorted).slice(0, 31);
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(linesOf(await find('--sort', '-name', '--columns', 'name', '--limit', '1'))[1]).toBe(
      '静 陈',
    );
  });

  it('narrows by a filter, alone or beside words', async () => {
    const sales = await find('--filter', 'department:Sales AND site:paris', '--columns', 'email');
    expect(linesOf(sales).at(-1)).toBe('6 people');
    const one = await find('rémi', '--filter', 'department:Sales AND site:paris');
    expect(one.stdout).toContain('remi.vasseur@customer.com');
    expect(linesOf(one).at(-1)).toBe('1 person');
  });

  it('shows 30 people, as many as asked for, or all of all pages', async () => {
    const few = linesOf(await find('--columns', 'email'));
    expect(few).toHaveLength(33);
    expect(few.at(-1)).toBe('30 of 289 people');
    const more = linesOf(await find('--columns', 'email', '--limit', '201'));
    expect(more).toHaveLength(204);
    const all = linesOf(await find('--columns', 'email', '--all'));
    expect(new Set(all.slice(1, 290)).size).toBe(289);
    expect(all.slice(290)).toEqual(['', '289 people']);
    expect(all.slice(0, 31)).toEqual(few.slice(0, 31));
  });

  it('cuts counts where asked, tells that there are more, and who has no value', async () => {
    const { stdout } = await find('--facet', 'Skills:2', '--limit', '1', '--columns', 'email');
    expect(stdout).toMatch(/^Skills: [^,\d]+ \d+, [^,\d]+ \d+, \.\.\., \(no value\) \d+$/m);
  });

  it('speaks the language that is asked for, else that of the terminal', async () => {
    const words = ['zoe', '--columns', 'title,skills', '--facet', 'skills:1'];
    const asked = await find(...words, '--lang', 'fr');
    expect(asked.stdout).toMatch(/^FONCTION +COMPÉTENCES\n/);
    expect(asked.stdout).toMatch(/^Compétences: /m);
    const terminal = await command(['find', ...words], { env: { ...env, LANG: 'fr_FR.UTF-8' } });
    expect(terminal).toEqual(asked);
  });

  it('says what may have been meant', async () => {
    const lines = linesOf(await find('sales parsi', '--columns', 'email'));
    expect(lines.slice(-2)).toEqual(['6 people', 'Did you mean: sales paris?']);
  });

  it('says it when there is nobody', async () => {
    expect(await find('xyzzyq', '--facet', 'site')).toEqual({
      code: 0,
      stdout: 'Nobody is found.\n',
      stderr: '',
    });
    const { stdout } = await find('zoe xyzzyq');
    expect(stdout).toBe('Nobody is found. Every word has to match; try fewer.\n');
  });

  it('is one JSON answer, or a person a line', async () => {
    const { stdout } = await find('sales parsi', '--facet', 'site', '--limit', '2', '--json');
    const answer = JSON.parse(stdout) as { items: object[] };
    expect(answer).toMatchObject({
      total: 6,
      more: true,
      facets: { site: { values: [{ value: 'paris', label: 'Paris HQ', count: 6 }], missing: 0 } },
      suggestions: ['sales paris'],
      items: [{ email: 'estevao.brandao@customer.com' }, {}],
    });
    const people = linesOf(await find('sales parsi', '--limit', '2', '--jsonl'));
    expect(people.map((line) => JSON.parse(line) as object)).toEqual(answer.items);
    expect(JSON.parse((await find('xyzzyq', '--json')).stdout)).toEqual({
      total: 0,
      more: false,
      items: [],
    });
    const all = JSON.parse((await find('--all', '--json')).stdout) as { items: object[] };
    expect(all).toMatchObject({ total: 289, more: false });
    expect(all.items).toHaveLength(289);
  });

  it.each([
    [['--columns', 'titel'], 2, 'unknown field "titel". Did you mean site or title?'],
    [['--facet', 'deprtment'], 1, 'facets: unknown field "deprtment"; did you mean department?'],
    [['--sort', '-lastNam'], 1, 'sort: unknown field "lastNam"; did you mean lastName'],
    [['--filter', 'site:paris AND'], 1, 'filter: at character 15, the end: expected a condition'],
    [['--facet', 'skills:0'], 2, 'It has to be a whole number from 1 on.'],
    [['--limit', 'few'], 2, 'It has to be a whole number from 1 on.'],
    [['--limit', '3', '--all'], 2, '--all and --limit do not go together'],
    [['--directory', 'peopel'], 4, 'Did you mean people?'],
  ])('refuses %j', async (words, code, message) => {
    const ended = await find('zoe', ...words);
    expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: '' });
    expect(ended.stderr).toContain(message);
  });

  it('works in a database without a server, and is completed', async () => {
    const local = await command([
      'find',
      'zoe',
      '--database',
      house.database,
      '--columns',
      'email',
    ]);
    expect(linesOf(local).at(-1)).toBe('4 people');
    const options = await command(['complete', '--', 'find', '--f']);
    expect(options.stdout).toContain('--facet\t');
    expect(options.stdout).toContain('--filter\t');
  });
});
