import type { JsonObject } from '@whoswho/core';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { LedgerEntry } from '../packages/server/src/storage/ledger-store.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { listAt, textAt } from './json-path.ts';

/** What a row of these tests differs in. */
type Row = Pick<LedgerEntry, 'user' | 'at' | 'place' | 'actor' | 'actorEmail' | 'source' | 'batch'>;
type Known = Row & { readonly seq: number };
type Question = Partial<Record<keyof typeof tests | 'maxResults', string | number>>;

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
  onTestFinished(() => house.close());
});

/** Puts rows into the ledger, in this order. */
async function addRows(rows: readonly Row[]): Promise<Known[]> {
  const { store } = house.server;
  const last = await store.reader.ledger.last();
  await store.write(async ({ ledger }) => {
    for (const row of rows) {
      await ledger.add({ ...usual, ...row });
    }
  });
  return rows.map((row, place) => ({ ...row, seq: last + 1 + place }));
}

const usual = {
  customer: guide.customer,
  version: 1,
  state: 'written',
  application: null,
  reason: null,
  before: '"one"',
  after: '"other"',
} as const;

const uids = [guide.person, guide.administrator];
const actors = [
  { actor: '71', actorEmail: 'sync@customer.com' },
  { actor: '72', actorEmail: 'ada@customer.com' },
  { actor: '73', actorEmail: 'ada@customer.com' },
  // The guide's person, under another address, and somebody who had theirs before.
  { actor: guide.person, actorEmail: 'ada@customer.com' },
  { actor: '74', actorEmail: guide.email },
];
const fields = ['alternateEmail', 'employeeId'];
const sources = ['api', 'ui'];
const batches = [null, 'night'];
const days = ['2027-01-01', '2027-01-02', '2027-01-03'];

/** Whether a row fits what a question says. */
const tests = {
  uid: (row: Row, uid: string) => row.user === uid,
  actor: (row: Row, actor: string) =>
    actor === guide.email
      ? row.actor === guide.person
      : row.actor === actor || row.actorEmail === actor,
  source: (row: Row, source: string) => row.source === source,
  batch: (row: Row, batch: string) => row.batch === batch,
  field: (row: Row, field: string) => row.place === `user.${field}`,
  since: (row: Row, day: string) => row.at >= day,
  until: (row: Row, day: string) => row.at.slice(0, 10) <= day,
} satisfies Record<string, (row: Row, value: string) => boolean>;

/** The rows that fit, newest first: by number, or by time where nothing but a time leads to them. */
function fitting(rows: readonly Known[], question: Question): readonly number[] {
  const asked = (Object.keys(tests) as (keyof typeof tests)[]).filter((name) => name in question);
  const isByTime =
    ['since', 'until'].some((name) => name in question) &&
    ['uid', 'batch'].every((name) => !(name in question)) &&
    // An address that nobody has leads to no rows.
    (question.actor === undefined || /^(?:ada|nobody)@/u.test(String(question.actor)));
  return rows
    .filter((row) => asked.every((name) => tests[name](row, String(question[name]))))
    .toSorted((left, right) => right.seq - left.seq)
    .toSorted((left, right) => (isByTime ? right.at.localeCompare(left.at) : 0))
    .map(({ seq }) => seq);
}

const row: fc.Arbitrary<Row> = fc
  .record({
    user: fc.constantFrom(...uids),
    // Clocks of several servers can be apart.
    at: fc
      .constantFrom(...days)
      .chain((day) => fc.constantFrom(`${day}T08:00:00.000000`, `${day}T21:30:00.000000`)),
    place: fc.constantFrom(...fields.map((field) => `user.${field}`)),
    source: fc.constantFrom(...sources),
    batch: fc.constantFrom(...batches),
    who: fc.constantFrom(...actors),
  })
  .map(({ who, ...rest }) => ({ ...rest, ...who }));

const question: fc.Arbitrary<Question> = fc.record(
  {
    uid: fc.constantFrom(...uids),
    actor: fc.constantFrom('71', '73', guide.email, 'Ada@customer.com', 'nobody@customer.com'),
    source: fc.constantFrom(...sources, 'cli'),
    batch: fc.constantFrom('night', 'day'),
    field: fc.constantFrom(...fields),
    since: fc.constantFrom(...days),
    until: fc.constantFrom(...days),
    maxResults: fc.integer({ min: 1, max: 60 }),
  },
  { requiredKeys: ['maxResults'] },
);

describe('a question to the ledger', () => {
  it('finds exactly the rows that fit, in one order, page by page', async () => {
    const [rows = []] = fc.sample(fc.array(row, { minLength: 1500, maxLength: 1500 }), 1);
    const known = await addRows(rows);
    const newest = (known[0]?.seq ?? 0) - 1;
    const property = fc.asyncProperty(question, async (asked) => {
      const items = await house.admin.all('ledger/list', asked);
      const found = items.map(({ seq }) => Number(seq)).filter((seq) => seq > newest);
      const folded = { ...asked, ...(asked.actor && { actor: String(asked.actor).toLowerCase() }) };
      expect(found).toEqual(fitting(known, folded));
    });
    await fc.assert(property, { numRuns: 60 });
  }, 120_000);

  it('finds what is rare behind thousands of other rows, and never answers an empty page with more behind it', async () => {
    const other = { user: guide.person, place: 'user.lang', batch: null, source: 'api' };
    const at = '2027-01-01T08:00:00.000000';
    const [sync, ada] = actors;
    const rare = new Set([3, 2500, 8999]);
    const known = await addRows(
      Array.from({ length: 9000 }, (_, place) =>
        rare.has(place) ? { ...other, at, ...ada, source: 'ui' } : { ...other, at, ...sync },
      ) as Row[],
    );
    const seqs = known
      .filter(({ source }) => source === 'ui')
      .map(({ seq }) => seq)
      .toReversed();
    for (const narrow of [{ source: 'ui' }, { source: 'ui', since: '2027-01-01' }]) {
      const pages = [];
      let cursor: string | undefined;
      do {
        const page: JsonObject = await house.admin.ok('ledger/list', {
          ...narrow,
          maxResults: 1,
          ...(cursor === undefined ? {} : { cursor }),
        });
        pages.push(listAt(page, 'items').map((item) => Number((item as JsonObject)['seq'])));
        cursor = page['more'] === true ? textAt(page, 'cursor') : undefined;
      } while (cursor !== undefined);
      expect(pages).toEqual(seqs.map((seq) => [seq]));
    }
  }, 60_000);
});
