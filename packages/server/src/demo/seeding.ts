import type { Field } from '@whoswho/core';
import type { Content, Feed, FeedType } from '@whoswho/core/contract';
import { ConfigError } from '../config.ts';
import { seedingContext } from '../installation.ts';
import { content } from '../operations/content.ts';
import { directoryOf, readDefinitions } from '../operations/definitions.ts';
import { feed } from '../operations/feed.ts';
import { feedtype } from '../operations/feedtype.ts';
import type { WriteContext } from '../operations/operation.ts';
import type { Writer } from '../storage/store.ts';
import { guide } from './guide.ts';

/** The demo's clock: fixed, so that every demo is the same. */
export const demoTime = new Date('2026-01-15T08:00:00Z');

/** A context that fills the guide's customer, with what is defined by now. */
export async function demoContext(writer: Writer, now: Date): Promise<WriteContext> {
  const definitions = await readDefinitions(writer, guide.customer);
  if (definitions.customer.id === undefined) {
    throw new ConfigError(
      'data: the folder has no demo customer; start the server once with --demo on an empty folder',
    );
  }
  const context = seedingContext(writer, guide.customer, definitions, now);
  const { administrator: id, administratorEmail: email } = guide;
  return { ...context, viewer: { ...context.viewer, id, email } };
}

/** Saves a directory under a fixed id, unless it is there. */
export async function saveDirectory(
  context: WriteContext,
  id: string,
  directory: Content,
): Promise<void> {
  if ((await context.data.contents.get(guide.customer, id)) === undefined) {
    await content['content/save']({ ...context, newId: () => id }, directory);
  }
}

/** Saves kinds of groups and groups under their fixed ids, unless they are there. */
export async function saveGroups(
  context: WriteContext,
  types: readonly (FeedType & { id: string })[],
  feeds: readonly (Feed & { id: string })[],
): Promise<void> {
  const { documents } = context.data;
  for (const { id, ...type } of types) {
    if ((await documents.get('feed_type', guide.customer, id)) === undefined) {
      await feedtype['feedtype/save']({ ...context, newId: () => id }, type);
    }
  }
  for (const { id, ...group } of feeds) {
    if ((await documents.get('feed', guide.customer, id)) === undefined) {
      await feed['feed/save']({ ...context, newId: () => id }, group);
    }
  }
}

/** The fields of a directory by key. */
export function fieldsByKey(context: WriteContext, directory: string): ReadonlyMap<string, Field> {
  const { fields } = directoryOf(context.definitions, directory);
  return new Map(fields.map((field) => [field.key, field]));
}
