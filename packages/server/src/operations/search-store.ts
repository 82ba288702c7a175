import type { Search } from '@whoswho/core/contract';
import type { Context, WriteContext } from './operation.ts';

/** A search as it is stored: what depends on who asks is left out. */
export interface StoredSearch extends Omit<Search, 'ownerEmail' | 'url' | 'isMine'> {
  readonly customer: string;
}

/** A search by its id, whoever may see it. */
export async function readSearch(
  { data, viewer }: Context,
  id: string,
): Promise<StoredSearch | undefined> {
  const text = await data.documents.get('search', viewer.customer, id);
  return text === undefined ? undefined : (JSON.parse(text) as StoredSearch); // we wrote it
}

/**
 * The searches that are somebody's, or are shared with one of some groups. All of the customer's
 * are read for it, as the store knows documents by their ids only: a person has a few, 500 at most,
 * and what does not name anybody asked for is not even parsed. Should that become too slow, tables
 * of owners and groups beside the documents answer it with an index.
 */
export async function searchesOf(
  { data, viewer }: Context,
  { owner, feeds = [] }: { readonly owner?: string; readonly feeds?: readonly string[] },
): Promise<StoredSearch[]> {
  const ids = owner === undefined ? feeds : [owner, ...feeds];
  const texts = await data.documents.all('search', viewer.customer);
  return texts
    .filter((text) => ids.some((id) => text.includes(id)))
    .map((text) => JSON.parse(text) as StoredSearch) // we wrote it
    .filter(
      (search) => search.owner === owner || search.feeds.some((feed) => feeds.includes(feed)),
    );
}

/** Writes a search. */
export async function putSearch({ data }: WriteContext, search: StoredSearch): Promise<void> {
  await data.documents.put('search', search.customer, search.id, JSON.stringify(search));
}

/** Removes what somebody who goes has saved, shared or not. */
export async function removeSearchesOf(context: WriteContext, owner: string): Promise<void> {
  for (const { customer, id } of await searchesOf(context, { owner })) {
    await context.data.documents.remove('search', customer, id);
  }
}

/** Takes a group that goes out of all searches; what was shared with it alone is private then. */
export async function unshareWith(context: WriteContext, feed: string): Promise<void> {
  for (const search of await searchesOf(context, { feeds: [feed] })) {
    await putSearch(context, { ...search, feeds: search.feeds.filter((other) => other !== feed) });
  }
}
