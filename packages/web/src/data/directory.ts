import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { fieldsOf } from '@whoswho/core';
import type { Field } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';
import { client } from '../client.ts';

/** A user directory module and its fields, ready for use. */
export interface Directory {
  readonly id: string;
  readonly content: Content;
  readonly fields: readonly Field[];
}

/** All user directories of the organization. */
export const directoriesQuery = queryOptions({
  queryKey: ['directories'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<readonly Directory[]> => {
    const contents: Content[] = [];
    // Without an action the list is for administrators.
    const question = { type: ['user_directory'], action: 'USER_DIRECTORY_READ' };
    for await (const content of client.content.list(question, { signal })) {
      contents.push(content);
    }
    return contents.map((content) => ({
      id: content.id ?? '',
      content,
      fields: fieldsOf(content),
    }));
  },
});

/** The directory of an id; the default one without an id, or the one with the most fields. */
export function useDirectory(id: string | undefined): Directory | undefined {
  const { data } = useSuspenseQuery(directoriesQuery);
  const most = data.toSorted((one, other) => other.fields.length - one.fields.length)[0];
  return (
    data.find((directory) => directory.id === id) ??
    data.find(({ content }) => content.isDefaultUserDirectory === true) ??
    most
  );
}
