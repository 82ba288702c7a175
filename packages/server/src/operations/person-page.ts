import {
  DirectoryError,
  fold,
  isAdministrator,
  isEmpty,
  isObject,
  isSearchable,
  parseJson,
  visibleFields,
} from '@whoswho/core';
import type { Field, Json } from '@whoswho/core';
import type { UserQuery, UserSortKey, ValueCondition } from '../storage/store.ts';
import { daysBefore } from '../time.ts';
import type { Context, ReadyJson } from './operation.ts';
import { pageSize, parseSortOrder, readyPage } from './page.ts';
import { openingOf } from './person.ts';
import { columnText } from './person-text.ts';

/** What people can be asked for, by whichever list. */
export interface PersonQuestion {
  readonly status?: string | undefined;
  readonly accountTypes?: readonly string[] | undefined;
  readonly showHidden?: boolean | undefined;
  readonly registeredSince?: number | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly feeds?: readonly string[] | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly email?: string | undefined;
  readonly query?: string | undefined;
  readonly queryFields?: readonly string[] | undefined;
  readonly profileCriteria?: Json | undefined;
  readonly sortOrder?: readonly string[] | undefined;
}

interface Paging {
  readonly maxResults?: number;
  readonly cursor?: string;
  readonly callId?: string;
}

/** Names that the wire sorts people by; without one: last name, first name, id. */
const sortKeys: Readonly<Record<string, UserSortKey>> = {
  lastName: 'sortName',
  fullName: 'sortFirstName',
  firstName: 'sortFirstName',
  email: 'email',
  createdAt: 'createdAt',
  registrationDate: 'createdAt',
  updatedAt: 'updatedAt',
};

const nameFields = ['firstName', 'lastName', 'fullName', 'email'];
const mostWords = 10;

/** A page of people that the viewer may see. */
export async function personPage(
  context: Context,
  input: Paging,
  question: PersonQuestion,
): Promise<ReadyJson> {
  const query = toUserQuery(context, input, question);
  if (query === undefined) {
    return readyPage(context, input, new Uint8Array(), undefined);
  }
  const page = await context.data.users.page(query);
  return readyPage(context, input, page.items, page.next);
}

/** The question as the store takes it; `undefined` when nobody can answer it. */
export function toUserQuery(
  context: Context,
  input: Paging,
  question: PersonQuestion,
): UserQuery | undefined {
  const isAdmin = isAdministrator(context.viewer);
  const status = question.status?.toLowerCase();
  if (!isAdmin && status !== undefined && status !== 'enabled') {
    return undefined;
  }
  const { name, isDescending } = parseSortOrder(question.sortOrder);
  const after = context.cursors.read(input.cursor, input);
  const criteria = criteriaOf(context, question);
  const feeds = feedsOf(context, question.feeds, criteria.feeds);
  return {
    customer: context.viewer.customer,
    opening: openingOf(context),
    sort: sortKeyOf(name),
    descending: isDescending,
    limit: pageSize(input),
    showHidden: isAdmin && question.showHidden === true,
    values: [
      ...nameConditions(question),
      ...queryConditions(context, question),
      ...criteria.values,
    ],
    ...(after === undefined ? {} : { after }),
    ...(status === undefined ? {} : { status }),
    ...(question.accountTypes === undefined
      ? {}
      : { accountTypes: question.accountTypes.map((type) => type.toLowerCase()) }),
    ...(question.registeredSince === undefined
      ? {}
      : { createdSince: daysBefore(context.now, question.registeredSince) }),
    ...(question.ids === undefined ? {} : { ids: question.ids }),
    ...(feeds === undefined ? {} : { feeds }),
  };
}

function sortKeyOf(name: string | undefined): UserSortKey {
  const key =
    name === undefined ? 'sortName' : Object.hasOwn(sortKeys, name) ? sortKeys[name] : undefined;
  if (key === undefined) {
    throw new DirectoryError(
      'invalidParameter',
      `sortOrder: '${name}' is not one of ${Object.keys(sortKeys).join(', ')}`,
    );
  }
  return key;
}

/** Groups to be a member of; one that everybody is in does not narrow. */
function feedsOf(
  context: Context,
  ...lists: (readonly string[] | undefined)[]
): readonly string[] | undefined {
  const feeds = lists.flatMap((list) => list ?? []);
  const isEverybody = feeds.some((feed) => context.definitions.everyoneFeeds.includes(feed));
  return feeds.length === 0 || isEverybody ? undefined : feeds;
}

function nameConditions(question: PersonQuestion): ValueCondition[] {
  return (['firstName', 'lastName', 'email'] as const).flatMap((field) => {
    const text = question[field];
    return text === undefined ? [] : [contains([field], text)];
  });
}

/** Every word has to occur somewhere; which fields count depends on what the viewer may see. */
function queryConditions(context: Context, question: PersonQuestion): ValueCondition[] {
  if (question.query === undefined) {
    return [];
  }
  const fields = question.queryFields ?? [...nameFields, ...searchableFields(context)];
  return fold(question.query)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords)
    .map((word) => contains(fields, word));
}

function searchableFields({ viewer, definitions }: Context): string[] {
  const fields = visibleFields(viewer, [...definitions.fieldByUuid.values()]);
  return fields.filter(isSearchable).map(indexName);
}

/** `profileCriteria`: `feeds`, and field uuids with what their value has to contain (wire 4.10). */
function criteriaOf(
  context: Context,
  question: PersonQuestion,
): { values: ValueCondition[]; feeds: string[] } {
  const given = question.profileCriteria;
  const criteria = typeof given === 'string' ? parseJson(given) : given;
  if (criteria === undefined) {
    return { values: [], feeds: [] };
  }
  if (!isObject(criteria)) {
    throw new DirectoryError('badRequest', 'profileCriteria: is not a JSON object');
  }
  const { feeds, ...wanted } = criteria;
  const values = Object.entries(wanted).flatMap(([uuid, value]) =>
    value === undefined || isEmpty(value) ? [] : [criterion(context, uuid, value)],
  );
  return { values, feeds: textsOf(feeds) };
}

function criterion({ viewer, definitions }: Context, uuid: string, wanted: Json): ValueCondition {
  const field = definitions.fieldByUuid.get(uuid);
  const [visible] = field === undefined ? [] : visibleFields(viewer, [field]);
  if (visible === undefined) {
    throw new DirectoryError('badRequest', `profileCriteria: unknown field ${uuid}`);
  }
  return Array.isArray(wanted)
    ? { fields: [indexName(visible)], match: 'in', folded: textsOf(wanted).map(foldedText) }
    : contains([indexName(visible)], textsOf(wanted).join(' '));
}

/** Longer than any indexed value: nothing can contain it, and engines refuse such patterns. */
const longestText = 1000;

function contains(fields: readonly string[], text: string): ValueCondition {
  const folded = foldedText(text);
  if (folded.length > longestText) {
    const start = JSON.stringify(`${text.slice(0, 20)}...`);
    throw new DirectoryError(
      'badRequest',
      `${start}: a text to look for has at most ${longestText} characters`,
    );
  }
  return { fields, match: 'contains', folded };
}

/** As values are indexed. */
function foldedText(text: string): string {
  return columnText(fold(text));
}

function indexName(field: Field): string {
  return field.binding?.path ?? field.uuid;
}

function textsOf(value: Json | undefined): string[] {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.flatMap((item) => (item === null || typeof item === 'object' ? [] : [String(item)]));
}
