import type { JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Caller } from './caller.ts';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';

const contentId = guide.directory;
const peopleCount = Number(process.env['WHOSWHO_REVERT_PEOPLE'] ?? '200');
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
const phone = (value: string | null) => ({ customProfile: { [guide.phoneField]: value } });

/** Saves, with what the call says of itself. */
async function save(
  values: JsonObject,
  headers: Record<string, string> = {},
  caller: Caller = house.admin,
): Promise<JsonObject> {
  const sending = { method: 'POST', body: values, headers };
  const answer = await caller.send('user/save', sending);
  expect(answer.status).toBe(200);
  return answer.body;
}

/** A user without what every save changes. */
async function stateOf(uid: string): Promise<JsonObject> {
  const {
    version: _version,
    etag: _etag,
    updatedAt: _at,
    ...state
  } = await house.admin.ok('user/get', { uid });
  return state;
}

async function lastSeq(uid: string): Promise<number> {
  const page = await house.admin.ok('user/history', { uid, maxResults: 1 });
  return Number(at(page, 'items', 0, 'seq'));
}

const revert = (input: JsonObject, caller = house.admin) => caller.ok('ledger/revert', input);
const reasons = (answer: JsonObject) =>
  listAt(answer, 'skipped').map((one) => [at(one, 'row', 'field', 'key'), at(one, 'because')]);

describe('one change', () => {
  it('is taken back by its number, as a change of its own that says what it reverts', async () => {
    const { bob } = cast;
    await save({ uid: bob.id, ...title('Clerk') });
    await save({ uid: bob.id, ...title('Klerk') });
    const seq = await lastSeq(bob.id);
    const answer = await revert({ seq });
    expect(answer).toMatchObject({ revertedCount: 1, skippedCount: 0, skipped: [] });
    expect(at(answer, 'reverted', 0)).toMatchObject({ seq, before: 'Clerk', after: 'Klerk' });
    const [row] = await house.admin.all('user/history', { uid: bob.id });
    expect(row).toMatchObject({
      before: 'Klerk',
      after: 'Clerk',
      actor: guide.administratorEmail,
      batch: textAt(answer, 'batch'),
      reason: `reverts change ${seq}`,
      version: 4,
    });
    const found = await house.admin.ok('user/directory/find', { contentId, filter: 'title:klerk' });
    expect(found).toEqual({ more: false, total: 0 });
    const again = await house.admin.ok('user/directory/list', { contentId, query: 'clerk' });
    expect(listAt(again, 'items')).toHaveLength(1);
  });

  it('is left alone when the value was changed again since, and the answer says by whom', async () => {
    const { bob, chloe } = cast;
    await save({ uid: bob.id, ...title('One') });
    const seq = await lastSeq(bob.id);
    now = new Date('2026-11-24T09:30:00Z');
    await save({ uid: bob.id, ...title('Two') }, { 'whoswho-source': 'ui' }, chloe.caller);
    const before = await rowHash(house);
    const answer = await revert({ seq });
    expect(reasons(answer)).toEqual([
      [
        'title',
        'The value was changed again on 2026-11-24 at 09:30:00 UTC by chloe@customer.com (source ui).',
      ],
    ]);
    expect(answer).toMatchObject({ reverted: [], revertedCount: 0, skippedCount: 1 });
    expect(answer).not.toHaveProperty('batch');
    expect(await rowHash(house)).toBe(before);
  });

  it('is rehearsed by a dry run, which answers the same and writes no row', async () => {
    const { bob } = cast;
    await save({ uid: bob.id, ...title('Clerk'), firstName: 'Rob' });
    const question = { uid: bob.id, at: '2026-11-20T08:00:00Z' };
    const before = await rowHash(house);
    const rehearsed = await revert({ ...question, dryRun: true });
    expect(await rowHash(house)).toBe(before);
    const { batch, ...done } = await revert(question);
    expect(rehearsed).toEqual(done);
    expect(batch).toMatch(/^revert:\d{16}$/u);
  });

  it('is named in one way: none, two, half of one, and unreadable times are 400', async () => {
    const { bob } = cast;
    const message =
      'What is to be taken back is named by exactly one of seq, batch, or uid with at';
    for (const input of [
      {},
      { seq: 1, batch: 'b' },
      { uid: bob.id },
      { at: '2026-11-20' },
      { seq: 1, uid: bob.id, at: '2026-11-20' },
    ]) {
      await house.admin.refused('ledger/revert', input, 400, message);
    }
    await house.admin.refused('ledger/revert', { uid: bob.id, at: 'soon' }, 400);
    await house.admin.refused('ledger/revert', { seq: 999_999 }, 404, 'Change not found: 999999');
    await house.admin.refused('ledger/revert', { batch: 'x' }, 404, 'Batch not found: x');
  });
});

