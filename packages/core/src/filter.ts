import type { Json } from './schema.ts';

/**
 * A condition on people, as a tree: one language for lists, search, the CLI and SCIM. Whether a
 * person has a value at all is `exists` with the value `true` or `false`.
 */
export type Filter =
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly not: Filter }
  | Condition;

/** A condition on one field or attribute. */
export interface Condition {
  /** A field's key or uuid, or a standard attribute. */
  readonly field: string;
  readonly op: FilterOperator;
  readonly value?: Json;
}

/** What a condition can ask of a value. */
export const filterOperators = [
  'equals',
  'in',
  'contains',
  'startsWith',
  'exists',
  'greaterThan',
  'greaterOrEqual',
  'lessThan',
  'lessOrEqual',
  'reportsTo',
] as const;
export type FilterOperator = (typeof filterOperators)[number];
