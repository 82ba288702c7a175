import type { Json } from '@whoswho/core';
import type { Writer } from '../storage/store.ts';

/** Something wrong with what is stored. */
export interface Finding {
  readonly customer: string;
  /** What it is about: a person's e-mail address, else an id. */
  readonly what: string;
  /** A line that goes on after the name of what it is about. */
  readonly message: string;
  /** Absent where only a person can tell what is right. */
  readonly repair?: Repair;
}

/** What a part of a check has found, some of it at once and some after a look into the database. */
export type Findings = Iterable<Finding> | AsyncIterable<Finding>;

/**
 * Derives again what is wrong, out of what the transaction sees: somebody may have saved since it
 * was found. It may be run again from the start.
 */
export type Repair = (writer: Writer) => Promise<void>;

const longestQuote = 80;

/** A value as a message shows it, cut to a readable length. */
export function quoted(value: Json | undefined): string {
  const text = JSON.stringify(value ?? null);
  return text.length > longestQuote ? `${text.slice(0, longestQuote - 4)}..."` : text;
}

const mostNamed = 3;

/** The first few of many, joined by commas. */
export function named(items: readonly string[]): string {
  const rest = items.length - mostNamed;
  return [...items.slice(0, mostNamed), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
