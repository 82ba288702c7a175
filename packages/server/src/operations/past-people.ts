import { setImmediate } from 'node:timers/promises';
import { DirectoryError } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import { valuesKeptSinceSetting } from '../storage/store.ts';
import type { UserRecord } from '../storage/store.ts';
import { createAnswering } from '../finding/answering.ts';
import { createPeopleIndex } from '../finding/people-index.ts';
import type { FindPosition, FindQuestion } from '../finding/question.ts';
import type { Context } from './operation.ts';
import { parseUser } from './person.ts';
import { textOf } from './person-text.ts';
import { pastUser } from './past-user.ts';

/** Parsed at once; reads of others go on in between. */
const chunkSize = 500;

/**
 * Everybody as they were at a time, some at a time. Whoever ends during the walk can come twice:
 * those who have ended come after those who are there, so that nobody is in neither.
 */
export async function* pastPeople(context: Context, at: string): AsyncGenerator<JsonObject[]> {
  const { data, viewer } = context;
  const walk: Walk = { at, keptSince: (await data.settings.get(valuesKeptSinceSetting)) ?? '' };
  for (let last: string | undefined = ''; last !== undefined;) {
    const stored: readonly UserRecord[] = await data.users.after(viewer.customer, last, chunkSize);
    yield await storedThen(context, walk, stored);
    last = stored.length < chunkSize ? undefined : stored.at(-1)?.id;
    await setImmediate();
  }
  for (let last: string | undefined = ''; last !== undefined;) {
    const ended = await data.ledger.endedAfter(viewer.customer, at, last, chunkSize);
    yield await endedThen(context, walk, ended);
    last = ended.length < chunkSize ? undefined : ended.at(-1);
    await setImmediate();
  }
}

/** Best people of a page, and whether more follow. */
export interface PastPage {
  readonly people: readonly JsonObject[];
  readonly next: FindPosition | undefined;
}

/** Keeps the first people of a question's answer, of all that it is shown: a small index finds them. */
export function pastPage({ definitions }: Context, question: FindQuestion) {
  const oneMore = { ...question, limit: question.limit + 1 };
  let best: readonly JsonObject[] = [];
  let next: FindPosition | undefined;
  return {
    show(people: readonly JsonObject[]): void {
      const byId = new Map([...best, ...people].map((user) => [textOf(user['id']), user]));
      const index = createPeopleIndex();
      index.read(definitions);
      byId.forEach((user, id) => index.put(id, user));
      const answering = createAnswering(index);
      const { ids } = answering.find(oneMore, definitions.nicknames);
      next =
        ids.length > question.limit
          ? answering.find(question, definitions.nicknames).next
          : undefined;
      best = ids.map((id) => byId.get(id)).filter((user) => user !== undefined);
    },
    page: (): PastPage => ({ people: best.slice(0, question.limit), next }),
  };
}

interface Walk {
  readonly at: string;
  /** Values from before are not kept any more. */
  readonly keptSince: string;
}

async function storedThen(
  context: Context,
  walk: Walk,
  stored: readonly UserRecord[],
): Promise<JsonObject[]> {
  const { data, viewer } = context;
  const ids = stored.map(({ id }) => id);
  const changed = new Set(await data.ledger.changedAfter(viewer.customer, ids, walk.at));
  const people = await Promise.all(
    stored.map(async (user) =>
      changed.has(user.id) ? userThen(context, walk, user.id, user) : parseUser(user),
    ),
  );
  return people.filter((user) => user !== undefined);
}

async function endedThen(
  context: Context,
  walk: Walk,
  ended: readonly string[],
): Promise<JsonObject[]> {
  const people = await Promise.all(ended.map((id) => userThen(context, walk, id, undefined)));
  return people.filter((user) => user !== undefined);
}

async function userThen(
  context: Context,
  { at, keptSince }: Walk,
  id: string,
  stored: UserRecord | undefined,
): Promise<JsonObject | undefined> {
  const { user, cleared } = await pastUser(context, id, stored, at);
  // Who was erased is nowhere; what is too old to be kept would be missing.
  if (cleared !== undefined && cleared.at < keptSince) {
    throw valuesGone(keptSince);
  }
  return user;
}

/** The refusal of a question about what is not kept any more. */
export function valuesGone(since: string): DirectoryError {
  return new DirectoryError('deleted', `at: values from before ${since} are not kept any more`);
}
