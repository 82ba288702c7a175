import type { Filter } from '@whoswho/core';
import { createCounting } from './counting.ts';
import { filterRows } from './filtering.ts';
import { createMatching } from './matching.ts';
import { pageFrom, pageOf } from './paging.ts';
import type { RowPage } from './paging.ts';
import type { PeopleIndex } from './people-index.ts';
import type { FindAnswer, FindQuestion, SuggestAnswer, SuggestQuestion } from './question.ts';
import { countRows, hasRow, intersect, rowsOf } from './row-set.ts';
import type { RowSet } from './row-set.ts';
import { createSorting } from './sorting.ts';
import type { SortKey } from './sorting.ts';
import { suggestedValues } from './suggesting.ts';
import { createTree } from './tree.ts';

/** Whom a question finds, before they are sorted and counted. */
interface Found {
  readonly people: RowSet | Int32Array;
  readonly total: number;
  /** By row, when there was a query. */
  readonly distances?: Uint8Array;
  readonly suggestions: readonly string[];
}

/** Whom a filter lets through. */
interface Allowed {
  readonly rows: RowSet;
  readonly total: number;
}

type Nicknames = ReadonlyMap<string, readonly string[]>;

/** Filters that were asked for lately, each with whom it finds: the usual one above all. */
const mostFilters = 50;

/** Answers questions about the people of an index. */
export function createAnswering(index: PeopleIndex) {
  const match = createMatching(index);
  const count = createCounting(index);
  const sorting = createSorting(index);
  let known = new Map<string, Allowed>();
  let knownAt = -1;

  function filtered(filter: Filter): Allowed {
    if (knownAt !== index.changes || known.size > mostFilters) {
      known = new Map();
      knownAt = index.changes;
    }
    const text = JSON.stringify(filter);
    let allowed = known.get(text);
    if (allowed === undefined) {
      // The parts of an `and` one by one: each may have been asked for already.
      const rows =
        'and' in filter
          ? filter.and.reduce<RowSet>(
              (all, part) => intersect(all, filtered(part).rows),
              index.all.slice(),
            )
          : filterRows(index, filter);
      allowed = { rows, total: countRows(rows) };
      known.set(text, allowed);
    }
    return allowed;
  }

  function found(question: FindQuestion, nicknames: Nicknames): Found {
    const allowed = filtered(question.filter ?? { and: [] });
    if (question.query === undefined) {
      return { people: allowed.rows, total: allowed.total, suggestions: [] };
    }
    const searchable = new Set(question.searchable);
    const { rows, distances, suggestions } = match(
      question.query,
      allowed.rows,
      searchable,
      nicknames,
    );
    return { people: rows, total: rows.length, distances, suggestions };
  }

  function sortKeys(question: FindQuestion, { distances }: Found): SortKey[] {
    const asked = question.sort?.map((column) => sorting(column, question.language));
    if (asked !== undefined) {
      return asked;
    }
    const byName = sorting({ column: 'name', isDescending: false }, question.language);
    return distances === undefined ? [byName] : [distanceKey(distances), byName];
  }

  function find(question: FindQuestion, nicknames: Nicknames): FindAnswer {
    const answer = found(question, nicknames);
    const keys = sortKeys(question, answer);
    const page = pageFound(index, answer, keys, question);
    const facets = question.facets.map((facet) =>
      count(answer.people, answer.total, facet, question.language),
    );
    return {
      ids: page.rows.map(index.idOf),
      next: page.next,
      total: answer.total,
      facets,
      suggestions: answer.suggestions,
    };
  }

  return {
    find,
    tree: createTree(index, sorting),
    suggest(question: SuggestQuestion, nicknames: Nicknames): SuggestAnswer {
      const asked = { ...question, query: question.text, facets: [] };
      return {
        ids: find(asked, nicknames).ids,
        values: suggestedValues(index, filtered(question.filter).rows, question),
      };
    },
  };
}

export type Answering = ReturnType<typeof createAnswering>;

/** A page of those who were found; a set of many is walked through in its order, where there is one. */
function pageFound(
  index: PeopleIndex,
  { people }: Found,
  keys: readonly SortKey[],
  question: FindQuestion,
): RowPage {
  if (!(people instanceof Uint32Array)) {
    return pageOf(index, people, keys, question);
  }
  const [first, second] = keys;
  if (first?.inOrder === undefined || second !== undefined) {
    return pageOf(index, rowsOf(people), keys, question);
  }
  const { limit, after } = question;
  return pageFrom(index, keys, limit, walk(people, first.inOrder(after), limit + 1));
}

/** Those of a set that come first in an order. */
function walk(people: RowSet, rows: Iterable<number>, count: number): number[] {
  const found: number[] = [];
  for (const row of rows) {
    if (hasRow(people, row)) {
      found.push(row);
      if (found.length === count) {
        break;
      }
    }
  }
  return found;
}

function distanceKey(labels: Uint8Array): SortKey {
  const distance = (row: number) => labels[row] ?? 0;
  return {
    isDescending: false,
    label: distance,
    labels,
    keyOf: distance,
    labelOf: Number,
  };
}
