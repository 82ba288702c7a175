import type { JsonObject } from '@whoswho/core';
import { contract, isList } from '@whoswho/core/contract';
import type { EndpointName } from '@whoswho/core/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectError } from './error-shape.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';

/** Names that tie, that differ in accents only, and none at all: what trips a cursor. */
const lastNames = [
  'Martin',
  'Martín',
  'Durand',
  'Łukasz',
  'Øst',
  'Волков',
  '李',
  "O'Neil",
  '',
  'a',
];
const people = 1000;
const contentId = guide.directory;

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
  await Promise.all(
    Array.from({ length: people }, (_, number) =>
      house.admin.ok('user/save', {
        email: `person${number}@customer.com`,
        lastName: lastNames[number % lastNames.length],
        firstName: number % 3 === 0 ? '' : `First ${number % 7}`,
      }),
    ),
  );
});
afterAll(() => house.close());

const everybody = people + 2;
const emailsOf = (page: JsonObject) => listAt(page, 'items').map((item) => textAt(item, 'email'));

/** What each list needs to answer at all. */
const listInputs: Partial<Record<EndpointName, JsonObject>> = {
  'content/revision/list': { contentId },
  'user/role/list': { instanceId: guide.instance },
  'user/directory/asOf': { at: '2999-12-31', maxResults: 1 },
};
/** But for the feed of changes, which always has a cursor. */
const lists = contract
  .filter((endpoint) => isList(endpoint) && endpoint.name !== 'ledger/changes')
  .map((endpoint) => endpoint.name);

describe('every list', () => {
  it.each(lists)('wire 2.4: %s is an object with a boolean `more`', async (name) => {
    const answer = await house.admin.call(name, listInputs[name]);
    expect(answer.status).toBe(200);
    expect(answer.body['more']).toBeTypeOf('boolean');
    if (answer.body['more'] === true) {
      expect(textAt(answer.body, 'cursor')).not.toBe('');
      expect(listAt(answer.body, 'items').length).toBeGreaterThan(0);
    } else {
      expect(answer.body).not.toHaveProperty('cursor');
    }
  });

  it.each(lists)('wire 2.4: %s echoes the callId', async (name) => {
    const body = await house.admin.ok(name, { ...listInputs[name], callId: 'call "1"' });
    expect(body['callId']).toBe('call "1"');
  });

  const withoutHit: [EndpointName, JsonObject][] = [
    ['user/directory/list', { contentId, lastName: 'nobody' }],
    ['user/directory/asOf', { contentId, at: '2000-01-01' }],
    ['user/list', { ids: ['1'] }],
    ['content/list', { type: 'community' }],
    ['feed/list', { query: 'nothing' }],
    ['feedtype/list', {}],
    ['instance/list', { name: 'nothing' }],
    ['user/role/list', { instanceId: guide.instance }],
    ['application/list', {}],
    ['search/list', {}],
  ];
  it.each(withoutHit)(
    'wire 2.4: %s without a hit is 200 with `more: false`',
    async (name, input) => {
      const answer = await house.admin.call(name, input);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({ more: false });
    },
  );

  it('wire 2.4: what is no list has neither `items` nor `more`', async () => {
    const keys = { uid: contentId };
    for (const [name, input] of [
      ['user/get', {}],
      ['content/get', keys],
      ['content/revision/get', { ...keys, version: 1 }],
      ['instance/get', { uid: guide.instance }],
      ['customer/get', {}],
      ['user/settings/get', {}],
      ['user/organizationchart/get', { content: contentId }],
      ['content/platform-user-directory', {}],
    ] as const) {
      const body = await house.admin.ok(name, input);
      expect(body, name).not.toHaveProperty('items');
      expect(body, name).not.toHaveProperty('more');
    }
  });
});