describe('a person since a time', () => {
  it('is as they were then; several changes of one value end at the oldest', async () => {
    const { bob } = cast;
    await save({ uid: bob.id, ...title('Clerk'), lang: 'en' });
    const before = await stateOf(bob.id);
    now = new Date('2026-11-24T09:30:00Z');
    await save({ uid: bob.id, ...title('One'), lang: 'fr' });
    await save({ uid: bob.id, ...title('Two'), ...phone('1') });
    await save({ uid: bob.id, ...title(null), status: 'disabled' });
    const changed = await stateOf(bob.id);
    const answer = await revert({ uid: bob.id, at: '2026-11-24', reason: 'a mistake' });
    expect(answer).toMatchObject({ skipped: [] });
    expect(await stateOf(bob.id)).toEqual(before);
    const rows = await house.admin.all('ledger/list', { batch: textAt(answer, 'batch') });
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(['a mistake']));
    await revert({ batch: textAt(answer, 'batch') });
    expect(await stateOf(bob.id)).toEqual(changed);
  });

  it('keeps what lies beside a bound value in the same list', async () => {
    const { bob } = cast;
    const organizations = [{ primary: true, name: 'HQ', title: 'Clerk' }];
    await save({ uid: bob.id, apiProfile: { organizations } });
    now = new Date('2026-11-24T09:30:00Z');
    await save({ uid: bob.id, ...title('Chief') }, { 'whoswho-batch': 'titles' });
    await save({ uid: bob.id, apiProfile: { organization: { name: 'Branch', title: 'Chief' } } });
    const answer = await revert({ batch: 'titles' });
    expect(answer).toMatchObject({ skipped: [] });
    expect(at(await stateOf(bob.id), 'apiProfile')).toMatchObject({
      organization: { title: 'Clerk', name: 'Branch' },
      organizations: [{ primary: true, name: 'Branch', title: 'Clerk' }],
    });
  });
});

describe('a batch', () => {
  it(`of ${peopleCount} people is taken back but for what was changed again, and so is the reversion`, async () => {
    const people = Array.from({ length: peopleCount }, (_, number) => `p${number}@customer.com`);
    const eachOf = async (work: (email: string, number: number) => Promise<unknown>) => {
      for (let start = 0; start < people.length; start += 50) {
        const some = people.slice(start, start + 50);
        await Promise.all(some.map((email, number) => work(email, start + number)));
      }
    };
    await eachOf((email, number) => save({ email, ...title(`T${number}`) }));
    const headers = { 'whoswho-batch': 'import-1' };
    await eachOf((email) => save({ email, ...title('WRONG') }, headers));
    await save({ email: 'p7@customer.com', ...title('Mended') });
    await save({ email: 'p8@customer.com', ...phone('8') });
    const stored = async () => {
      const users = await house.admin.all('user/list', { maxResults: 1000, query: 'p' });
      return users
        .filter((user) => people.includes(textAt(user, 'email')))
        .map(
          (user) =>
            `${textAt(user, 'email')} ${textAt(user, 'apiProfile', 'organization', 'title')}`,
        )
        .sort();
    };
    const wrong = await stored();

    const rehearsed = await revert({ batch: 'import-1', dryRun: true });
    const answer = await revert({ batch: 'import-1' });
    const { batch, ...same } = answer;
    expect(rehearsed).toEqual(same);
    expect(answer).toMatchObject({ revertedCount: peopleCount - 1, skippedCount: 1 });
    expect(listAt(answer, 'reverted')).toHaveLength(Math.min(peopleCount - 1, 1000));
    const numbers = listAt(answer, 'reverted').map((row) => Number(at(row, 'seq')));
    expect(numbers).toEqual(numbers.toSorted((left, right) => right - left));
    expect(reasons(answer)).toEqual([
      ['title', expect.stringMatching(/^The value was changed again on .* by admin@customer.com/u)],
    ]);
    expect(await stored()).toEqual(
      people.map((email, number) => `${email} ${number === 7 ? 'Mended' : `T${number}`}`).sort(),
    );

    const back = await revert({ batch: textAt({ batch: batch ?? '' }, 'batch') });
    expect(back).toMatchObject({ revertedCount: peopleCount - 1, skippedCount: 0 });
    expect(await stored()).toEqual(wrong);
    expect(house.faults).toEqual([]);
  });

  it('gives e-mail addresses and unique values back in turn, but takes none from anybody', async () => {
    const field = newField('Badge', 'inputText', { unique: true, key: 'badge' });
    await makeDirectory(house.admin, [field]);
    const badge = (value: string | null) => ({ customProfile: { [field.uuid]: value } });
    const { ada, bob, dmitri } = cast;
    const headers = { 'whoswho-batch': 'swap' };
    await save({ uid: ada.id, ...badge('A') });
    await save({ uid: bob.id, ...badge('B') });
    // Each takes what the one before has given up.
    await save({ uid: ada.id, email: 'ada2@customer.com', ...badge('C') }, headers);
    await save({ uid: bob.id, email: ada.email, ...badge('A') }, headers);

    const rehearsed = await revert({ batch: 'swap', dryRun: true });
    expect(rehearsed).toMatchObject({ revertedCount: 4, skippedCount: 0 });
    const { batch, ...done } = await revert({ batch: 'swap' });
    expect(done).toEqual(rehearsed);
    expect(await stateOf(ada.id)).toMatchObject({ email: ada.email, ...badge('A') });
    expect(await stateOf(bob.id)).toMatchObject({ email: bob.email, ...badge('B') });

    await revert({ batch: batch ?? '' });
    await save({ uid: dmitri.id, email: bob.email, ...badge('B') });
    const again = await house.admin.all('ledger/list', { uid: bob.id, maxResults: 2 });
    const newest = textAt(again[0], 'batch');
    const before = await stateOf(bob.id);
    const answer = await revert({ batch: newest });
    expect(await stateOf(bob.id)).toEqual(before);
    expect(reasons(answer).map(([, because]) => because)).toEqual(
      expect.arrayContaining([
        'Somebody else has the e-mail address bob@customer.com now.',
        'Somebody else has the badge "B" now, which nobody may share.',
      ]),
    );
  });
});

