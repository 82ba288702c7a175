import { isUnique } from '@whoswho/core';
import type { Field } from '@whoswho/core';
import type { Facet } from '@whoswho/core/contract';
import type { Directory } from '../../data/directory.ts';
import { localized } from '../../ui/localized.ts';

/** A field whose values are counted beside the results. */
export interface FacetField {
  readonly name: string;
  readonly title: string;
  /** Absent for the groups that people are in. */
  readonly field?: Field;
}

/** The attribute that holds the groups somebody is in. */
export const groupsName = 'feeds';

/** How many values of a field say whether it is worth a place. */
export const sampleSize = 10;

/** How many facets are open to begin with. */
const mostFirst = 6;

/** More than one request can ask for. */
const mostFacets = 20;

/** The fields that may become facets: what admins let people filter by, if values can repeat. */
export function facetFields(
  { fields }: Directory,
  language: string,
  groupsTitle: string,
): readonly FacetField[] {
  const candidates = fields.filter(
    (field) =>
      field.settings['displayInFilter'] !== false &&
      !isUnique(field) &&
      rankOf(field) < neverCounted,
  );
  const asked = new Set(candidates.toSorted(byRank).slice(0, mostFacets - 1));
  return [
    ...candidates
      .filter((field) => asked.has(field))
      .map((field) => ({
        name: field.key,
        title: localized(field.title, language) || field.key,
        field,
      })),
    { name: groupsName, title: groupsTitle },
  ];
}

/**
 * The facets that narrow anything, by a count among everybody: not what is shared by hardly
 * anybody, such as a number plate, nor what is filled in nowhere. The first ones are open to begin with.
 */
export function usefulFacets(
  candidates: readonly FacetField[],
  sample: Readonly<Record<string, Facet>>,
): { readonly first: readonly FacetField[]; readonly others: readonly FacetField[] } {
  const useful = candidates.filter(({ name }) => {
    const facet = sample[name];
    return facet !== undefined && isUseful(facet);
  });
  const fields = useful.flatMap(({ field }) => field ?? []).filter((one) => rankOf(one) <= ofLines);
  const first = new Set(fields.toSorted(byRank).slice(0, mostFirst));
  const isFirst = ({ field }: FacetField) => field !== undefined && first.has(field);
  return { first: useful.filter(isFirst), others: useful.filter((facet) => !isFirst(facet)) };
}

/** On average, the most frequent values are of several people, and of a good part of everybody. */
const leastPeopleOfValue = 2;
const leastShare = 0.01;

function isUseful({ values, missing, more }: Facet): boolean {
  const people = values.reduce((sum, { count }) => sum + count, 0);
  // Without further values the sample is everybody who has one.
  const isShared = people >= leastPeopleOfValue * values.length;
  return isShared && people > 0 && (!more || people >= leastShare * (people + missing));
}

const ofLines = 1;
const neverCounted = 4;

/**
 * Options first, then short texts, then the rest. Never counted are long texts, places, and what
 * leads to somebody, such as phone numbers.
 */
function rankOf({ type }: Field): number {
  if (type?.link !== undefined) {
    return neverCounted;
  }
  switch (type?.control) {
    case 'options':
      return 0;
    case 'line':
      return ofLines;
    case 'switch':
    case 'number':
      return 2;
    case 'people':
      return 3;
    default:
      return neverCounted;
  }
}

function byRank(one: Field, other: Field): number {
  return rankOf(one) - rankOf(other);
}
