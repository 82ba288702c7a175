import { DirectoryError, fold, isAdministratorOf } from '@whoswho/core';
import type { Feed, FeedType } from '@whoswho/core/contract';
import { documents } from './definitions.ts';
import { mergeDocument, requireKnownInstance } from './document.ts';
import type { Context, Operations } from './operation.ts';

/** Kinds of groups: `feedtype/*`. */
export const feedtype = {
  async 'feedtype/get'(context, input) {
    return findType(context, input.uid);
  },

  async 'feedtype/list'(context, input) {
    const all = await documents<FeedType>(context.data, 'feed_type', context.viewer.customer);
    const items = all
      .filter(
        (item) =>
          (input.customer === undefined || input.customer === item.customer) &&
          (item.instance === undefined
            ? input.herited !== false || input.instance === undefined
            : input.instance === undefined || item.instance === input.instance),
      )
      .sort(
        (left, right) =>
          (left.order ?? 0) - (right.order ?? 0) ||
          fold(left.name ?? '').localeCompare(fold(right.name ?? '')),
      );
    return { ...(items.length === 0 ? {} : { items }), more: false };
  },

  async 'feedtype/save'(context, input) {
    const id = input.uid ?? input.id;
    const stored = id === undefined ? undefined : await findType(context, id);
    const next: FeedType = mergeDocument(context, stored, input);
    requireAdministrator(context, stored);
    requireAdministrator(context, next);
    requireKnownInstance(context, next);
    if ((next.name ?? '') === '') {
      throw new DirectoryError('badRequest', 'name: is required');
    }
    await context.data.documents.put(
      'feed_type',
      context.viewer.customer,
      next.id ?? '',
      JSON.stringify(next),
    );
    return next;
  },

  async 'feedtype/delete'(context, input) {
    requireAdministrator(context, await findType(context, input.uid));
    const feeds = await documents<Feed>(context.data, 'feed', context.viewer.customer);
    const used = feeds.find((item) => item.type === input.uid);
    if (used !== undefined) {
      throw new DirectoryError('badRequest', `uid: ${input.uid} is the type of group ${used.name}`);
    }
    await context.data.documents.remove('feed_type', context.viewer.customer, input.uid);
    return undefined;
  },
} satisfies Partial<Operations>;

async function findType(context: Context, id: string): Promise<FeedType> {
  const text = await context.data.documents.get('feed_type', context.viewer.customer, id);
  if (text === undefined) {
    throw new DirectoryError('notFound', `Feed type not found: ${id}`);
  }
  return JSON.parse(text) as FeedType;
}

function requireAdministrator({ viewer }: Context, item: FeedType | undefined): void {
  if (item !== undefined && !isAdministratorOf(viewer, item.instance)) {
    throw new DirectoryError('forbidden', 'Changing feed types takes an administrator of the site');
  }
}
