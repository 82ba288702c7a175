import type { JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { castOf, makePerson } from './cast.ts';
import type { Cast } from './cast.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';

let now: Date;
let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  now = new Date('2026-11-20T08:00:00Z');
  house = await openHouse({ now: () => now });
  onTestFinished(() => house.close());
  cast = await castOf(house);
});

const title = (value: string | null) => ({ customProfile: { [guide.titleField]: value } });

/** Saves as the administrator, with what the call says of itself. */
async function save(values: JsonObject, headers: Record<string, string> = {}): Promise<JsonObject> {
  const answer = await house.admin.send('user/save', { method: 'POST', body: values, headers });
  expect(answer.status).toBe(200);
  return answer.body;
}

async function lastSeq(uid: string): Promise<number> {
  const page = await house.admin.ok('user/history', { uid, maxResults: 1 });
  return Number(at(page, 'items', 0, 'seq'));
}

const revert = (input: JsonObject, caller = house.admin) => caller.ok('ledger/revert', input);
const userOf = (uid: string) => house.admin.ok('user/get', { uid });
const reasons = (answer: JsonObject) =>
  listAt(answer, 'skipped').map((one) => [at(one, 'row', 'field', 'key'), at(one, 'because')]);

describe('who may take back', () => {
  it('members their own fields, by whomever they were changed; nothing else of theirs', async () => {
    const { ada } = cast;
    await save({ uid: ada.id, ...title('Boss') });
    const seq = await lastSeq(ada.id);
    expect(await revert({ seq }, ada.caller)).toMatchObject({ revertedCount: 1 });
    const [row] = await house.admin.all('user/history', { uid: ada.id });
    expect(row).toMatchObject({ before: 'Boss', actor: ada.email });

    await save({ uid: ada.id, firstName: 'Augusta' });
    const forbidden = await lastSeq(ada.id);
    const before = await rowHash(house);
    for (const dryRun of [true, false]) {
      const refused = await ada.caller.refused('ledger/revert', { seq: forbidden, dryRun }, 403);
      expect(at(refused, 'errors', 0)).toMatchObject({ field: 'firstName' });
    }
    expect(await rowHash(house)).toBe(before);

    now = new Date('2026-11-24T09:30:00Z');
    await save({ uid: ada.id, firstName: 'A.', ...title('X') });
    const some = await revert({ uid: ada.id, at: '2026-11-24' }, ada.caller);
    expect(some).toMatchObject({ revertedCount: 1 });
    expect(reasons(some)).toEqual([['firstName', 'You may not change firstName.']]);
    expect(await userOf(ada.id)).toMatchObject({ firstName: 'A.' });
    expect(await userOf(ada.id)).not.toHaveProperty('apiProfile');
  });

  it('members nothing of others, of whose changes they learn nothing', async () => {
    const { ada, bob } = cast;
    const headers = { 'whoswho-batch': 'both' };
    await save({ uid: bob.id, ...title('Secret') }, headers);
    const seq = await lastSeq(bob.id);
    const unknown = await ada.caller.refused('ledger/revert', { seq: 999_999 }, 404);
    const refused = await ada.caller.refused('ledger/revert', { seq }, 404);
    expect(refused['message']).toBe(textAt(unknown, 'message').replace('999999', String(seq)));
    await ada.caller.refused('ledger/revert', { batch: 'both' }, 404, 'Batch not found: both');
    const question = { uid: bob.id, at: '2026-11-20' };
    await ada.caller.refused('ledger/revert', question, 404, `User not found: ${bob.id}`);

    await save({ uid: ada.id, ...title('Mine') }, headers);
    const answer = await ada.caller.ok('ledger/revert', { batch: 'both', dryRun: true });
    expect(answer).toMatchObject({ revertedCount: 1, skippedCount: 0 });
    expect(JSON.stringify(answer)).not.toMatch(/secret/iu);
    expect(JSON.stringify(answer)).not.toContain(bob.id);
  });

  it('an administrator of an instance no rights, and no account of an administrator', async () => {
    const { chloe, bob } = cast;
    const boss = await makePerson(house, { email: 'boss@customer.com', isSuperAdmin: true });
    await save({ uid: bob.id, isSuperAdmin: true });
    const rights = await lastSeq(bob.id);
    await save({ uid: boss.id, firstName: 'Boss' });
    const name = await lastSeq(boss.id);
    await house.admin.ok('user/deleteMulti', { uid: [boss.id] });
    const deletion = await lastSeq(boss.id);
    const begun = textAt(await save({ email: 'new@customer.com' }), 'id');
    const beginning = await lastSeq(begun);
    const before = await rowHash(house);
    for (const seq of [rights, deletion, beginning]) {
      await chloe.caller.refused('ledger/revert', { seq, dryRun: true }, 403);
      await chloe.caller.refused('ledger/revert', { seq }, 403);
    }
    expect(reasons(await revert({ seq: name }, chloe.caller))).toHaveLength(1);
    expect(await rowHash(house)).toBe(before);
    expect(objectAt(await revert({ seq: deletion }), 'reverted', 0)).toMatchObject({
      field: { key: 'person' },
    });
  });

  it('everybody their own settings', async () => {
    const { ada } = cast;
    await ada.caller.ok('user/settings/save', { lang: 'fr' });
    await revert({ seq: await lastSeq(ada.id) }, ada.caller);
    expect(await ada.caller.ok('user/settings/get')).not.toHaveProperty('lang');
  });

  it('of values that sources keep, nobody but these sources and administrators', async () => {
    const kept = newField('Grade', 'inputText', { key: 'grade', sources: ['hr-import'] });
    const shared = newField('Desk', 'inputText', { key: 'desk', sources: ['hr-import', 'self'] });
    await makeDirectory(house.admin, [kept, shared]);
    const { ada } = cast;
    await save({ uid: ada.id, customProfile: { [kept.uuid]: 'A' } });
    const grade = await lastSeq(ada.id);
    await ada.caller.refused('ledger/revert', { seq: grade }, 403);
    await save({ uid: ada.id, customProfile: { [shared.uuid]: '12' } });
    const desk = await lastSeq(ada.id);
    const before = await rowHash(house);
    for (const dryRun of [true, false]) {
      const answer = await revert({ seq: desk, dryRun }, ada.caller);
      expect(reasons(answer)).toEqual([['desk', 'The value is kept by a source that goes first.']]);
    }
    expect(await rowHash(house)).toBe(before);
    await revert({ seq: desk });
    await revert({ seq: grade });
    expect(await userOf(ada.id)).not.toHaveProperty('customProfile');
  });
});
