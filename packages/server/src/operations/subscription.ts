import type { JsonObject } from '@whoswho/core';
import { wireTime } from '../time.ts';

/** Membership of a group, as the member's profile carries it (wire 3.8). */
export function newSubscription(feed: string, since: Date): JsonObject {
  return {
    feed,
    level: 'top',
    prefer: false,
    status: 'LIVE',
    createdAt: wireTime(since),
    id: '',
    uid: '',
  };
}
