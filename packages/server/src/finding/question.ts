import type { Filter, Json } from '@whoswho/core';

/** Conditions that most questions have: nobody who is disabled, nobody who is hidden. */
export const enabled: Filter = { field: 'status', op: 'equals', value: 'enabled' };
export const notHidden: Filter = { field: 'isHidden', op: 'exists', value: false };

/** What a finder is asked; columns are attributes, bound paths and uuids of fields. */
export interface FindQuestion {
  readonly customer: string;
  /** Of the definitions through which the caller sees people. */
  readonly definitionsVersion: string | undefined;
  /** Free text; every word of it has to match. */
  readonly query?: string;
  /** The columns at which free text looks. */
  readonly searchable: readonly string[];
  /** Conditions on columns; values are as they are stored. */
  readonly filter?: Filter;
  readonly facets: readonly FacetQuestion[];
  /** Absent: the best matches first, else by name. */
  readonly sort?: readonly SortColumn[];
  readonly language?: string;
  readonly limit: number;
  readonly after?: FindPosition;
}

export interface FacetQuestion {
  readonly column: string;
  readonly limit: number;
}

/** `name` and `firstLast` sort by both names, as lists do. */
export interface SortColumn {
  readonly column: string;
  readonly isDescending: boolean;
}

/** Where a page ends: what its last person is sorted by. */
export interface FindPosition {
  readonly keys: readonly (string | number | null)[];
  readonly id: string;
}

export interface FindAnswer {
  readonly ids: readonly string[];
  readonly next: FindPosition | undefined;
  readonly total: number;
  /** One for each that was asked for, in their order. */
  readonly facets: readonly FacetAnswer[];
  /** Queries that find somebody, where a word of this one had to be taken for another. */
  readonly suggestions: readonly string[];
}

export interface FacetAnswer {
  readonly values: readonly { readonly value: Json; readonly label: string; count: number }[];
  readonly missing: number;
  readonly more: boolean;
}

/** What somebody has typed so far. */
export interface SuggestQuestion {
  readonly customer: string;
  readonly definitionsVersion: string | undefined;
  readonly text: string;
  readonly searchable: readonly string[];
  /** Columns whose values are suggested too. */
  readonly valued: readonly string[];
  readonly filter: Filter;
  readonly language?: string;
  readonly limit: number;
}

export interface SuggestAnswer {
  readonly ids: readonly string[];
  readonly values: readonly {
    readonly column: string;
    readonly value: Json;
    readonly label: string;
    readonly count: number;
  }[];
}

/** Whose place in the organization chart; without a person, the tops of the whole company. */
export interface TreeQuestion {
  readonly customer: string;
  readonly definitionsVersion: string | undefined;
  /** Id of a user. */
  readonly person?: string;
  /** Levels of reports. */
  readonly depth: number;
  /** Columns whose values name people: dotted lines. */
  readonly lines: readonly string[];
  readonly language?: string;
  /** Reports of one person. */
  readonly limit: number;
  readonly after?: FindPosition;
}

export interface TreeAnswer {
  /** Managers from the top down. */
  readonly line: readonly TreeNode[];
  readonly person: TreeNode | undefined;
  readonly reports: TreeReports;
  /** How many reports there are on all pages. */
  readonly total: number;
  /** With the first page of the tops. */
  readonly problems: TreeProblems | undefined;
}

export interface TreeNode {
  readonly id: string;
  /** Those who report to the person: directly, and at any depth. */
  readonly direct: number;
  readonly all: number;
  /** One list for each column that was asked for, in their order. */
  readonly lines: readonly (readonly TreePerson[])[];
  /** Absent where there are none, or were not asked for. */
  readonly reports?: TreeReports;
}

export interface TreeReports {
  readonly nodes: readonly TreeNode[];
  readonly next: FindPosition | undefined;
}

export interface TreePerson {
  readonly id: string;
  readonly email: string;
  readonly fullName: string;
}

/** What is wrong with the chart, and how much more than is told. */
export interface TreeProblems {
  /** E-mail addresses, each one's manager next. */
  readonly cycles: readonly (readonly string[])[];
  readonly moreCycles: number;
  readonly orphans: readonly { readonly person: TreePerson; readonly manager: string }[];
  readonly moreOrphans: number;
}
