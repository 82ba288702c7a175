import { DirectoryError, readPlace, wholePerson } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import type { EndpointNamed, InputOf, OutputOf } from '@whoswho/core/contract';
import type { LedgerQuery, LedgerRow } from '../storage/ledger-store.ts';
import { parseTime } from '../time.ts';
import { findLedgerUser, seesWholeLedger } from './ledger-access.ts';
import { ledgerEntry } from './ledger-row.ts';
import type { WriteContext } from './operation.ts';
import { maySee, parseUser } from './person.ts';
import { namePlace } from './place-name.ts';
import { undoRows } from './revert-row.ts';
import type { PersonToRevert, Skipped } from './revert-row.ts';
import { settleReverted } from './revert-source.ts';
import { withoutTaken } from './revert-taken.ts';
import type { Rehearsal } from './revert-taken.ts';
import { writeReverted } from './revert-write.ts';

type Input = InputOf<EndpointNamed<'ledger/revert'>>;
type Answer = OutputOf<EndpointNamed<'ledger/revert'>>;

/** Takes changes back, person by person, as changes of the caller's own (`ledger/revert`). */
export async function revert(context: WriteContext, input: Input): Promise<Answer> {
  const wanted = await wantedChanges(context, input);
  const batch = `revert:${context.newId()}`;
  const writing: WriteContext = {
    ...context,
    call: { ...context.call, batch },
    reason: input.reason ?? wanted.reason,
  };
  const rehearsal: Rehearsal | undefined =
    input.dryRun === true ? { owners: new Map() } : undefined;
  const reverted = newestRows<LedgerRow>((row) => row.seq);
  const skipped = newestRows<Skipped & { current?: Json }>(({ row }) => row.seq);
  const people = { reverted: 0, skipped: 0 };
  let isAnySeen = false;
  let isWritten = false;
  for await (const person of peopleOf(context, wanted)) {
    isAnySeen = true;
    const free = await withoutTaken(writing, person, undoRows(writing, person), rehearsal);
    const { undone, settlement } = await settleReverted(writing, person, free);
    people.reverted += undone.reverted.length > 0 ? 1 : 0;
    people.skipped += undone.skipped.length > 0 ? 1 : 0;
    undone.reverted.forEach((row) => reverted.add(row));
    const current = person.stored === undefined ? {} : parseUser(person.stored);
    undone.skipped.forEach((one) => skipped.add({ ...one, ...valueNow(current, one.row) }));
    if (rehearsal === undefined) {
      isWritten = (await writeReverted(writing, person, undone.after, settlement)) || isWritten;
    }
  }
  if (!isAnySeen && wanted.missing !== undefined) {
    throw new DirectoryError('notFound', wanted.missing);
  }
  refuseOnlyOne(context, input, skipped.first());
  return {
    ...(isWritten ? { batch } : {}),
    reverted: reverted.first().map((row) => ledgerEntry(context.definitions, row)),
    revertedCount: reverted.count(),
    revertedPeople: people.reverted,
    skipped: skipped.first().map(({ row, because, current }) => ({
      row: ledgerEntry(context.definitions, row),
      because,
      ...(current === undefined ? {} : { current }),
    })),
    skippedCount: skipped.count(),
    skippedPeople: people.skipped,
    ...(input.callId === undefined ? {} : { callId: input.callId }),
  };
}

/** What is there now where a row would have its value back. */
function valueNow(user: JsonObject, { place }: LedgerRow): { current?: Json } {
  const current = place === wholePerson ? undefined : readPlace(user, place);
  return current === undefined ? {} : { current };
}

/** Which changes are meant. */
interface Wanted {
  readonly filter: Pick<LedgerQuery, 'user' | 'batch' | 'since' | 'after' | 'before'>;
  isMeant(row: LedgerRow): boolean;
  /** Of the new rows, unless the caller gives one. */
  readonly reason: string;
  /** What is said when there are none. */
  readonly missing?: string;
}

