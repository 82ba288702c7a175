import type { JsonObject } from '@whoswho/core';
import type { DocumentKind, Reader, Row } from '../../storage/store.ts';
import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import { storedObject } from '../stored-json.ts';

/** Customers, sites, groups, kinds of groups, roles, nicknames and saved searches. */
export const documents: Check = {
  name: 'documents',
  meaning:
    'Customers, instances, feeds, feed types, roles, nicknames and searches are JSON, and what ' +
    'they refer to exists.',
  watch: ({ reader }) => {
    const look = (kind: DocumentKind) => (rows: readonly Row[]) => findings(reader, kind, rows);
    return { rows: Object.fromEntries(kinds.map((kind) => [kind, look(kind)])) };
  },
};

/** A key of a document that names another one. */
interface Reference {
  readonly key: string;
  readonly kind: DocumentKind;
}

const toInstance: Reference = { key: 'instance', kind: 'instance' };

const references: Readonly<Record<DocumentKind, readonly Reference[]>> = {
  customer: [{ key: 'defaultInstance', kind: 'instance' }],
  instance: [],
  feed: [toInstance, { key: 'type', kind: 'feed_type' }],
  feed_type: [toInstance],
  role: [toInstance],
  nickname: [],
  search: [],
};

const kinds: readonly DocumentKind[] = [
  'customer',
  'instance',
  'feed',
  'feed_type',
  'role',
  'nickname',
  'search',
];

async function* findings(
  reader: Reader,
  kind: DocumentKind,
  rows: readonly Row[],
): AsyncGenerator<Finding> {
  for (const row of rows) {
    const [customer, id] = [String(row['customer']), String(row['id'])];
    const document = storedObject(String(row['document']));
    const problems =
      document === undefined
        ? ['is no JSON object']
        : [
            ...identityProblems(kind, { customer, id }, document),
            ...(await brokenReferences(reader, kind, customer, document)),
            ...(kind === 'instance' ? await defaultProblems(reader, customer, document) : []),
            ...(kind === 'search' ? await searchProblems(reader, customer, document) : []),
          ];
    for (const problem of problems) {
      yield { customer, what: id, message: `(${kind}) ${problem}` };
    }
  }
}

function identityProblems(
  kind: DocumentKind,
  { customer, id }: { readonly customer: string; readonly id: string },
  document: JsonObject,
): string[] {
  const owner = kind === 'customer' ? document['id'] : document['customer'];
  return [
    ...(document['id'] === id ? [] : ['has another id in its document']),
    ...(owner === customer ? [] : ['has another customer in its document']),
  ];
}

async function brokenReferences(
  reader: Reader,
  kind: DocumentKind,
  customer: string,
  document: JsonObject,
): Promise<string[]> {
  const problems: string[] = [];
  for (const { key, kind: target } of references[kind]) {
    const id = document[key];
    const isBroken =
      typeof id === 'string' && (await reader.documents.get(target, customer, id)) === undefined;
    if (isBroken) {
      problems.push(`names ${key} ${id}, which does not exist`);
    }
  }
  return problems;
}

/** A site and its default directory have to say the same of each other. */
async function defaultProblems(
  reader: Reader,
  customer: string,
  instance: JsonObject,
): Promise<string[]> {
  const directory = instance['defaultUserDirectory'];
  if (typeof directory !== 'string') {
    return [];
  }
  const name = `defaultUserDirectory ${directory}`;
  const record = await reader.contents.get(customer, directory);
  if (record === undefined) {
    return [`names ${name}, which does not exist`];
  }
  const content = storedObject(record.document);
  const isRight =
    // A content that cannot be read is a finding of its own.
    content === undefined ||
    (content['type'] === 'user_directory' &&
      content['status'] === 'LIVE' &&
      content['instance'] === instance['id'] &&
      content['isDefaultUserDirectory'] === true);
  return isRight ? [] : [`names ${name}, which is no live default directory of it`];
}

/** Searches go with their owner, and are not shared with groups that are gone. */
async function searchProblems(
  reader: Reader,
  customer: string,
  { owner, feeds }: JsonObject,
): Promise<string[]> {
  const problems: string[] = [];
  if (typeof owner !== 'string' || (await reader.users.byId(customer, owner)) === undefined) {
    problems.push(`names owner ${JSON.stringify(owner)}, who does not exist`);
  }
  for (const feed of Array.isArray(feeds) ? feeds : []) {
    const isThere =
      typeof feed === 'string' &&
      (await reader.documents.get('feed', customer, feed)) !== undefined;
    if (!isThere) {
      problems.push(`names group ${JSON.stringify(feed)}, which does not exist`);
    }
  }
  return problems;
}
