import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { isApiError } from '@whoswho/client';
import type { AnswerOf } from '@whoswho/client';
import { client } from '../client.ts';
import { queryClient } from './query-client.ts';

/** Who is signed in here, and what they may do. */
export type Session = AnswerOf<'session/get'>;

/** The server says with the page whether a session came along; later it is asked. */
let isKnownAbsent =
  document.querySelector<HTMLMetaElement>('meta[name="session"]')?.content === 'none';

/** Null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Session | null> => {
    if (isKnownAbsent) {
      return null;
    }
    try {
      return await client.session.get({}, { signal });
    } catch (error) {
      if (isApiError(error, 'required')) {
        return null;
      }
      throw error;
    }
  },
});

/** Asks the server once, then remembers. */
export function readSession(): Promise<Session | null> {
  return queryClient.ensureQueryData(sessionQuery);
}

/** Whoever is signed in; for pages inside the shell, which nobody else reaches. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) {
    throw new Error('Nobody is signed in');
  }
  return data;
}

/** Forgets everything that was read as somebody else. */
export async function forgetSession(): Promise<void> {
  isKnownAbsent = false;
  queryClient.clear();
  await queryClient.fetchQuery(sessionQuery);
}
