import { queryOptions } from '@tanstack/react-query';
import { isApiError } from '@whoswho/client';
import type { AnswerOf } from '@whoswho/client';
import type { Json, JsonObject } from '@whoswho/core';
import type { User } from '@whoswho/core/contract';
import { client } from '../client.ts';
import { queryClient } from './query-client.ts';

/** A person with what the caller may change of them, why not the rest, and where values come from. */
export type Person = AnswerOf<'user/directory/get'>;

/** The person of an id, as a directory shows them; null where there is none for the caller. */
export function personQuery(uid: string, contentId: string) {
  return queryOptions({
    queryKey: ['person', uid, 'now', contentId],
    queryFn: ({ signal }): Promise<Person | null> =>
      orNull(
        client.user.directory.get(
          { uid, contentId, with: ['access', 'provenance', 'completeness'] },
          { signal },
        ),
      ),
  });
}

/** The person as they were at a time; null where they were not in the directory. */
export function pastPersonQuery(uid: string, contentId: string, at: string) {
  return queryOptions({
    queryKey: ['person', uid, 'past', contentId, at],
    staleTime: Infinity,
    queryFn: ({ signal }): Promise<Person | null> =>
      orNull(client.user.asOf({ uid, contentId, at }, { signal })),
  });
}

/** Values to save, by field uuid or attribute; `null` clears. */
export interface PersonChange {
  readonly uid: string;
  readonly contentId: string;
  readonly fields: JsonObject;
  /** The state that the values were read in, so that nobody else's change is lost. */
  readonly etag: string | undefined;
  /** How long the values go before those of a source. */
  readonly override?: string | undefined;
}

/** Saves some values and nothing else. */
export async function savePerson(change: PersonChange): Promise<User> {
  const { uid, contentId, fields, etag, override } = change;
  const user = await client.user.patch({
    uid,
    contentId,
    fields,
    ...(etag === undefined ? {} : { etag }),
    ...(override === undefined ? {} : { override }),
  });
  queryClient.setQueryData(personQuery(uid, contentId).queryKey, (before) =>
    before === null || before === undefined ? before : { ...before, ...user },
  );
  forgetPerson();
  return user;
}

/** Reads the person again, whatever is known of them. */
export function readPerson(uid: string, contentId: string): Promise<Person | null> {
  return queryClient.fetchQuery({ ...personQuery(uid, contentId), staleTime: 0 });
}

/** What is on the page is asked again, beside; who has changed is part of many answers. */
export function forgetPerson(): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => !['session', 'directories'].includes(String(queryKey[0])),
  });
}

/** What is saved for an empty value. */
export function orCleared(value: Json | undefined): Json {
  return value ?? null;
}

async function orNull<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (['notFound', 'deleted'].some((code) => isApiError(error, code))) {
      return null;
    }
    throw error;
  }
}
