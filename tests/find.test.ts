import type { JsonObject } from '@whoswho/core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createThreadedFinder } from '../packages/server/src/finding/threaded-finder.ts';
import { createServer } from '../packages/server/src/main.ts';
import { openStore } from '../packages/server/src/open-store.ts';
import { readConfig } from '../packages/server/src/config.ts';
import { callerOf } from './caller.ts';
import { makePerson } from './cast.ts';
import { command } from './command.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { listAt, objectAt, textAt } from './json-path.ts';

let house: TestHouse;
let contentId: string;
/** How many were added; addresses must not tell names. */
let people = 0;
const team = newField('Team', 'metadata', {
  key: 'team',
  options: [
    { id: 'sales', label: { en: 'Sales', fr: 'Ventes' } },
    { id: 'legal', label: { en: 'Legal', fr: 'Juridique' } },
  ],
});
const joined = newField('Joined', 'date', { key: 'joined' });
const badge = newField('Badge', 'inputText', { key: 'badge' });

beforeAll(async () => {
  house = await openHouse({ now: () => new Date('2026-11-24T09:30:00Z') });
  contentId = await makeDirectory(house.admin, [team, joined, badge]);
  return () => house.close();
});

async function add(
  name: string,
  values: JsonObject = {},
  attributes: JsonObject = {},
): Promise<string> {
  const [firstName = '', lastName = ''] = name.split(' ');
  people += 1;
  const email = `number-${people}@find.example`;
  const person = { email, firstName, lastName, ...attributes };
  const { id } = await makePerson(house, person);
  if (Object.keys(values).length > 0) {
    await house.admin.ok('user/patch', { email, contentId, fields: values });
  }
  return id;
}

async function names(input: JsonObject, caller = house.admin): Promise<string[]> {
  const answer = await caller.ok('user/directory/find', { contentId, ...input });
  return namesIn(answer);
}

function namesIn(answer: JsonObject): string[] {
  return (answer['items'] === undefined ? [] : listAt(answer, 'items')).map((item) =>
    textAt(objectAt(item), 'fullName'),
  );
}

describe('a write is found by the next request', () => {
  it('under the new name and not under the old one, and no more when it is gone', async () => {
    const uid = await add('Quentin Before');
    expect(await names({ query: 'before quentin' })).toEqual(['Quentin Before']);
    await house.admin.ok('user/save', { uid, lastName: 'Afterwards' });
    expect(await names({ query: 'quentin after' })).toEqual(['Quentin Afterwards']);
    expect(await names({ query: 'quentin before' })).toEqual([]);
    await house.admin.ok('user/deleteMulti', { uid: [uid] });
    expect(await names({ query: 'quentin' })).toEqual([]);
  });

  it('also at another server on the same database', async () => {
    const config = readConfig({ database: house.database, port: '0' }, {});
    const other = await createServer(config, await openStore(config));
    onTestFinished(() => other.close());
    const there = callerOf(await other.listen(), house.token);
    expect(await names({ query: 'elsewhere' }, there)).toEqual([]);
    await add('Rosalind Elsewhere');
    expect(await names({ query: 'elsewhere' }, there)).toEqual(['Rosalind Elsewhere']);
  });

  it('also from a thread of its own, which large directories have', async () => {
    const file = new URL('../packages/server/src/finder-thread.ts', import.meta.url);
    const finder = createThreadedFinder(file, house.database);
    onTestFinished(() => finder.close());
    const ask = async () =>
      finder.find({
        customer: guide.customer,
        definitionsVersion: undefined,
        query: 'threadbare',
        searchable: ['lastName'],
        facets: [],
        limit: 5,
      });
    expect((await ask()).ids).toEqual([]);
    const uid = await add('Theo Threadbare');
    expect((await ask()).ids).toEqual([uid]);
  });
});

describe('who may not be seen has no influence', () => {
  it('on people, totals, facets, suggestions and corrections', async () => {
    await add('Xavier Zwyrtek', { team: ['sales'] });
    await add('Hidden Zwyrtel', { team: ['legal'], badge: 'zwyrtelish' }, { isHidden: true });
    await add('Gone Zwyrtem', { team: ['legal'] }, { status: 'disabled' });
    const { caller } = await makePerson(house, { email: 'viewer@find.example' });
    const answer = await caller.ok('user/directory/find', {
      contentId,
      query: 'zwyrte',
      facets: ['team'],
      showHidden: true,
    });
    expect(namesIn(answer)).toEqual(['Xavier Zwyrtek']);
    expect(answer).toMatchObject({
      total: 1,
      facets: { team: { values: [{ value: 'sales', label: 'Sales', count: 1 }], missing: 0 } },
    });
    // As if nobody had that name: it is taken for a typo of one that can be seen.
    const corrected = await caller.ok('user/directory/find', { contentId, query: 'zwyrtel' });
    expect(namesIn(corrected)).toEqual(['Xavier Zwyrtek']);
    expect(corrected).toMatchObject({ suggestions: ['zwyrtek'] });
    for (const query of ['zwyrtelish', 'zwyrtem']) {
      const suggested = await caller.ok('user/directory/suggest', { contentId, query });
      expect(JSON.stringify(suggested)).not.toMatch(/zwyrtel|zwyrtem/iu);
    }
    expect(await names({ filter: 'status:disabled', query: 'zwyrte' }, caller)).toEqual([]);
    expect(await names({ filter: 'status:disabled', query: 'zwyrte' })).toEqual(['Gone Zwyrtem']);
    expect(await names({ query: 'zwyrtel', showHidden: true })).toEqual(['Hidden Zwyrtel']);
  });
});

