import { DirectoryError, fieldsOf, fold, isUnique, nicknamesOf } from '@whoswho/core';
import type { Field } from '@whoswho/core';
import type { Content, Customer, Feed, Instance, Role } from '@whoswho/core/contract';
import { definitionsVersionSetting, findingEpochSetting } from '../storage/store.ts';
import type { DocumentKind, Reader, Store } from '../storage/store.ts';
import { uniqueName } from './unique-value.ts';

/** A directory module with its fields, ready for use. */
export interface Directory {
  readonly content: Content;
  readonly fields: readonly Field[];
}

/** What the administrators of a customer have defined: little, and asked for all the time. */
export interface Definitions {
  /** Names the state that was read; undefined while nothing has been defined. */
  readonly version: string | undefined;
  /** Another one asks for a new index of people. */
  readonly findingEpoch: string | undefined;
  readonly customer: Customer;
  readonly instances: readonly Instance[];
  readonly roles: readonly Role[];
  /** All that are not deleted. */
  readonly contents: readonly Content[];
  /** Directories in use. */
  readonly directories: readonly Directory[];
  /** Groups that everybody is in. */
  readonly everyoneFeeds: readonly string[];
  /** Fields of all directories in use by uuid, and by the path that they are bound to. */
  readonly fieldByUuid: ReadonlyMap<string, Field>;
  readonly fieldByPath: ReadonlyMap<string, Field>;
  /** Fields whose values no two people may share, by the names under which values are kept. */
  readonly uniqueFields: ReadonlyMap<string, Field>;
  /** The other names of each name, folded: built-in ones and the customer’s own. */
  readonly nicknames: ReadonlyMap<string, readonly string[]>;
}

/** The nicknames that a customer adds: one document, of the customer's id. */
export interface Nicknames {
  readonly groups: readonly (readonly string[])[];
}

/** Definitions by customer, read again after any of them has changed. */
export function definitionsCache(store: Store): (customer: string) => Promise<Definitions> {
  let known = new Map<string, Promise<Definitions>>();
  store.onChange((change) => {
    if (change.kind === 'definitions') {
      known = new Map();
    }
  });
  return (customer) => {
    store.refresh();
    let found = known.get(customer);
    if (found === undefined) {
      found = readDefinitions(store.reader, customer);
      known.set(customer, found);
      const current = known;
      found.catch(() => current.delete(customer));
    }
    return found;
  };
}

/** The directory of an id; 404 when there is none in use, 400 when it is something else. */
export function directoryOf(definitions: Definitions, id: string | undefined): Directory {
  const found =
    id === undefined
      ? defaultDirectory(definitions)
      : definitions.directories.find(({ content }) => content.id === id);
  if (found === undefined) {
    throw new DirectoryError(
      'notFound',
      id === undefined ? 'No user directory is defined' : `User directory not found: ${id}`,
    );
  }
  return found;
}

/** The directory of the platform: the default instance's, else any default, else the oldest. */
function defaultDirectory({
  directories,
  instances,
  customer,
}: Definitions): Directory | undefined {
  const byId = (id: string | undefined) =>
    id === undefined ? undefined : directories.find(({ content }) => content.id === id);
  const main =
    instances.find((instance) => instance.id === customer.defaultInstance) ??
    instances.find((instance) => instance.isDefaultInstance === true);
  return (
    byId(main?.defaultUserDirectory) ??
    directories.find(({ content }) => content.isDefaultUserDirectory === true) ??
    directories[0]
  );
}

/** The definitions that hold in a transaction: those at hand, unless they have changed since. */
export async function currentDefinitions(
  reader: Reader,
  known: Definitions,
  customer: string,
): Promise<Definitions> {
  const version = await reader.settings.get(definitionsVersionSetting);
  return version === known.version ? known : readDefinitions(reader, customer);
}

/** What the administrators of a customer have defined, as a reader or a transaction sees it. */
export async function readDefinitions(reader: Reader, customer: string): Promise<Definitions> {
  // Read first: a change in between makes the version look old, never the definitions.
  const version = await reader.settings.get(definitionsVersionSetting);
  const contents = (await reader.contents.all(customer))
    .map((record) => JSON.parse(record.document) as Content)
    .filter((content) => content.status !== 'DELETED')
    .sort(olderFirst);
  const directories = contents
    .filter((content) => content.status === 'LIVE' && content.type === 'user_directory')
    .map((content) => ({ content, fields: fieldsOf(content) }));
  const fields = directories.flatMap((directory) => directory.fields);
  const feeds = await documents<Feed>(reader, 'feed', customer);
  const [own] = await documents<Customer>(reader, 'customer', customer);
  const [nicknames] = await documents<Nicknames>(reader, 'nickname', customer);
  return {
    version,
    findingEpoch: await reader.settings.get(findingEpochSetting),
    customer: own ?? {},
    instances: await documents<Instance>(reader, 'instance', customer),
    roles: await documents<Role>(reader, 'role', customer),
    contents,
    directories,
    everyoneFeeds: feeds.filter(isEveryone).flatMap((feed) => feed.id ?? []),
    fieldByUuid: firstBy(fields, (field) => field.uuid),
    fieldByPath: firstBy(fields, (field) => field.binding?.path),
    uniqueFields: firstBy(fields.filter(isUnique), uniqueName),
    nicknames: nicknamesOf(nicknames?.groups ?? []),
  };
}

function olderFirst(left: Content, right: Content): number {
  return (left.createdAt ?? '') < (right.createdAt ?? '') ? -1 : 1;
}

function isEveryone(feed: Feed): boolean {
  return ['LUMAPPS_ALL', 'LUMAPPS_PUBLIC'].includes(feed.functionalInnerId ?? '');
}

/** All documents of a kind; we wrote them, so their shape is known. */
export async function documents<Item>(
  reader: Reader,
  kind: DocumentKind,
  customer: string,
): Promise<Item[]> {
  const texts = await reader.documents.all(kind, customer);
  return texts.map((text) => JSON.parse(text) as Item);
}

/** Whether some text occurs in another, as people compare them. */
export function containsText(text: string | undefined, part: string): boolean {
  return fold(text ?? '').includes(fold(part));
}

function firstBy(
  fields: readonly Field[],
  keyOf: (field: Field) => string | undefined,
): Map<string, Field> {
  const map = new Map<string, Field>();
  for (const field of fields) {
    const key = keyOf(field);
    if (key !== undefined && !map.has(key)) {
      map.set(key, field);
    }
  }
  return map;
}
