import { setImmediate } from 'node:timers/promises';
import { DirectoryError } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import { valuesKeptSinceSetting } from '../storage/store.ts';
import type { Position, UserQuery, UserRecord } from '../storage/store.ts';
import type { Context } from './operation.ts';
import { parseUser } from './person.ts';
import { compareIn, positionIn } from './person-match.ts';
import { pastUser } from './past-user.ts';

/** Parsed at once; reads of others go on in between. */
const chunkSize = 100;

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
  readonly next: Position | undefined;
}

/** Keeps the first people of a question's answer, of all that it is shown. */
export function pastPage(context: Context, query: UserQuery) {
  let best: { readonly position: Position; readonly user: JsonObject }[] = [];
  return {
    show(people: readonly JsonObject[]): void {
      for (const user of people) {
        const position = positionIn(query, user, context.definitions);
        if (position !== undefined) {
          best.push({ position, user });
        }
      }
      best.sort((left, right) => compareIn(query, left.position, right.position));
      best = best
        .filter(({ position }, index) => position.id !== best[index - 1]?.position.id)
        .slice(0, query.limit + 1);
    },
    page(): PastPage {
      const page = best.slice(0, query.limit);
      return {
        people: page.map(({ user }) => user),
        next: best.length > page.length ? page.at(-1)?.position : undefined,
      };
    },
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
