import { DirectoryError } from '@whoswho/core';
import type { Operations } from './operation.ts';

/** The organization: `customer/*`. */
export const customer = {
  async 'customer/get'({ definitions }, input) {
    const own = definitions.customer;
    const asked = [
      [input.id ?? input.uid, own.id === (input.id ?? input.uid)],
      [input.customerSlug, own.slug === input.customerSlug],
      [input.customerHost, (own.hosts ?? []).includes(input.customerHost ?? '')],
    ] as const;
    for (const [name, isOwn] of asked) {
      if (name !== undefined && !isOwn) {
        throw new DirectoryError('notFound', `Customer not found: ${name}`);
      }
    }
    return own;
  },
} satisfies Partial<Operations>;
