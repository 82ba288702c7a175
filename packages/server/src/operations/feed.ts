import { DirectoryError, fold, isAdministrator, isAdministratorOf, isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import type { Feed } from '@whoswho/core/contract';
import type { UserRecord } from '../storage/store.ts';
import { containsText, documents } from './definitions.ts';
import { mergeDocument, requireKnownInstance } from './document.ts';
import type { Context, Operations, WriteContext } from './operation.ts';
import { PartlyDone } from './operation.ts';
import { pageOf } from './page.ts';
import { findPerson, parseUser, updatePerson } from './person.ts';
import { unshareWith } from './search-store.ts';
import { newSubscription } from './subscription.ts';

interface FeedQuestion {
  readonly query?: string;
  readonly instance?: string;
  readonly type?: string;
  readonly herited?: boolean;
  readonly exceptFeeds?: readonly string[];
  readonly restrictToFeeds?: readonly string[];
  readonly hasGroup?: boolean;
  readonly maxResults?: number;
  readonly cursor?: string;
}

/** Groups: `feed/*`. */
export const feed = {
  async 'feed/get'(context, input) {
    return counted(context, await findFeed(context, input.uid));
  },

  async 'feed/list'(context, input) {
    return listFeeds(context, input);
  },

  async 'feed/search'(context, input) {
    return listFeeds(context, input);
  },

  async 'feed/save'(context, input) {
    const id = input.uid ?? input.id;
    const stored = id === undefined ? undefined : await findFeed(context, id);
    const next: Feed = mergeDocument(context, stored, input, ['memberCount']);
    requireAdministrator(context, stored);
    requireAdministrator(context, next);
    if ((next.name ?? '') === '') {
      throw new DirectoryError('badRequest', 'name: is required');
    }
    requireKnownInstance(context, next);
    await checkType(context, next);
    await checkName(context, next);
    const saved: Feed = { status: 'enabled', heritable: next.instance === undefined, ...next };
    await context.data.documents.put(
      'feed',
      context.viewer.customer,
      saved.id ?? '',
      JSON.stringify(saved),
    );
    return counted(context, saved);
  },

  async 'feed/delete'(context, input) {
    const stored = await findFeed(context, input.uid);
    requireAdministrator(context, stored);
    if (context.definitions.everyoneFeeds.includes(input.uid)) {
      throw new DirectoryError('badRequest', `uid: ${input.uid} is the group of everybody`);
    }
    await removeAllMembers(context, input.uid);
    await unshareWith(context, input.uid);
    await context.data.documents.remove('feed', context.viewer.customer, input.uid);
    return undefined;
  },

  async 'feed/subscribers/save'(context, input) {
    const stored = await findFeed(context, input.feed);
    requireAdministrator(context, stored);
    if (context.definitions.everyoneFeeds.includes(input.feed)) {
      throw new DirectoryError('badRequest', `feed: everybody is in ${input.feed} already`);
    }
    try {
      for (const key of input.addedUsers ?? []) {
        await addMember(context, input.feed, await findMember(context, key));
      }
      for (const key of input.removedUsers ?? []) {
        await removeMember(context, input.feed, await findMember(context, key));
      }
    } catch (error) {
      if (error instanceof DirectoryError) {
        return new PartlyDone(error);
      }
      throw error;
    }
    return undefined;
  },
} satisfies Partial<Operations>;

async function findFeed(context: Context, id: string | undefined): Promise<Feed> {
  const text =
    id === undefined
      ? undefined
      : await context.data.documents.get('feed', context.viewer.customer, id);
  if (text === undefined) {
    throw new DirectoryError('notFound', `Feed not found: ${id}`);
  }
  return JSON.parse(text) as Feed;
}

async function listFeeds(context: Context, input: FeedQuestion) {
  const all = await documents<Feed>(context.data, 'feed', context.viewer.customer);
  const found = all.filter(
    (item) =>
      (input.query === undefined || containsText(item.name, input.query)) &&
      isOfInstance(item, input) &&
      (input.type === undefined || item.type === input.type) &&
      (input.hasGroup === undefined || input.hasGroup === (item.group !== undefined)) &&
      !(input.exceptFeeds ?? []).includes(item.id ?? '') &&
      (input.restrictToFeeds?.includes(item.id ?? '') ?? true),
  );
  const page = pageOf(context, input, found, (item) => fold(item.name ?? ''));
  return page.items === undefined
    ? page
    : { ...page, items: await withCounts(context, page.items) };
}

async function counted(context: Context, item: Feed): Promise<Feed> {
  const [one = item] = await withCounts(context, [item]);
  return one;
}

/** With how many members they have, which may be people whom only administrators see. */
async function withCounts(
  { data, definitions, viewer }: Context,
  feeds: readonly Feed[],
): Promise<Feed[]> {
  if (!isAdministrator(viewer)) {
    return [...feeds];
  }
  const counts = await data.subscriptions.counts(
    viewer.customer,
    feeds.flatMap(({ id }) => id ?? []),
  );
  const isAll = ({ id = '' }: Feed) => definitions.everyoneFeeds.includes(id);
  const everybody = feeds.some(isAll) ? await data.users.count(viewer.customer) : 0;
  return feeds.map((item) => ({
    ...item,
    memberCount: isAll(item) ? everybody : (counts.get(item.id ?? '') ?? 0),
  }));
}

/** A group of the platform counts in every instance, unless `herited` says no. */
function isOfInstance(item: { instance?: string }, input: FeedQuestion): boolean {
  if (item.instance === undefined) {
    return input.herited !== false || input.instance === undefined;
  }
  return input.instance === undefined || item.instance === input.instance;
}

function requireAdministrator({ viewer }: Context, item: Feed | undefined): void {
  if (item !== undefined && !isAdministratorOf(viewer, item.instance)) {
    throw new DirectoryError('forbidden', 'Changing this group takes an administrator of its site');
  }
}

async function checkType(context: WriteContext, { type }: Feed): Promise<void> {
  if (
    type !== undefined &&
    (await context.data.documents.get('feed_type', context.viewer.customer, type)) === undefined
  ) {
    throw new DirectoryError('badRequest', `type: "${type}" is no known feed type`);
  }
}

async function checkName(context: WriteContext, next: Feed): Promise<void> {
  const all = await documents<Feed>(context.data, 'feed', context.viewer.customer);
  const twin = all.find(
    (other) =>
      other.id !== next.id &&
      other.type === next.type &&
      other.instance === next.instance &&
      fold(other.name ?? '') === fold(next.name ?? ''),
  );
  if (twin !== undefined) {
    throw new DirectoryError('conflict', `name: "${next.name}" is the name of group ${twin.id}`);
  }
}

/** The wire names people by e-mail or id. */
async function findMember(context: WriteContext, key: string): Promise<UserRecord> {
  return findPerson(context, key.includes('@') ? { email: key } : { uid: key });
}

async function addMember(context: WriteContext, id: string, user: UserRecord): Promise<void> {
  const subscription = newSubscription(id, context.now);
  await changeSubscriptions(context, user, (known) =>
    known.some((item) => isObject(item) && item['feed'] === id) ? known : [...known, subscription],
  );
  await context.data.subscriptions.add(user.customer, id, user.id);
}

async function removeMember(context: WriteContext, id: string, user: UserRecord): Promise<void> {
  await changeSubscriptions(context, user, (known) =>
    known.filter((item) => !isObject(item) || item['feed'] !== id),
  );
  await context.data.subscriptions.remove(user.customer, id, user.id);
}

async function changeSubscriptions(
  context: WriteContext,
  user: UserRecord,
  change: (known: Json[]) => Json[],
): Promise<void> {
  const after: JsonObject = parseUser(user);
  const known = Array.isArray(after['subscriptions']) ? after['subscriptions'] : [];
  const next = change(known);
  if (next.length === known.length) {
    return;
  }
  if (next.length === 0) {
    delete after['subscriptions'];
  } else {
    after['subscriptions'] = next;
  }
  await updatePerson(context, user, parseUser(user), after);
}

async function removeAllMembers(context: WriteContext, id: string): Promise<void> {
  const batch = 500;
  const { customer } = context.viewer;
  for (;;) {
    const members = await context.data.subscriptions.members(customer, id, '', batch);
    for (const member of members) {
      const user = await context.data.users.byId(customer, member);
      if (user !== undefined) {
        await removeMember(context, id, user);
      } else {
        await context.data.subscriptions.remove(customer, id, member);
      }
    }
    if (members.length < batch) {
      return;
    }
  }
}
