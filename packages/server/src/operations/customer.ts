import { DirectoryError } from '@whoswho/core';
import type { Customer } from '@whoswho/core/contract';
import { mergeDocument } from './document.ts';
import type { Operations, WriteContext } from './operation.ts';

/** The organization: `customer/*`. */
export const customer = {
  async 'customer/get'({ definitions }, input) {
    requireOwnCustomer(definitions.customer, input);
    return definitions.customer;
  },

  async 'customer/save'(context, input) {
    const stored = context.definitions.customer;
    requireOwnCustomer(stored, { id: input.id, uid: input.uid });
    const next = mergeDocument(context, stored, input, readOnlyKeys);
    if ((next.name ?? '') === '') {
      throw new DirectoryError('badRequest', 'name: is required');
    }
    await noteMainInstance(context, next);
    const { customer: id } = context.viewer;
    await context.data.documents.put('customer', id, id, JSON.stringify(next));
    return next;
  },
} satisfies Partial<Operations>;

/** Beside those of every document. */
const readOnlyKeys = [
  'status',
  'features',
  'loginMethods',
  'identityProviders',
  'feedAll',
  'feedPublic',
];

/** Keeps `defaultInstance` and `isDefaultInstance` of the instances saying the same. */
async function noteMainInstance(
  context: WriteContext,
  { defaultInstance }: Customer,
): Promise<void> {
  const { definitions, data, viewer } = context;
  if (defaultInstance === definitions.customer.defaultInstance) {
    return;
  }
  if (!definitions.instances.some(({ id }) => id === defaultInstance)) {
    throw new DirectoryError(
      'badRequest',
      `defaultInstance: ${JSON.stringify(defaultInstance ?? '')} is no known instance`,
    );
  }
  for (const instance of definitions.instances) {
    const isDefaultInstance = instance.id === defaultInstance;
    if ((instance.isDefaultInstance === true) !== isDefaultInstance) {
      const document = JSON.stringify({ ...instance, isDefaultInstance });
      await data.documents.put('instance', viewer.customer, instance.id ?? '', document);
    }
  }
}

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
