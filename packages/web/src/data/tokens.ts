import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, ItemOf } from '@whoswho/client';
import { client } from '../client.ts';
import { notifyFailure } from '../ui/notify.tsx';

export type Token = ItemOf<'token/list'>;
export type NewToken = AnswerOf<'token/create'>;
export type Application = ItemOf<'application/list'>;
export type NewApplication = AnswerOf<'application/create'>;

const tokensKey = ['tokens'];
const applicationsKey = ['applications'];

/** Tokens that are in force. */
export const tokensQuery = queryOptions({
  queryKey: tokensKey,
  queryFn: async ({ signal }): Promise<readonly Token[]> =>
    (await client.token.list({}, { signal })).items,
});

/** Applications that are in force. */
export const applicationsQuery = queryOptions({
  queryKey: applicationsKey,
  queryFn: async ({ signal }): Promise<readonly Application[]> =>
    (await client.application.list({}, { signal })).items,
});

/** Makes a token; its secret is in the answer, and nowhere else. */
export function useCreateToken(onCreated: (token: NewToken) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (token: { email: string; name: string; expiresInSeconds: number }) =>
      client.token.create(token),
    onSuccess: onCreated,
    onSettled: () => queries.invalidateQueries({ queryKey: tokensKey }),
  });
}

/** Makes an application; its secret is in the answer, and nowhere else. */
export function useCreateApplication(onCreated: (application: NewApplication) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (application: { name: string; sources: string[] }) =>
      client.application.create(application),
    onSuccess: onCreated,
    onSettled: () => queries.invalidateQueries({ queryKey: applicationsKey }),
  });
}

/** Revokes a token, or an application with all of its tokens. */
export function useRevoke(kind: 'token' | 'application', onRevoked: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => client[kind].revoke({ id }),
    onSuccess: onRevoked,
    onError: notifyFailure,
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: tokensKey });
      await queries.invalidateQueries({ queryKey: applicationsKey });
    },
  });
}
