import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../client.ts';

const nicknamesKey = ['nicknames'];

/** Names that find each other: the organization's own and the built-in ones. */
export const nicknamesQuery = queryOptions({
  queryKey: nicknamesKey,
  queryFn: ({ signal }) => client.nickname.get({}, { signal }),
});

/** Puts other own nicknames in the place of the present ones. */
export function useSaveNicknames(onSaved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (groups: string[][]) => client.nickname.save({ groups }),
    onSuccess: (answer) => {
      queries.setQueryData(nicknamesKey, answer);
      onSaved();
    },
  });
}

/** Names the organization. */
export function useSaveOrganization(onSaved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (organization: { name: string }) => client.customer.save(organization),
    onSuccess: onSaved,
    onSettled: () => queries.invalidateQueries({ queryKey: ['session'] }),
  });
}
