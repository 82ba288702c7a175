import { infiniteQueryOptions } from '@tanstack/react-query';
import type { AnswerOf } from '@whoswho/client';
import { client } from '../client.ts';
import { forgetPerson } from './person.ts';

/** The changes of a person, or of one field or attribute of theirs, newest first. */
export function historyQuery(uid: string, field: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['person', uid, 'history', field ?? ''],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      client.user.history(
        {
          uid,
          maxResults: 30,
          ...(field === undefined ? {} : { field }),
          ...(pageParam === undefined ? {} : { cursor: pageParam }),
        },
        { signal },
      ),
    getNextPageParam: ({ more, cursor }) => (more ? cursor : undefined),
  });
}

/** Takes back what has changed of a person after a time, or tells what that would be. */
export async function restorePerson(wanted: {
  readonly uid: string;
  readonly at: string;
  readonly dryRun: boolean;
}): Promise<AnswerOf<'ledger/revert'>> {
  const { uid, at, dryRun } = wanted;
  // What happened at that very moment is part of the state that is restored.
  const next = new Date(Date.parse(at) + 1).toISOString();
  const answer = await client.ledger.revert({ uid, at: next, dryRun });
  if (!dryRun) {
    forgetPerson();
  }
  return answer;
}

/** Takes one change back. */
export async function takeBack(seq: number): Promise<AnswerOf<'ledger/revert'>> {
  const answer = await client.ledger.revert({ seq });
  forgetPerson();
  return answer;
}
