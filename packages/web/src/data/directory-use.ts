import { queryOptions } from '@tanstack/react-query';
import { fieldsOf } from '@whoswho/core';
import type { Facet } from '@whoswho/core/contract';
import type { Content } from '@whoswho/core/contract';
import { client } from '../client.ts';

/** How a field is used: how many people have a value, and the most frequent ones. */
export interface FieldUse {
  readonly total: number;
  readonly missing: number;
  readonly values: Facet['values'];
  /** Whether there are further values. */
  readonly more: boolean;
}

const mostFacets = 20;
const mostValues = 12;

/** The use of all fields of a directory as it is stored, by uuid. */
export function directoryUseQuery(directory: Content, language: string) {
  const uuids = fieldsOf(directory).map(({ uuid }) => uuid);
  const contentId = directory.id ?? '';
  return queryOptions({
    queryKey: ['directories', 'use', contentId, language, uuids],
    staleTime: 60_000,
    enabled: directory.status === 'LIVE' && uuids.length > 0,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, FieldUse>> => {
      const parts = Array.from({ length: Math.ceil(uuids.length / mostFacets) }, (_, part) =>
        uuids.slice(part * mostFacets, (part + 1) * mostFacets),
      );
      const answers = await Promise.all(
        parts.map((part) => readUse(contentId, part, language, signal)),
      );
      return new Map(answers.flat());
    },
  });
}

async function readUse(
  contentId: string,
  uuids: readonly string[],
  lang: string,
  signal: AbortSignal,
): Promise<(readonly [string, FieldUse])[]> {
  const { total, facets = {} } = await client.user.directory.find(
    {
      contentId,
      lang,
      maxResults: 1,
      select: ['email'],
      facets: uuids.map((field) => ({ field, limit: mostValues })),
    },
    { signal },
  );
  return uuids.flatMap((uuid) => {
    const facet = facets[uuid];
    return facet === undefined ? [] : [[uuid, { ...facet, total }] as const];
  });
}