describe('fields in a question', () => {
  it.each<[JsonObject, string]>([
    [{ filter: 'teem:sales' }, 'filter: unknown field "teem"; did you mean team?'],
    [{ sort: ['-joinde'] }, 'sort: unknown field "joinde"; did you mean joined?'],
    [{ facets: ['nothing'] }, 'facets: unknown field "nothing"'],
    [{ select: ['nothing'] }, 'select: unknown field "nothing"'],
    [{ facets: ['createdAt'] }, 'facets: createdAt is a time, which cannot be counted'],
    [{ facets: [{ field: 'team', limit: 0 }] }, 'facets[0].limit: 0 is not a number from 1'],
    [{ filter: 'joined>=soon' }, 'filter: joined: "soon" is not a date'],
    [{ filter: 'createdAt>=soon' }, 'filter: createdAt: "soon" is not a time'],
    [{ filter: 'team:sales AND' }, 'filter: at character'],
  ])('%j is refused: %s', async (input, message) => {
    const error = await house.admin.refused('user/directory/find', { contentId, ...input }, 400);
    expect(textAt(error, 'message').startsWith(message), textAt(error, 'message')).toBe(true);
  });

  it('are named by key, uuid or attribute, and values by id or label', async () => {
    await add('Yvonne Filtered', { team: ['legal'], joined: '2026-11-20' });
    await add('Yolanda Filtered', { team: ['sales'], joined: '2024-01-31' });
    for (const filter of [
      'team:legal',
      'team:Juridique',
      `${team.uuid}:LEGAL`,
      'joined>=today-7d',
      '-joined<2026-01-01',
      { field: 'joined', op: 'greaterThan', value: '2026-11-19' },
    ]) {
      expect(await names({ query: 'filtered', filter }), JSON.stringify(filter)).toEqual([
        'Yvonne Filtered',
      ]);
    }
    expect(await names({ query: 'filtered', filter: 'joined:*', sort: ['-joined'] })).toEqual([
      'Yvonne Filtered',
      'Yolanda Filtered',
    ]);
  });

  it('can be selected: nothing else of a person is sent', async () => {
    await add('Ulrike Selected', { team: ['sales'], badge: 'B-77' });
    const { items } = await house.admin.ok('user/directory/find', {
      contentId,
      query: 'ulrike selected',
      select: ['fullName', 'badge'],
    });
    expect(items).toEqual([
      {
        id: expect.any(String) as string,
        uid: expect.any(String) as string,
        email: `number-${people}@find.example`,
        etag: expect.any(String) as string,
        profilePictureUrl: expect.any(String) as string,
        fullName: 'Ulrike Selected',
        customProfile: { [badge.uuid]: 'B-77' },
      },
    ]);
  });

  it('follow their definitions: a new label is found at once, the old one no more', async () => {
    await add('Wanda Relabelled', { team: ['legal'] });
    const content = await house.admin.ok('content/get', { uid: contentId });
    const text = JSON.stringify(content).replace('"Legal"', '"Counsel"');
    await house.admin.ok('content/save', JSON.parse(text) as JsonObject);
    expect(await names({ query: 'relabelled counsel' })).toEqual(['Wanda Relabelled']);
    // The id is still the value.
    expect(await names({ query: 'relabelled', filter: 'team:legal' })).toEqual([
      'Wanda Relabelled',
    ]);
  });
});

describe('the order', () => {
  it('is that of the reader’s language', async () => {
    for (const name of ['Oskar Zorn', 'Oskar Ängström', 'Oskar Åberg', 'Oskar Adler']) {
      await add(name);
    }
    const german = ['Oskar Åberg', 'Oskar Adler', 'Oskar Ängström', 'Oskar Zorn'];
    const swedish = ['Oskar Adler', 'Oskar Zorn', 'Oskar Åberg', 'Oskar Ängström'];
    expect(await names({ query: 'oskar', lang: 'de' })).toEqual(german);
    expect(await names({ query: 'oskar', lang: 'sv' })).toEqual(swedish);
    expect(await names({ query: 'oskar', lang: 'sv', sort: ['-lastName'] })).toEqual(
      swedish.toReversed(),
    );
  });

  it('puts people without a value last, whichever way it goes', async () => {
    await add('Ines Unsorted');
    await add('Igor Unsorted', { joined: '2025-05-05' });
    for (const sort of [['joined'], ['-joined']]) {
      expect(await names({ query: 'unsorted', sort })).toEqual(['Igor Unsorted', 'Ines Unsorted']);
    }
  });
});

describe('reindex', () => {
  it('mends what was derived wrongly, while the server goes on', async () => {
    const uid = await add('Norbert Mended', { badge: 'first' });
    expect(await names({ query: 'mended first' })).toEqual(['Norbert Mended']);
    // Behind the back of the ledger: nobody can know of it.
    await house.server.store.write(async (writer) => {
      const user = await writer.users.byId(guide.customer, uid);
      if (user !== undefined) {
        const { updatedAt } = JSON.parse(user.profile) as { updatedAt: string };
        await writer.users.removeUpdateTime(user, updatedAt);
      }
    });
    const { code, stdout } = await command(['reindex', '--database', house.database]);
    expect(stdout).toMatch(/^Reindexed \d+ people: 1 rows? (was|were) wrong; servers build/);
    expect(code).toBe(0);
    const again = await command(['reindex', '--database', house.database]);
    expect(again.stdout).toContain('no row was wrong');
    expect(await names({ query: 'mended first' })).toEqual(['Norbert Mended']);
    expect(textAt(await house.admin.ok('user/get', { uid }), 'lastName')).toBe('Mended');
  });
});
