import { DirectoryError } from '@whoswho/core';
import type { Customer } from '@whoswho/core/contract';
import type { Operations } from './operation.ts';

/** The organization: `customer/*`. */
export const customer = {
  async 'customer/get'({ definitions }, input) {
    requireOwnCustomer(definitions.customer, input);
    return definitions.customer;
  },
} satisfies Partial<Operations>;

/** Ways in which a request can name a customer. */
interface CustomerKey {
  readonly id?: string | undefined;
  readonly uid?: string | undefined;
  readonly customerSlug?: string | undefined;
  readonly customerHost?: string | undefined;
}

/** Any customer but the caller's own is unknown. */
export function requireOwnCustomer(own: Customer, key: CustomerKey): void {
  const asked = [
    [key.id, own.id === key.id],
    [key.uid, own.uid === key.uid],
    [key.customerSlug, own.slug === key.customerSlug],
    [key.customerHost, (own.hosts ?? []).includes(key.customerHost ?? '')],
  ] as const;
  for (const [name, isOwn] of asked) {
    if (name !== undefined && !isOwn) {
      throw new DirectoryError('notFound', `Customer not found: ${name}`);
    }
  }
}
