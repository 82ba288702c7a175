import {
  DirectoryError,
  conditionsOf,
  isAdministrator,
  isObject,
  parseJson,
  titleOf,
  visibleFields,
} from '@whoswho/core';
import type { Field, Filter, Json, JsonObject } from '@whoswho/core';
import type { EndpointNamed, Feed, InputOf } from '@whoswho/core/contract';
import { enabled, notHidden } from '../finding/question.ts';
import type { FacetAnswer, FindQuestion, SortColumn } from '../finding/question.ts';
import { timeColumns } from '../finding/person-entries.ts';
import { documents } from './definitions.ts';
import type { Directory } from './definitions.ts';
import { toFindFilter } from './find-filter.ts';
import { findPlaces, unknownField } from './find-place.ts';
import { selectedTexts } from './find-select.ts';
import type { Context, Operations } from './operation.ts';
import { ReadyJson } from './operation.ts';
import { pageSize } from './page.ts';
import { columnOf, searchableColumns, toFindPosition, toPosition } from './person-page.ts';
import { textOf } from './person-text.ts';
import { checkDirectory } from './user-directory.ts';

type FindInput = InputOf<EndpointNamed<'user/directory/find'>>;

/** Finding people: `user/directory/find`, `user/directory/suggest`. */
export const find = {
  async 'user/directory/find'(context, input) {
    const directory = checkDirectory(context, input.contentId);
    const facets = facetsOf(context, directory, input.facets ?? []);
    const answer = await context.finder.find(toQuestion(context, input, directory, facets));
    const items = await selectedTexts(context, directory, answer.ids, input.select);
    const shown = await Promise.all(
      answer.facets.map((facet, place) => facetJson(context, facets[place]?.column ?? '', facet)),
    );
    const rest = {
      ...(input.callId === undefined ? {} : { callId: input.callId }),
      more: answer.next !== undefined,
      ...(answer.next === undefined
        ? {}
        : { cursor: context.cursors.write(toPosition(answer.next), input) }),
      total: answer.total,
      ...(facets.length === 0
        ? {}
        : { facets: Object.fromEntries(facets.map(({ name }, place) => [name, shown[place]])) }),
      ...(answer.suggestions.length === 0 ? {} : { suggestions: answer.suggestions }),
    };
    const end = JSON.stringify(rest).slice(1);
    return items.length === 0
      ? new ReadyJson(`{${end}`)
      : new ReadyJson('{"items":[', items, `],${end}`);
  },

  async 'user/directory/suggest'(context, input) {
    const directory = checkDirectory(context, input.contentId);
    const limit = input.maxResults ?? usualSuggestions;
    const language = input.lang ?? context.viewer.language;
    const fields = visibleFields(context.viewer, directory.fields).filter(isSuggested);
    const { ids, values } = await context.finder.suggest({
      customer: context.viewer.customer,
      definitionsVersion: context.definitions.version,
      text: input.query,
      searchable: searchableColumns(context),
      valued: fields.map(columnOf),
      filter: { and: [enabled, notHidden] },
      ...(language === undefined ? {} : { language }),
      limit,
    });
    const texts = await context.data.users.texts(context.viewer.customer, ids, '{"uid":"');
    const people = (JSON.parse(`[${Buffer.from(texts).toString()}]`) as JsonObject[]).map(
      suggestedPerson,
    );
    const shown = values.map(({ column, value, label, count }) => ({
      kind: 'value' as const,
      text: label,
      field: fields.find((field) => columnOf(field) === column)?.key ?? column,
      value,
      count,
    }));
    // Most look for a person; the values get the room that is left, and a third of it at least.
    const forValues = Math.min(
      shown.length,
      Math.max(Math.floor(limit / 3), limit - people.length),
    );
    return {
      ...(input.callId === undefined ? {} : { callId: input.callId }),
      items: [...people.slice(0, limit - forValues), ...shown.slice(0, forValues)],
    };
  },
} satisfies Partial<Operations>;

const usualSuggestions = 8;

function toQuestion(
  context: Context,
  input: FindInput,
  directory: Directory,
  facets: readonly { readonly column: string; readonly limit: number }[],
): FindQuestion {
  const after = context.cursors.read(input.cursor, input);
  const language = input.lang ?? context.viewer.language;
  const query = input.query?.trim();
  return {
    customer: context.viewer.customer,
    definitionsVersion: context.definitions.version,
    ...(query === undefined || query === '' ? {} : { query }),
    searchable: searchableColumns(context),
    filter: { and: filtersOf(context, input, directory) },
    facets,
    ...(input.sort === undefined ? {} : { sort: sortOf(context, directory, input.sort) }),
    ...(language === undefined ? {} : { language }),
    limit: pageSize(input),
    ...(after === undefined ? {} : { after: toFindPosition(after) }),
  };
}