describe('page sizes', () => {
  it('wire 2.4: a page has 30 items when nothing is said', async () => {
    expect(emailsOf(await house.admin.ok('user/directory/list', { contentId }))).toHaveLength(30);
    expect(emailsOf(await house.admin.ok('user/list'))).toHaveLength(30);
  });

  it.each([1, 999, '1000', 1000])('wire 2.4: maxResults %s gives as many', async (maxResults) => {
    const page = await house.admin.ok('user/directory/list', { contentId, maxResults });
    expect(emailsOf(page)).toHaveLength(Number(maxResults));
    expect(page['more']).toBe(true);
    const inQuery = await house.admin.ok('user/list', { maxResults });
    expect(emailsOf(inQuery)).toHaveLength(Number(maxResults));
  });

  it.each([1001, 100_000, '2147483647'])('wire 2.4: %s is cut to 1000 silently', async (size) => {
    const page = await house.admin.ok('user/directory/list', { contentId, maxResults: size });
    expect(emailsOf(page)).toHaveLength(1000);
    expect(page['more']).toBe(true);
  });

  it.each([0, -1, '0', '-1', 'x', '1.5', 1.5, 'Infinity', true, {}, '9'.repeat(40)])(
    'wire 2.4: the page size %j is 400',
    async (maxResults) => {
      expectError(await house.admin.call('user/directory/list', { contentId, maxResults }), 400);
      expectError(await house.admin.call('user/list', { maxResults }), 400);
    },
  );

  it('wire 2.4: a last page that is full says `more: false`', async () => {
    const whole = { contentId, lastName: 'Øst', maxResults: 100 };
    const one = await house.admin.ok('user/directory/list', whole);
    expect(emailsOf(one)).toHaveLength(100);
    expect(one['more']).toBe(false);
    const half = await house.admin.ok('user/directory/list', { ...whole, maxResults: 50 });
    expect(half['more']).toBe(true);
    const cursor = textAt(half, 'cursor');
    const last = await house.admin.ok('user/directory/list', { ...whole, maxResults: 50, cursor });
    expect(emailsOf(last)).toHaveLength(50);
    expect(last['more']).toBe(false);
    expect(last).not.toHaveProperty('cursor');
  });
});

