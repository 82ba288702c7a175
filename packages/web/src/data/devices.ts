import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ItemOf } from '@whoswho/client';
import { client } from '../client.ts';
import { notifyFailure } from '../ui/notify.tsx';

/** A device on which somebody is signed in. */
export type Device = ItemOf<'session/list'>;

const queryKey = ['devices'];

/** The devices on which the reader is signed in. */
export const devicesQuery = queryOptions({
  queryKey,
  queryFn: async ({ signal }): Promise<readonly Device[]> =>
    (await client.session.list({}, { signal })).items,
});

/** Signs out one device, or all but this one. */
export function useSignOut(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (device: Device | 'others') =>
      device === 'others'
        ? client.session.revokeOthers()
        : client.session.revoke({ id: device.id }),
    onSuccess: onDone,
    onError: notifyFailure,
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}
