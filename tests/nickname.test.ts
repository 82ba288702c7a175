import { nicknameGroups } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readDefinitions } from '../packages/server/src/operations/definitions.ts';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { foreign, storeForeignCustomer } from './stored-document.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { rowHash } from './row-hash.ts';

let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
  onTestFinished(() => house.close());
});

const definitions = async (customer: string = guide.customer) =>
  readDefinitions(house.server.store.reader, customer);
const save = (groups: string[][]) => house.admin.ok('nickname/save', { groups });

describe('nicknames', () => {
  it('are the built-in ones until an administrator adds own ones', async () => {
    const before = await cast.ada.caller.ok('nickname/get');
    expect(before).toEqual({ groups: [], builtIn: nicknameGroups });
    const groups = [
      ['Günther', 'Günni'],
      ['William', 'Wim'],
    ];
    expect(await save(groups)).toEqual({ groups, builtIn: nicknameGroups });
    expect(await cast.ada.caller.ok('nickname/get')).toEqual({ groups, builtIn: nicknameGroups });
  });

  it('are known to every search at once, beside the built-in ones', async () => {
    const before = await definitions();
    expect(before.nicknames.get('bill')).toContain('william');
    expect(before.nicknames.has('gunni')).toBe(false);
    await save([['Günther', 'Günni']]);
    const after = await definitions();
    expect(after.version).not.toBe(before.version);
    expect(after.nicknames.get('gunni')).toEqual(['gunther']);
    expect(after.nicknames.get('bill')).toContain('william');
  });

  it('are replaced as a whole, and removed by an empty list', async () => {
    await save([['Günther', 'Günni']]);
    await save([['Maximiliane', 'Maxi', 'maxi ', 'MÁXI']]);
    expect((await definitions()).nicknames.has('gunni')).toBe(false);
    const { groups } = await house.admin.ok('nickname/get');
    expect(groups).toEqual([['Maximiliane', 'Maxi']]);
    for (const empty of [[], null]) {
      await save([['Günther', 'Günni']]);
      const answer = await house.admin.ok('nickname/save', { groups: empty });
      expect(answer['groups']).toEqual([]);
      expect((await definitions()).nicknames.has('gunni')).toBe(false);
    }
  });

  it.each([
    [{}, 'groups: is required; an empty list removes all'],
    [{ groups: [['a', 'b'], ['c']] }, 'groups[1]: ["c"] has fewer than 2 items'],
    [{ groups: ['bill', 'will'] }, 'groups[0]: "bill" has fewer than 2 items'],
    [
      {
        groups: [
          ['a', 'b'],
          ['c', ''],
        ],
      },
      'groups[1][1]: "" is shorter than 1 characters',
    ],
    [{ groups: [['a', '  ']] }, 'groups[0][1]: "  " is no name'],
    [{ groups: [['a', 'x'.repeat(61)]] }, `groups[0][1]: "${'x'.repeat(61)}" is longer than 60`],
    [{ groups: [['Zoë', 'zoe']] }, 'groups[0]: ["Zoë","zoe"] has one name only'],
    [{ groups: [Array.from({ length: 51 }, (_, n) => `n${n}`)] }, 'groups[0]: 51 items are more'],
    [{ groups: Array.from({ length: 2001 }, () => ['a', 'b']) }, 'groups: 2001 items are more'],
    [{ groups: [['a', {}]] }, 'groups[0][1]: {} is not a text'],
  ])('that break a rule are refused as a whole: %#', async (input, message) => {
    await save([['Günther', 'Günni']]);
    const before = await rowHash(house);
    const error = await house.admin.refused('nickname/save', input, 400);
    expect(error['message']).toContain(message);
    expect(await rowHash(house)).toBe(before);
  });

  it('may be as many as the limits say', async () => {
    const groups = Array.from({ length: 2000 }, (_, number) => [
      `long ${number}`,
      `short ${number}`,
    ]);
    expect((await save(groups))['groups']).toEqual(groups);
    expect((await definitions()).nicknames.get('short 1999')).toEqual(['long 1999']);
  });

  it('are changed by platform administrators only', async () => {
    const before = await rowHash(house);
    const groups = [['Günther', 'Günni']];
    await cast.ada.caller.refused('nickname/save', { groups }, 403);
    await cast.chloe.caller.refused('nickname/save', { groups }, 403);
    expect(await rowHash(house)).toBe(before);
  });

  it('of one customer are not another’s', async () => {
    const elsewhere = await storeForeignCustomer(house);
    await elsewhere.ok('nickname/save', { groups: [['Günther', 'Günni']] });
    expect((await house.admin.ok('nickname/get'))['groups']).toEqual([]);
    expect((await definitions()).nicknames.has('gunni')).toBe(false);
    expect((await definitions(foreign.customer)).nicknames.get('gunni')).toEqual(['gunther']);
  });
});