describe('paging through everybody', () => {
  it.each([7, 30, 333, 1000])('wire 2.4: pages of %s give everybody exactly once', async (size) => {
    const items = await house.admin.all('user/directory/list', { contentId, maxResults: size });
    const ids = items.map((item) => item['id']);
    expect(ids).toHaveLength(everybody);
    expect(new Set(ids).size).toBe(everybody);
  });

  it.each(
    [
      'lastName',
      'firstName',
      'fullName',
      'email',
      'createdAt',
      'registrationDate',
      'updatedAt',
    ].map((name) => [name]),
  )('wire 2.4: sorted by %s, both ways, everybody comes once and in order', async (sortOrder) => {
    const up = await house.admin.all('user/list', { sortOrder, maxResults: 97 });
    const down = await house.admin.all('user/list', { sortOrder: `-${sortOrder}`, maxResults: 97 });
    const ids = up.map((item) => item['id']);
    expect(new Set(ids).size).toBe(everybody);
    expect(down.map((item) => item['id'])).toEqual(ids.toReversed());
  });

  it('wire 2.4: the page size and the selection may change from page to page', async () => {
    const body = { contentId, sortOrder: 'email' };
    const first = await house.admin.ok('user/directory/list', { ...body, maxResults: 3 });
    const rest = await house.admin.all('user/directory/list', {
      ...body,
      maxResults: 600,
      fields: 'items(email)',
      callId: 'x',
      cursor: textAt(first, 'cursor'),
    });
    const emails = [...emailsOf(first), ...rest.map((item) => textAt(item, 'email'))];
    expect(emails).toEqual([...new Set(emails)].sort());
    expect(emails).toHaveLength(everybody);
  });

  it('wire 2.4: who is there all the time comes once, whoever comes and goes meanwhile', async () => {
    const body = { contentId, firstName: 'Passing', maxResults: 5 };
    const save = (number: number, lastName: string) =>
      house.admin.ok('user/save', {
        email: `passing${number}@customer.com`,
        firstName: 'Passing',
        lastName,
      });
    const stays: string[] = [];
    const goes: string[] = [];
    for (let number = 0; number < 30; number += 1) {
      const id = textAt(await save(number, `M${String(number).padStart(2, '0')}`), 'id');
      (number % 5 === 4 ? goes : stays).push(id);
    }
    const seen: string[] = [];
    let page = await house.admin.ok('user/directory/list', body);
    for (let round = 0; ; round += 1) {
      seen.push(...listAt(page, 'items').map((item) => textAt(item, 'id')));
      if (page['more'] !== true) {
        break;
      }
      const gone = goes.pop();
      await save(100 + round, `A${round}`);
      await save(200 + round, `Z${round}`);
      await (gone === undefined ? undefined : house.admin.ok('user/deleteMulti', { uid: [gone] }));
      page = await house.admin.ok('user/directory/list', {
        ...body,
        cursor: textAt(page, 'cursor'),
      });
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(stays.filter((id) => !seen.includes(id))).toEqual([]);
  });

  it('wire 2.4: a next page that lost everybody is empty with `more: false`', async () => {
    const ids: string[] = [];
    for (const number of [1, 2, 3]) {
      const email = `leaving${number}@customer.com`;
      ids.push(textAt(await house.admin.ok('user/save', { email, lastName: 'Leaving' }), 'id'));
    }
    const body = { contentId, lastName: 'Leaving', maxResults: 1 };
    const first = await house.admin.ok('user/directory/list', body);
    expect(first['more']).toBe(true);
    await house.admin.ok('user/deleteMulti', { uid: ids });
    const cursor = textAt(first, 'cursor');
    const next = await house.admin.ok('user/directory/list', { ...body, cursor });
    expect(next).toEqual({ more: false });
  });
});

describe('cursors', () => {
  const question = { contentId, lastName: 'Martin', maxResults: 2 };
  const cursorOf = async () =>
    textAt(await house.admin.ok('user/directory/list', question), 'cursor');

  it('wire 2.4: are texts that need no quoting in a URL', async () => {
    expect(await cursorOf()).toMatch(/^[\w.~-]+$/u);
  });

  it('wire 2.4: that were tampered with are 400', async () => {
    const cursor = await cursorOf();
    const flip = (place: number) =>
      `${cursor.slice(0, place)}${cursor[place] === 'A' ? 'B' : 'A'}${cursor.slice(place + 1)}`;
    const dot = cursor.indexOf('.');
    const tampered = [
      ...Array.from({ length: cursor.length - 1 }, (_, place) => flip(place)),
      cursor.slice(0, -1),
      cursor.slice(1),
      cursor.slice(0, dot),
      cursor.slice(dot),
      `${cursor}A`,
      `${cursor}.A`,
      `${cursor}!`,
      'c1',
      '.',
      '%00',
      'x'.repeat(4000),
      'x'.repeat(5000),
    ];
    for (const wrong of tampered) {
      const answer = await house.admin.call('user/directory/list', { ...question, cursor: wrong });
      expect(answer.status, wrong).toBe(400);
      expectError(answer, 400);
    }
  });

  it.each([
    ['another filter', { lastName: 'Durand' }],
    ['a filter more', { firstName: 'First' }],
    ['another order', { sortOrder: '-lastName' }],
    ['another status', { status: 'DISABLED' }],
  ])('wire 2.4: of a question with %s are 400', async (_, change) => {
    const cursor = await cursorOf();
    await house.admin.refused('user/directory/list', { ...question, ...change, cursor }, 400);
  });

  it('wire 2.4: of another list are 400', async () => {
    const page = await house.admin.ok('user/list', { query: 'a', maxResults: 1 });
    const cursor = textAt(page, 'cursor');
    await house.admin.refused('feed/list', { query: 'a', maxResults: 1, cursor }, 400);
    await house.admin.refused('user/directory/list', { query: 'a', maxResults: 1, cursor }, 400);
  });

  it('wire 2.4: are good for a question that says the same in another order of keys', async () => {
    const criteria = { [guide.titleField]: '', [guide.phoneField]: '', feeds: [] };
    const turned = Object.fromEntries(Object.entries(criteria).toReversed());
    const body = { contentId, profileCriteria: criteria, maxResults: 1 };
    const cursor = textAt(await house.admin.ok('user/directory/list', body), 'cursor');
    const next = { maxResults: 1, cursor, profileCriteria: turned, contentId };
    expect((await house.admin.call('user/directory/list', next)).status).toBe(200);
  });

  it('wire 2.4: may come in the query or in the body, and both ask for the same page', async () => {
    const cursor = await cursorOf();
    const { maxResults, ...rest } = question;
    const inBody = await house.admin.ok('user/directory/list', { ...question, cursor });
    const inQuery = await house.admin.send('user/directory/list', {
      method: 'POST',
      query: { ...rest, maxResults, cursor },
    });
    expect(emailsOf(inBody)).toHaveLength(2);
    expect(inQuery.body).toEqual(inBody);
  });
});

describe('small lists', () => {
  it('wire 2.4: groups, directories and versions come in pages too', async () => {
    for (let number = 0; number < 9; number += 1) {
      await house.admin.ok('feed/save', { name: `Group ${number}` });
      await house.admin.ok('content/save', { title: { en: `Module ${number}` } });
    }
    const { id } = await house.admin.ok('content/save', { title: { en: 'Many versions' } });
    for (let number = 0; number < 8; number += 1) {
      await house.admin.ok('content/save', { id, properties: { number } });
    }
    for (const [name, input, count] of [
      ['feed/list', { query: 'Group' }, 9],
      ['feed/search', { query: 'Group' }, 9],
      ['content/list', { query: 'module' }, 9],
      ['content/revision/list', { contentId: id }, 9],
    ] as const) {
      const items = await house.admin.all(name, { ...input, maxResults: 2 });
      expect(new Set(items.map((item) => item['id'])).size, name).toBe(count);
      expect(items, name).toHaveLength(count);
      const page = await house.admin.ok(name, { ...input, maxResults: 9 });
      expect(page['more'], name).toBe(false);
      expect(at(await house.admin.ok(name, { ...input, maxResults: 8 }), 'more'), name).toBe(true);
    }
  });
});