describe('people who began or ended', () => {
  it('are there again as they were when their deletion is taken back, and go again', async () => {
    const { bob } = cast;
    const feed = textAt(await house.admin.ok('feed/save', { name: 'Team' }), 'id');
    await house.admin.ok('feed/subscribers/save', { feed, addedUsers: [bob.id] });
    await save({ uid: bob.id, ...title('Clerk') });
    const before = await stateOf(bob.id);
    const { version } = await house.admin.ok('user/get', { uid: bob.id });
    await house.admin.ok('user/deleteMulti', { uid: [bob.id] });
    const deletion = await lastSeq(bob.id);
    const answer = await revert({ seq: deletion });
    expect(await stateOf(bob.id)).toEqual(before);
    expect(await house.admin.ok('user/get', { uid: bob.id })).toMatchObject({
      version: Number(version) + 2,
    });
    const members = await house.admin.all('user/list', { feeds: [feed] });
    expect(members.map(({ id }) => id)).toEqual([bob.id]);
    const found = await house.admin.all('user/directory/list', { contentId, query: 'clerk' });
    expect(found.map(({ id }) => id)).toEqual([bob.id]);
    // Their tokens ended with them.
    expect((await bob.caller.call('user/get')).status).toBe(401);

    await revert({ batch: textAt(answer, 'batch') });
    await house.admin.refused('user/get', { uid: bob.id }, 404);
    expect(await revert({ seq: deletion, dryRun: true })).toMatchObject({ revertedCount: 1 });
  });

  it('stay deleted when somebody else has the e-mail address now', async () => {
    const { bob } = cast;
    await house.admin.ok('user/deleteMulti', { uid: [bob.id] });
    const deletion = await lastSeq(bob.id);
    await save({ email: bob.email });
    const answer = await revert({ seq: deletion });
    expect(reasons(answer)).toEqual([
      ['person', 'Somebody else has the e-mail address bob@customer.com now.'],
    ]);
    await house.admin.refused('user/get', { uid: bob.id }, 404);
  });

  it('end when their beginning is taken back, unless somebody changed them since', async () => {
    const headers = { 'whoswho-batch': 'arrivals' };
    const one = textAt(await save({ email: 'one@customer.com' }, headers), 'id');
    const two = textAt(await save({ email: 'two@customer.com', ...title('Two') }, headers), 'id');
    await save({ uid: one, ...title('One') }, headers);
    await save({ uid: two, ...phone('2') });
    const answer = await revert({ batch: 'arrivals' });
    expect(answer).toMatchObject({ revertedCount: 2, skippedCount: 1 });
    expect(reasons(answer)).toEqual([
      ['person', expect.stringMatching(/^The user was changed again on .* by admin@customer.com/u)],
    ]);
    await house.admin.refused('user/get', { uid: one }, 404);
    expect(await stateOf(two)).toMatchObject({ email: 'two@customer.com' });
    await revert({ batch: textAt(answer, 'batch') });
    expect(at(await stateOf(one), 'apiProfile', 'organization')).toEqual({ title: 'One' });
  });

  it('do not end themselves', async () => {
    const answer = await revert({ seq: await lastSeq(guide.administrator) });
    expect(reasons(answer)).toEqual([['person', 'You cannot end yourself.']]);
    expect((await house.admin.call('user/get')).status).toBe(200);
  });

  it('who were deleted since keep nothing to be taken back', async () => {
    const { bob } = cast;
    await save({ uid: bob.id, ...title('Clerk') });
    const seq = await lastSeq(bob.id);
    await house.admin.ok('user/deleteMulti', { uid: [bob.id] });
    expect(reasons(await revert({ seq }))).toEqual([
      ['title', expect.stringMatching(/^The user was deleted on .* by admin@customer.com/u)],
    ]);
  });
});
