import {
  DirectoryError,
  isAdministrator,
  isEmpty,
  isObject,
  isSearchable,
  parseJson,
  visibleFields,
} from '@whoswho/core';
import type { Field, Filter, Json, JsonObject } from '@whoswho/core';
import { isName } from '../finding/person-entries.ts';
import { notHidden } from '../finding/question.ts';
import type { FindPosition, FindQuestion } from '../finding/question.ts';
import type { Position, UserQuery, UserSortKey } from '../storage/store.ts';
import { daysBefore } from '../time.ts';
import type { Context, ReadContext, ReadyJson } from './operation.ts';
import { pageSize, parseSortOrder, readyPage } from './page.ts';
import { openingOf } from './person.ts';

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

/** The same for a finder. */
const sortColumns: Readonly<Record<UserSortKey, string>> = {
  sortName: 'name',
  sortFirstName: 'firstLast',
  email: 'email',
  createdAt: 'createdAt',
  updatedAt: 'updatedAt',
};

/** A page of people that the viewer may see. */
export async function personPage(
  context: ReadContext,
  input: Paging,
  question: PersonQuestion,
): Promise<ReadyJson> {
  if (isRefused(context, question)) {
    return readyPage(context, input, new Uint8Array(), undefined);
  }
  const conditions = valueConditions(context, question);
  if (conditions.length === 0 && question.query === undefined) {
    // By an index of the database: nothing has to be found.
    const page = await context.data.users.page(toUserQuery(context, input, question));
    return readyPage(context, input, page.items, page.next);
  }
  const { ids, next } = await context.finder.find(toFindQuestion(context, input, question));
  const items = await context.data.users.texts(context.viewer.customer, ids, openingOf(context));
  return readyPage(context, input, items, next && toPosition(next));
}

/** Whether it asks for people whom the viewer does not see. */
export function isRefused({ viewer }: Context, question: PersonQuestion): boolean {
  const status = question.status?.toLowerCase();
  return !isAdministrator(viewer) && status !== undefined && status !== 'enabled';
}

