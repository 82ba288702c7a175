import { DirectoryError } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import { wireTime } from '../time.ts';
import type { WriteContext } from './operation.ts';

/** Keys that the server sets, and keys of the message. */
const ownKeys = new Set(['id', 'uid', 'customer', 'createdAt', 'updatedAt', 'callId', 'fields']);

/**
 * A small entity with the caller's keys over the stored ones: absent stay, `null` clears.
 * `readOnly` are further keys that the server sets.
 */
export function mergeDocument<Entity extends object>(
  context: WriteContext,
  stored: Entity | undefined,
  input: Entity,
  readOnly: readonly string[] = [],
): Entity {
  const now = wireTime(context.now);
  const id = context.newId();
  const merged: JsonObject = stored
    ? { ...(stored as JsonObject) }
    : { id, uid: id, customer: context.viewer.customer, createdAt: now };
  for (const [key, value] of Object.entries(input) as [string, Json | undefined][]) {
    if (ownKeys.has(key) || readOnly.includes(key) || value === undefined) {
      continue;
    }
    if (value === null || value === '') {
      delete merged[key];
    } else {
      merged[key] = value;
    }
  }
  merged['updatedAt'] = now;
  return merged as Entity;
}

/** Refuses an instance that is not one of the customer's. */
export function requireKnownInstance(
  { definitions }: WriteContext,
  { instance }: { readonly instance?: string },
): void {
  if (instance !== undefined && !definitions.instances.some(({ id }) => id === instance)) {
    throw new DirectoryError('badRequest', `instance: "${instance}" is no known instance`);
  }
}
