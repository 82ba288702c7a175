import { setImmediate } from 'node:timers/promises';
import { DirectoryError, isAdministrator, isEmpty, isObject, wholePerson } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import type { Feed, LedgerEntry } from '@whoswho/core/contract';
import type { LedgerQuery } from '../storage/ledger-store.ts';
import type { UserRecord } from '../storage/store.ts';
import { wireTime } from '../time.ts';
import { documents } from './definitions.ts';
import { noteChanges } from './ledger-entry.ts';
import { ledgerEntry } from './ledger-row.ts';
import { mediaAnswer } from './media.ts';
import { ReadyJson } from './operation.ts';
import type { Context, Operations, ReadContext, WriteContext } from './operation.ts';
import { findPerson, parseUser, removePerson, userText } from './person.ts';
import type { PersonKey } from './person.ts';
import { textOf } from './person-text.ts';
import { searchAnswers } from './search.ts';
import { searchesOf } from './search-store.ts';
import { nameOfToken } from './token.ts';
import { changeLimit, subjectsOf } from './tries.ts';

/** What people may ask of whoever holds data about them: `user/erase`, `user/export`. */
export const erasure = {
  async 'user/erase'(context, input) {
    const { uid, email, reason } = input;
    if (isEmpty(uid) && isEmpty(email)) {
      throw new DirectoryError('badRequest', 'Missing required parameter: uid or email');
    }
    const { customer } = context.viewer;
    const stored = isEmpty(uid)
      ? await findPerson(context, named(input))
      : await context.data.users.byId(customer, uid);
    const id = stored?.id ?? uid ?? '';
    const version = stored?.version ?? (await lastVersion(context, id));
    if (version === undefined) {
      throw new DirectoryError('notFound', `User not found: ${id}`);
    }
    if (stored !== undefined) {
      await removePerson(context, stored);
    }
    const why: WriteContext = reason === undefined ? context : { ...context, reason };
    await eraseTraces(why, id, version);
    return undefined;
  },

  async 'user/export'(context, input) {
    const stored = await findPerson(context, named(input));
    const { viewer } = context;
    if (stored.id !== viewer.id && !isAdministrator(viewer)) {
      throw new DirectoryError('notFound', `User not found: ${input.uid ?? input.email}`);
    }
    return exportOf(context, stored, input.callId);
  },
} satisfies Partial<Operations>;

/** Who is named, by what the endpoint declares: further keys of a body are kept unread. */
function named({ uid, email }: { uid?: string; email?: string }): PersonKey {
  return {
    ...(isEmpty(uid) ? {} : { uid }),
    ...(isEmpty(email) ? {} : { email }),
  };
}

/** Of somebody who is not there any more; undefined when there is no trace of them. */
async function lastVersion({ data, viewer }: Context, id: string): Promise<number | undefined> {
  const { customer } = viewer;
  const [last] = await data.ledger.page({ customer, user: id, newestFirst: true, limit: 1 });
  return last?.version;
}

/** What is left when the person has been removed: the ledger, tokens, what bears their address. */
async function eraseTraces(context: WriteContext, id: string, version: number): Promise<void> {
  const { data, viewer } = context;
  const { customer } = viewer;
  for (const email of await addressesOf(context, id)) {
    await data.access.renameTokens(customer, nameOfToken(email), nameOfToken('somebody'));
    for (const subject of subjectsOf(email)) {
      await data.signIn.removeTries(subject);
    }
  }
  await data.access.removeTokensOf({ customer, id });
  await data.signIn.removeAllOf({ customer, id });
  await data.signIn.removeTries(changeLimit(id).subject);
  for (const { field } of await data.sources.of(customer, id)) {
    await data.sources.remove(customer, id, field);
  }
  await data.ledger.clear(customer, id);
  // That there was somebody, and who erased them, stays.
  const changed = { customer, id, version: version + 1 };
  await noteChanges(context, changed, [{ place: wholePerson }], { state: 'cleared' });
  await data.ledger.forgetActor(customer, id);
}

/** Every e-mail address that the person has had, as far as it is known. */
async function addressesOf(context: Context, id: string): Promise<ReadonlySet<string>> {
  const addresses = new Set<string>();
  const query = {
    customer: context.viewer.customer,
    user: id,
    places: ['user.email', wholePerson],
  };
  for await (const rows of rowsOf(context, query)) {
    for (const text of rows.flatMap(({ before, after }) => [before, after])) {
      const value: unknown = JSON.parse(text ?? 'null');
      const email = typeof value === 'string' ? value : textOf((value as JsonObject)?.['email']);
      addresses.add(email);
    }
  }
  addresses.delete('');
  return addresses;
}

/** An answer is kept in memory, so it ends somewhere. */
const mostRows = 10_000;
const pageSize = 500;

async function exportOf(
  context: ReadContext,
  stored: UserRecord,
  callId: string | undefined,
): Promise<ReadyJson> {
  const { data } = context;
  const { customer, id } = stored;
  const user = parseUser(stored);
  const history = await entriesOf(context, { customer, user: id });
  const done = await entriesOf(context, { customer, actor: id });
  const tokens = await data.access.tokensOf({ customer, id }, wireTime(context.now));
  const rest = {
    history: history.entries,
    done: done.entries.map((entry) => (entry.uid === id ? entry : withoutValues(entry))),
    groups: await groupsOf(context, user),
    searches: await searchAnswers(context, await searchesOf(context, { owner: id })),
    uploads: (await data.media.ofOwner(customer, id)).map((record) =>
      mediaAnswer(context.serverUrl, record),
    ),
    tokens: tokens.map(({ id: token, name, createdAt }) => ({ id: token, name, createdAt })),
    isCut: history.isCut || done.isCut,
    ...(callId === undefined ? {} : { callId }),
  };
  return new ReadyJson(`{"user":${userText(context, stored)},${JSON.stringify(rest).slice(1)}`);
}

type Narrowing = Omit<LedgerQuery, 'newestFirst' | 'limit'>;

async function entriesOf(
  context: Context,
  query: Narrowing,
): Promise<{ readonly entries: LedgerEntry[]; readonly isCut: boolean }> {
  const entries: LedgerEntry[] = [];
  for await (const rows of rowsOf(context, query)) {
    entries.push(...rows.map((row) => ledgerEntry(context.definitions, row)));
    if (entries.length > mostRows) {
      return { entries: entries.slice(0, mostRows), isCut: true };
    }
  }
  return { entries, isCut: false };
}

/** Rows of the ledger, oldest first, page by page; others have their turn in between. */
async function* rowsOf({ data }: Context, query: Narrowing) {
  for (let after = 0; ;) {
    const rows = await data.ledger.page({ ...query, after, newestFirst: false, limit: pageSize });
    yield rows;
    if (rows.length < pageSize) {
      return;
    }
    after = rows.at(-1)?.seq ?? after;
    await setImmediate();
  }
}

function withoutValues({ before: _before, after: _after, ...entry }: LedgerEntry): LedgerEntry {
  return entry;
}

async function groupsOf(
  { data, viewer }: Context,
  { subscriptions }: JsonObject,
): Promise<{ id: string; name: string }[]> {
  const feeds = await documents<Feed>(data, 'feed', viewer.customer);
  const names = new Map(feeds.map(({ id, name }) => [id, name ?? '']));
  const ids = (Array.isArray(subscriptions) ? subscriptions : []).flatMap((item) =>
    isObject(item) && typeof item['feed'] === 'string' ? [item['feed']] : [],
  );
  return ids.map((id) => ({ id, name: names.get(id) ?? '' }));
}
