import { isEmpty } from './equal.ts';
import type { Field } from './field.ts';
import type { Json } from './schema.ts';

/** Which source a value has, and what others would put in its place. */
export interface Ownership {
  /** The source that set the value; absent while there is none. */
  readonly owner?: string;
  /** How long an administrator's value goes before that of every source. */
  readonly override?: Override;
  /** Values that wait, at most one of each source. */
  readonly held: readonly HeldValue[];
}

/** Until the next save of a source, for ever, or until a time as the wire writes it. */
export type Override =
  | { readonly until: 'nextSync' }
  | { readonly until: 'forever' }
  | { readonly until: 'time'; readonly at: string };

/** A value that takes effect when those that go before it are cleared. */
export interface HeldValue {
  readonly source: string;
  readonly value: Json;
  /** When, and by whom, it was set. */
  readonly at: string;
  readonly actor: string;
}

/** Somebody who sets a value. */
export type Writer =
  /** One of the field's sources; `self` is whom the profile is about. */
  | { readonly kind: 'source'; readonly source: string }
  /** Somebody who may change the profiles of others. */
  | { readonly kind: 'override'; readonly source: string; readonly override: Override };

/** What becomes of a value that somebody sets. */
export interface Settled {
  /** The value that holds from now on. */
  readonly value: Json | undefined;
  readonly ownership: Ownership;
  /** Whether the value that was set only waits. */
  readonly isHeld: boolean;
}

/** People themselves, as a source. */
export const selfSource = 'self';

/** The sources of a field, those that go first in front; none for most fields. */
export function sourcesOf(field: Field): readonly string[] {
  const { sources } = field.settings;
  return Array.isArray(sources) ? sources.filter((source) => typeof source === 'string') : [];
}

/** What is known of a value that nobody owns. */
export const unowned: Ownership = { held: [] };

/** Somebody who is about to set a value, with what is known of it. */
export interface Attempt {
  readonly sources: readonly string[];
  readonly ownership: Ownership;
  readonly writer: Writer;
  /** The value that holds. */
  readonly current: Json | undefined;
  readonly at: string;
  readonly actor: string;
}

/** A value being set. */
export interface Setting extends Attempt {
  /** An empty one clears. */
  readonly wanted: Json | undefined;
}

/**
 * Settles a value between sources: a lower one never overwrites a higher one's value, but waits;
 * when a value is cleared the first one that waits takes its place.
 */
export function settle(setting: Setting): Settled {
  const { ownership, writer, wanted } = setting;
  const others = ownership.held.filter(({ source }) => source !== writer.source);
  if (!goesFirst(setting)) {
    const held = isEmpty(wanted) ? others : [...others, heldOf(setting, writer.source, wanted)];
    return { value: setting.current, ownership: { ...ownership, held }, isHeld: true };
  }
  if (isEmpty(wanted)) {
    return firstOf({ ...ownership, held: others }, setting.sources);
  }
  const held = [...others, ...displaced(setting)];
  const owned = writer.kind === 'override' ? { override: writer.override } : {};
  return {
    value: wanted,
    ownership: { owner: writer.source, ...owned, held },
    isHeld: false,
  };
}

/** What holds when the present value is gone: the first of those that wait, or nothing. */
export function firstOf({ held }: Ownership, sources: readonly string[]): Settled {
  const [first, ...rest] = held.toSorted(
    (left, right) => rankOf(sources, left.source) - rankOf(sources, right.source),
  );
  return first === undefined
    ? { value: undefined, ownership: unowned, isHeld: false }
    : { value: first.value, ownership: { owner: first.source, held: rest }, isHeld: false };
}

/** Whether what the writer sets holds at once; else it waits for its turn. */
export function goesFirst({ sources, ownership, writer, current, at }: Attempt): boolean {
  if (writer.kind === 'override' || isEmpty(current)) {
    return true;
  }
  const { override, owner } = ownership;
  if (override !== undefined && !hasEnded(override, at)) {
    return override.until === 'nextSync' && writer.source !== selfSource;
  }
  return rankOf(sources, writer.source) <= rankOf(sources, owner);
}

function hasEnded(override: Override, now: string): boolean {
  return override.until === 'time' && override.at <= now;
}

/** The value of another source that had to give way, so that it is not lost. */
function displaced({ ownership, current, writer, sources, at, actor }: Setting): HeldValue[] {
  const { owner, override } = ownership;
  return owner === undefined ||
    owner === writer.source ||
    override !== undefined ||
    !sources.includes(owner) ||
    current === undefined ||
    isEmpty(current)
    ? []
    : [{ source: owner, value: current, at, actor }];
}

function heldOf({ at, actor }: Setting, source: string, value: Json | undefined): HeldValue {
  return { source, value: value ?? null, at, actor };
}

/** The first source has the lowest rank; who is not named goes last. */
function rankOf(sources: readonly string[], source: string | undefined): number {
  const rank = source === undefined ? -1 : sources.indexOf(source);
  return rank === -1 ? Infinity : rank;
}
