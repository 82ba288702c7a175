import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, textAt } from './json-path.ts';

let now = Date.parse('2026-11-27T08:00:00Z');
let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse({ now: () => new Date(now) });
  cast = await castOf(house);
});
afterAll(() => house.close());

async function change(uid: string, batch: string, values: Record<string, string>): Promise<void> {
  now += 1000;
  const { status, text } = await house.admin.send('user/save', {
    method: 'POST',
    body: { uid, ...values },
    headers: { 'Whoswho-Batch': batch, 'Whoswho-Source': 'ui' },
  });
  expect(status, text).toBe(200);
}

const names = (items: readonly object[]) => items.map((item) => Object.entries(item));

describe('ledger/batches', () => {
  it('answers nothing where there is none', async () => {
    expect(await house.admin.ok('ledger/batches')).toEqual({ more: false });
  });

  it('lists batches, the last changed first, with whom and how much they changed', async () => {
    await change(cast.ada.id, 'night 1', { firstName: 'A1', lastName: 'L1' });
    await change(cast.bob.id, 'night 1', { firstName: 'B1' });
    await change(cast.bob.id, 'night 2', { firstName: 'B2' });
    await change(cast.bob.id, 'night 1', { firstName: 'B3' });
    await house.admin.ok('user/save', { uid: cast.bob.id, firstName: 'no batch' });
    const items = await house.admin.all('ledger/batches');
    expect(items).toEqual([
      {
        batch: 'night 1',
        source: 'ui',
        actor: textAt(await house.admin.ok('user/get'), 'email'),
        actorId: textAt(await house.admin.ok('user/get'), 'id'),
        startedAt: '2026-11-27T08:00:01.000000',
        endedAt: '2026-11-27T08:00:04.000000',
        people: 2,
        values: 4,
      },
      expect.objectContaining({ batch: 'night 2', people: 1, values: 1 }),
    ]);
    expect(
      names(items)
        .flat()
        .map(([key]) => key),
    ).not.toContain('before');
  });

  it('goes on where a page ended, also while batches come', async () => {
    for (let number = 0; number < 7; number += 1) {
      await change(cast.dmitri.id, `import:${number}`, { lastName: `N${number}` });
    }
    const first = await house.admin.ok('ledger/batches', { maxResults: 3 });
    expect(at(first, 'items', 0, 'batch')).toBe('import:6');
    await change(cast.dmitri.id, 'import:later', { lastName: 'later' });
    const cursor = textAt(first, 'cursor');
    const second = await house.admin.ok('ledger/batches', { maxResults: 3, cursor });
    expect([0, 1, 2].map((index) => at(second, 'items', index, 'batch'))).toEqual([
      'import:3',
      'import:2',
      'import:1',
    ]);
    const all = await house.admin.all('ledger/batches', { maxResults: 2 });
    expect(all.map(({ batch }) => batch)).toEqual([
      'import:later',
      ...[6, 5, 4, 3, 2, 1, 0].map((number) => `import:${number}`),
      'night 1',
      'night 2',
    ]);
  });

  it('finds more batches than are read together', async () => {
    const { customer, user } = { customer: guide.customer, user: cast.dmitri.id };
    await house.server.store.write(async (writer) => {
      for (let number = 0; number < 205; number += 1) {
        await writer.ledger.add({
          customer,
          user,
          version: 99,
          at: '2026-11-27T09:00:00.000000',
          place: 'user.note',
          state: 'written',
          actor: '1',
          actorEmail: 'x@customer.com',
          source: 'api',
          application: null,
          batch: `many ${number}`,
          reason: null,
          before: null,
          after: '"x"',
        });
      }
    });
    const all = await house.admin.all('ledger/batches', { maxResults: 1000 });
    expect(new Set(all.map(({ batch }) => batch)).size).toBe(215);
  });
});

describe('a preview of what a batch’s reversion would do', () => {
  it('says how many values of how many people, and what stands in the way', async () => {
    await change(cast.ada.id, 'wrong', { firstName: 'W1', lastName: 'W2' });
    await change(cast.bob.id, 'wrong', { firstName: 'W3' });
    await change(cast.bob.id, 'right', { firstName: 'R' });
    const preview = await house.admin.ok('ledger/revert', { batch: 'wrong', dryRun: true });
    expect(preview).toMatchObject({
      revertedCount: 2,
      revertedPeople: 1,
      skippedCount: 1,
      skippedPeople: 1,
    });
    expect(at(preview, 'skipped', 0, 'because')).toMatch(/^The value was changed again /u);
    expect(at(preview, 'skipped', 0, 'current')).toBe('R');
    expect(preview).not.toHaveProperty('batch');
    const done = await house.admin.ok('ledger/revert', { batch: 'wrong' });
    const [newest] = await house.admin.all('ledger/batches');
    expect(newest).toMatchObject({
      batch: textAt(done, 'batch'),
      reason: 'reverts batch wrong',
      people: 1,
      values: 2,
    });
  });
});
