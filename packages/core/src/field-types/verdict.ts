import type { Json } from '../schema.ts';
import type { Cleaned } from './field-type.ts';

/** The value to store, unless it breaks a rule. */
export const verdict = (value: Json, rule: string | undefined): Cleaned =>
  rule === undefined ? { value } : { rule };
