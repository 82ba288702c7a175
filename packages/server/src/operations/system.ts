import type { Viewer } from '@whoswho/core';
import { newId } from '../identifier.ts';
import type { Writer } from '../storage/store.ts';
import type { Definitions } from './definitions.ts';
import type { WriteContext } from './operation.ts';

/** Where and when the product itself does something. */
export interface SystemPlace {
  readonly customer: string;
  readonly definitions: Definitions;
  readonly now: Date;
}

/** The context of what nobody asked for: an installation, the end of a term. */
export function systemContext(
  data: Writer,
  { customer, definitions, now }: SystemPlace,
  source = 'system',
): WriteContext {
  const viewer: Viewer = {
    id: '',
    email: source,
    customer,
    isAdmin: true,
    instances: [],
    feeds: [],
    actions: new Map(),
  };
  return {
    viewer,
    data,
    definitions,
    now,
    call: { source, batch: undefined, ifMatch: undefined },
    newId,
    pictureUrl: '',
    cursors: { write: () => '', read: () => undefined },
  };
}
