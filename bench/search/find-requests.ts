import { anyOf } from '../any-of.ts';
import { ask } from '../ask.ts';
import type { Requests } from '../requests.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Makes the bytes of requests that find people. */
export interface FindRequests {
  readonly prefix: () => string;
  readonly facetsOfQuery: () => string;
  readonly facetsOfAll: () => string;
}

const facets = ['department', 'site', 'skills', 'shirt', 'title'];
const page = 20;

/** The requests to a directory of people of this vocabulary. */
export function findRequestsTo({ post }: Requests, { prefixes }: Vocabulary): FindRequests {
  const find = (message: object) => post('find', message);
  return {
    prefix: () => find({ query: anyOf(prefixes), maxResults: page }),
    facetsOfQuery: () => find({ query: anyOf(prefixes), maxResults: page, facets }),
    facetsOfAll: () => find({ maxResults: 1, facets }),
  };
}

/** An answer that has less than this finds nobody. */
export const leastBytes = 1000;

interface Found {
  readonly items?: readonly object[];
  readonly facets?: Readonly<Record<string, { readonly values: readonly object[] }>>;
  readonly cursor?: string;
}

/** Asks for people; throws when nobody is found, or nothing is counted that should be. */
export async function askFor(port: number, request: string): Promise<Found> {
  const { body } = await ask(port, request);
  const found = JSON.parse(body.toString()) as Found; // of our own server
  const counted = Object.values(found.facets ?? {});
  const isCounted = !request.includes('"facets"') || counted.length === facets.length;
  if (!isCounted || counted.some(({ values }) => values.length === 0) || !found.items?.length) {
    throw new Error(`bench: nobody is found by ${request}`);
  }
  return found;
}