/** What was asked for, within what the viewer may see. */
function filtersOf(context: Context, input: FindInput, directory: Directory): Filter[] {
  const isAdmin = isAdministrator(context.viewer);
  const asked =
    input.filter === undefined ? undefined : toFindFilter(context, directory, input.filter);
  const asksStatus =
    asked !== undefined && conditionsOf(asked).some(({ field }) => field === 'status');
  return [
    ...(isAdmin && asksStatus ? [] : [enabled]),
    ...(isAdmin && input.showHidden === true ? [] : [notHidden]),
    ...(asked === undefined ? [] : [asked]),
  ];
}

const sortColumns: Readonly<Record<string, string>> = {
  firstName: 'firstLast',
  fullName: 'firstLast',
  lastName: 'name',
};

function sortOf(context: Context, directory: Directory, sort: readonly string[]): SortColumn[] {
  const placeOf = findPlaces(context, directory);
  const columns = sort.map((written) => {
    const isDescending = written.startsWith('-');
    const name = isDescending ? written.slice(1) : written;
    const place = placeOf(name);
    if (place === undefined) {
      throw unknownField(context, directory, 'sort', name);
    }
    const own = Object.hasOwn(sortColumns, place.column) ? sortColumns[place.column] : undefined;
    return { column: own ?? place.column, isDescending };
  });
  const isNamed = columns.some(({ column }) => column === 'name' || column === 'firstLast');
  return isNamed ? columns : [...columns, { column: 'name', isDescending: false }];
}

interface Facet {
  readonly name: string;
  readonly column: string;
  readonly limit: number;
}

const usualFacetLimit = 10;
const largestFacetLimit = 1000;

function facetsOf(context: Context, directory: Directory, facets: readonly Json[]): Facet[] {
  const placeOf = findPlaces(context, directory);
  return facets.map((written, index) => {
    const { name, limit } = readFacet(written, index);
    const place = placeOf(name);
    if (place === undefined) {
      throw unknownField(context, directory, 'facets', name);
    }
    if (timeColumns.some((column) => column === place.column)) {
      throw new DirectoryError('badRequest', `facets: ${name} is a time, which cannot be counted`);
    }
    return { name, column: place.column, limit };
  });
}

/** `"department"`, or `{"field": "department", "limit": 50}`, also as text. */
function readFacet(written: Json, index: number): { name: string; limit: number } {
  const isJson = typeof written === 'string' && written.trim().startsWith('{');
  const facet = isJson ? parseJson(written) : written;
  const { field: name, limit = usualFacetLimit } = isObject(facet) ? facet : { field: facet };
  if (typeof name !== 'string' || name === '') {
    throw new DirectoryError(
      'badRequest',
      `facets[${index}]: is not the name of a field, nor {"field", "limit"}`,
    );
  }
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1 || most > largestFacetLimit) {
    throw new DirectoryError(
      'badRequest',
      `facets[${index}].limit: ${JSON.stringify(limit)} is not a number from 1 to ${largestFacetLimit}`,
    );
  }
  return { name, limit: most };
}

async function facetJson(
  context: Context,
  column: string,
  { values, missing, more }: FacetAnswer,
): Promise<JsonObject> {
  const labels = column === 'feeds' ? await feedNames(context) : undefined;
  return {
    values: values.map(({ value, label, count }) => ({
      value,
      label: labels?.get(label) ?? label,
      count,
    })),
    missing,
    more,
  };
}

async function feedNames({ data, viewer }: Context): Promise<Map<string, string>> {
  const feeds = await documents<Feed>(data, 'feed', viewer.customer);
  return new Map(
    feeds.flatMap(({ id, name }) =>
      id === undefined || name === undefined
        ? []
        : [[id, typeof name === 'string' ? name : titleOf(name, viewer.language)]],
    ),
  );
}

/** Values that somebody may look for by typing their beginning: short ones that several people have. */
function isSuggested(field: Field): boolean {
  const control = field.type?.control;
  return (
    (control === 'options' || control === 'line') &&
    field.settings['searchable'] !== false &&
    field.settings['unique'] !== true
  );
}

function suggestedPerson(user: JsonObject): {
  kind: 'person';
  text: string;
  uid: string;
  email: string;
} {
  const [email, name] = [textOf(user['email']), textOf(user['fullName'])];
  return { kind: 'person', text: name === '' ? email : name, uid: textOf(user['id']), email };
}
