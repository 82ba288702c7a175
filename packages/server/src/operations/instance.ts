import { DirectoryError, fold } from '@whoswho/core';
import { requireOwnCustomer } from './customer.ts';
import { containsText } from './definitions.ts';
import type { Operations } from './operation.ts';
import { pageOf, parseSortOrder } from './page.ts';

/** Sites: `instance/*`. */
export const instance = {
  async 'instance/get'({ definitions }, input) {
    const { uid, slug } = input;
    const { customerSlug, customerHost } = input;
    requireOwnCustomer(definitions.customer, { customerSlug, customerHost });
    if (uid === undefined && slug === undefined) {
      throw new DirectoryError('badRequest', 'An instance is named by uid or slug');
    }
    const found = definitions.instances.find((candidate) =>
      uid === undefined ? candidate.slug === slug : candidate.id === uid,
    );
    if (found === undefined) {
      throw new DirectoryError('notFound', `Instance not found: ${uid ?? slug}`);
    }
    return found;
  },

  async 'instance/list'(context, input) {
    const { name, isDescending } = parseSortOrder(input.sortOrder);
    if (name !== undefined && name !== 'name' && name !== 'id') {
      throw new DirectoryError('invalidParameter', `sortOrder: '${name}' is not one of name, id`);
    }
    const status = input.status?.toUpperCase() ?? 'LIVE';
    const found = context.definitions.instances.filter(
      (candidate) =>
        (candidate.status ?? 'LIVE') === status &&
        (input.ids === undefined || input.ids.includes(candidate.id ?? '')) &&
        (input.name === undefined || containsText(candidate.name, input.name)),
    );
    const keyOf = name === 'id' ? () => '' : (item: { name?: string }) => fold(item.name ?? '');
    return pageOf(context, input, found, keyOf, isDescending);
  },
} satisfies Partial<Operations>;