async function wantedChanges(context: WriteContext, input: Input): Promise<Wanted> {
  const { seq, batch, uid, at } = input;
  const given = [seq, batch, uid ?? at].filter((value) => value !== undefined);
  if (given.length !== 1 || (uid === undefined) !== (at === undefined)) {
    throw new DirectoryError(
      'badRequest',
      'What is to be taken back is named by exactly one of seq, batch, or uid with at',
    );
  }
  const { viewer } = context;
  const own = seesWholeLedger(viewer) ? {} : { user: viewer.id };
  if (seq !== undefined) {
    return {
      filter: { ...own, after: seq - 1, before: seq + 1 },
      isMeant: (row) => row.seq === seq,
      reason: `reverts change ${seq}`,
      missing: `Change not found: ${seq}`,
    };
  }
  if (batch !== undefined) {
    return {
      filter: { ...own, batch },
      isMeant: (row) => row.batch === batch && row.state === 'written',
      reason: `reverts batch ${batch}`,
      missing: `Batch not found: ${batch}`,
    };
  }
  const since = parseTime('at', at ?? '');
  const user = await findLedgerUser(context, uid === undefined ? {} : { uid });
  return {
    filter: { user, since },
    isMeant: (row) => row.at >= since && row.state === 'written',
    reason: `reverts changes since ${at}`,
  };
}

/** Rows, and people, that are at hand together. */
const rowsTogether = 500;
const peopleTogether = 100;

/** The people whose changes are meant, each once, the one changed last first. */
async function* peopleOf(context: WriteContext, wanted: Wanted): AsyncGenerator<PersonToRevert> {
  const { data, viewer } = context;
  const { customer } = viewer;
  const versions = [...(await oldestVersions(context, wanted))].toReversed();
  for (let start = 0; start < versions.length; start += peopleTogether) {
    const people = await Promise.all(
      versions.slice(start, start + peopleTogether).map(async ([id, version]) => ({
        id,
        stored: await data.users.byId(customer, id),
        rows: await data.ledger.since(customer, id, version - 1),
      })),
    );
    for (const { id, stored, rows } of people) {
      if (stored === undefined || maySee(viewer, stored)) {
        yield { id, stored, rows, isMeant: (row) => wanted.isMeant(row) };
      }
    }
  }
}

/** By user the version of their first change that is meant; who was changed last is last. */
async function oldestVersions(
  { data, viewer }: WriteContext,
  wanted: Wanted,
): Promise<ReadonlyMap<string, number>> {
  const { customer } = viewer;
  const versions = new Map<string, number>();
  let after = wanted.filter.after ?? 0;
  for (;;) {
    const rows = await data.ledger.page({
      ...wanted.filter,
      customer,
      after,
      newestFirst: false,
      limit: rowsTogether,
    });
    for (const row of rows.filter((one) => wanted.isMeant(one))) {
      const version = versions.get(row.user) ?? row.version;
      versions.delete(row.user);
      versions.set(row.user, version);
    }
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < rowsTogether) {
      return versions;
    }
  }
}

/** An answer lists no more. */
const longestList = 1000;

/** Counts rows, and keeps the newest. */
function newestRows<Item>(seqOf: (item: Item) => number) {
  let count = 0;
  let kept: Item[] = [];
  const first = () =>
    kept.toSorted((left, right) => seqOf(right) - seqOf(left)).slice(0, longestList);
  return {
    add(item: Item): void {
      count += 1;
      kept.push(item);
      if (kept.length >= 2 * longestList) {
        kept = first();
      }
    },
    count: () => count,
    first,
  };
}

/** Of one change alone, a lack of rights is an error and not a remark. */
function refuseOnlyOne(
  { definitions }: WriteContext,
  { seq }: Input,
  skipped: readonly Skipped[],
): void {
  const forbidden = skipped.find(({ isForbidden }) => isForbidden === true);
  if (seq === undefined || forbidden === undefined) {
    return;
  }
  const { key } = namePlace(definitions, forbidden.row.place);
  const message = `${key}: you may not change this field`;
  throw new DirectoryError('fieldNotEditable', message, {
    details: [
      { message, location: key, locationType: 'field', field: key, rule: 'is not editable by you' },
    ],
  });
}
