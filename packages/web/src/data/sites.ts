import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { InputOfCall } from './input-of-call.ts';
import type { Instance } from '@whoswho/core/contract';
import { client } from '../client.ts';

const queryKey = ['sites'];

/** All sites of the organization. */
export const sitesQuery = queryOptions({
  queryKey,
  queryFn: async ({ signal }): Promise<readonly Instance[]> => {
    const sites: Instance[] = [];
    for await (const site of client.instance.list({ maxResults: 100 }, { signal })) {
      sites.push(site);
    }
    return sites;
  },
});

/** Changes a site. */
export function useSaveSite(onSaved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (site: InputOfCall<'instance/save'>) => client.instance.save(site),
    onSuccess: onSaved,
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey });
      await queries.invalidateQueries({ queryKey: ['directories'] });
    },
  });
}