function toUserQuery(context: Context, input: Paging, question: PersonQuestion): UserQuery {
  const { name, isDescending } = parseSortOrder(question.sortOrder);
  const after = context.cursors.read(input.cursor, input);
  const status = question.status?.toLowerCase();
  const feeds = feedsOf(context, question.feeds, criteriaFeeds(question));
  return {
    customer: context.viewer.customer,
    opening: openingOf(context),
    sort: sortKeyOf(name),
    descending: isDescending,
    limit: pageSize(input),
    showHidden: showsHidden(context, question),
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

/** The question as a finder takes it. */
export function toFindQuestion(
  context: Context,
  input: Paging,
  question: PersonQuestion,
): FindQuestion {
  const { name, isDescending } = parseSortOrder(question.sortOrder);
  const after = context.cursors.read(input.cursor, input);
  const feeds = feedsOf(context, question.feeds, criteriaFeeds(question));
  requireShort(question.query ?? '');
  const conditions = [
    ...valueConditions(context, question),
    ...equalTo('status', question.status?.toLowerCase()),
    ...oneOf(
      'accountType',
      question.accountTypes?.map((type) => type.toLowerCase()),
    ),
    ...oneOf('id', question.ids),
    ...oneOf('feeds', feeds),
    ...(showsHidden(context, question) ? [] : [notHidden]),
    ...(question.registeredSince === undefined
      ? []
      : [registeredSince(daysBefore(context.now, question.registeredSince))]),
  ];
  return {
    customer: context.viewer.customer,
    definitionsVersion: context.definitions.version,
    ...(question.query === undefined ? {} : { query: question.query }),
    searchable: queriedColumns(context, question.queryFields),
    filter: { and: conditions },
    facets: [],
    sort: [{ column: sortColumns[sortKeyOf(name)], isDescending }],
    limit: pageSize(input),
    ...(after === undefined ? {} : { after: toFindPosition(after) }),
  };
}

function registeredSince(time: string): Filter {
  return { field: 'createdAt', op: 'greaterOrEqual', value: time };
}

function equalTo(field: string, value: string | undefined): Filter[] {
  return value === undefined ? [] : [{ field, op: 'equals', value }];
}

function oneOf(field: string, value: readonly string[] | undefined): Filter[] {
  return value === undefined ? [] : [{ field, op: 'in', value: [...value] }];
}

function showsHidden({ viewer }: Context, question: PersonQuestion): boolean {
  return isAdministrator(viewer) && question.showHidden === true;
}

/** A place in a finder's answer as cursors keep it, and back. */
export function toPosition({ keys, id }: FindPosition): Position {
  return { key: JSON.stringify(keys), id };
}

export function toFindPosition({ key, id }: Position): FindPosition {
  return { keys: JSON.parse(key) as FindPosition['keys'], id }; // we wrote it
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

/** Conditions that only a finder can answer. */
function valueConditions(context: Context, question: PersonQuestion): Filter[] {
  return [...nameConditions(question), ...criteria(context, question)];
}

function nameConditions(question: PersonQuestion): Filter[] {
  return (['firstName', 'lastName', 'email'] as const).flatMap((field) => {
    const text = question[field];
    return text === undefined ? [] : [contains(field, text)];
  });
}

/** Columns at which free text looks: those that the viewer may see. */
export function searchableColumns({ viewer, definitions }: Context): string[] {
  const fields = visibleFields(viewer, [...definitions.fieldByUuid.values()]);
  return [...alwaysSearchable, ...fields.filter(isSearchable).map(columnOf)];
}

/** Those of them that a list names; `fullName` is both names. */
function queriedColumns(context: Context, names: readonly string[] | undefined): string[] {
  const columns = searchableColumns(context);
  const isWhole = names?.includes('fullName') ?? false;
  return names === undefined
    ? columns
    : columns.filter((column) => names.includes(column) || (isWhole && isName(column)));
}

const alwaysSearchable = ['firstName', 'lastName', 'initials', 'nameInOne', 'email'];

/** Where a finder has the values of a field. */
export function columnOf(field: Field): string {
  return field.binding?.path ?? field.uuid;
}

/** `profileCriteria`: `feeds`, and field uuids with what their value has to contain (wire 4.10). */
function criteriaOf(question: PersonQuestion): JsonObject {
  const given = question.profileCriteria;
  const criteria = typeof given === 'string' ? parseJson(given) : given;
  if (criteria === undefined) {
    return {};
  }
  if (!isObject(criteria)) {
    throw new DirectoryError('badRequest', 'profileCriteria: is not a JSON object');
  }
  return criteria;
}

function criteriaFeeds(question: PersonQuestion): string[] {
  return textsOf(criteriaOf(question)['feeds']);
}

function criteria(context: Context, question: PersonQuestion): Filter[] {
  const { feeds: _, ...wanted } = criteriaOf(question);
  return Object.entries(wanted).flatMap(([uuid, value]) =>
    value === undefined || isEmpty(value) ? [] : [criterion(context, uuid, value)],
  );
}

function criterion({ viewer, definitions }: Context, uuid: string, wanted: Json): Filter {
  const field = definitions.fieldByUuid.get(uuid);
  const [visible] = field === undefined ? [] : visibleFields(viewer, [field]);
  if (visible === undefined) {
    throw new DirectoryError('badRequest', `profileCriteria: unknown field ${uuid}`);
  }
  return Array.isArray(wanted)
    ? { field: columnOf(visible), op: 'in', value: textsOf(wanted) }
    : contains(columnOf(visible), textsOf(wanted).join(' '));
}

/** Longer than any text that is looked at: nothing can contain it. */
const longestText = 1000;

function contains(field: string, text: string): Filter {
  requireShort(text);
  return { field, op: 'contains', value: text };
}

function requireShort(text: string): void {
  if (text.length > longestText) {
    const start = JSON.stringify(`${text.slice(0, 20)}...`);
    throw new DirectoryError(
      'badRequest',
      `${start}: a text to look for has at most ${longestText} characters`,
    );
  }
}

function textsOf(value: Json | undefined): string[] {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.flatMap((item) => (item === null || typeof item === 'object' ? [] : [String(item)]));
}
