import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import type { User } from '@whoswho/core/contract';
import { client } from '../client.ts';
import { gathered } from './gathered.ts';

/** As much of a person as a link with a picture shows. */
export type PersonCard = Pick<
  User,
  | 'id'
  | 'uid'
  | 'email'
  | 'firstName'
  | 'lastName'
  | 'fullName'
  | 'profilePictureUrl'
  | 'pictureVersion'
>;

/** Picture and e-mail address come by themselves. */
const attributes = ['firstName', 'lastName', 'fullName'];
/** As many people as one question asks for. */
const mostAsked = 100;

/** The person of an e-mail address; null where nobody has it whom the reader finds. */
function personCardQuery(email: string) {
  return queryOptions({
    queryKey: ['person-card', email],
    staleTime: 300_000,
    queryFn: () => cardOf(email),
  });
}

/** The people of some e-mail addresses, in their order; undefined until they are known. */
export function usePersonCards(
  emails: readonly string[],
): readonly (PersonCard | null | undefined)[] {
  return useQueries({ queries: emails.map(personCardQuery) }).map(({ data }) => data);
}

/** People whom a few typed letters find. */
export function useFoundPeople(query: string): {
  readonly people: readonly PersonCard[];
  readonly isSearching: boolean;
} {
  const { data = [], isFetching } = useQuery({
    queryKey: ['person-card', 'find', query],
    enabled: query !== '',
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<readonly PersonCard[]> => {
      const found = client.user.directory.find(
        { query, select: attributes, maxResults: 8 },
        { signal },
      );
      return (await found).items;
    },
  });
  return { people: query === '' ? [] : data, isSearching: isFetching };
}

/** All addresses that a page wants at a time become one question. */
const cardOf = gathered(async (emails): Promise<ReadonlyMap<string, PersonCard>> => {
  const { items } = await client.user.directory.find({
    filter: { field: 'email', op: 'in', value: [...emails] },
    select: attributes,
    maxResults: emails.length,
  });
  return new Map(items.map((card) => [card.email ?? '', card]));
}, mostAsked);
