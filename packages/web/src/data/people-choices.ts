import { parseFilterText } from '@whoswho/core';
import type { Filter, Json } from '@whoswho/core';

/** A value that was ticked; `null` is "no value". */
export type Choice = string | number | boolean | null;

/** What was ticked, by the name of a field: any of a field's values, in all of the fields. */
export type Choices = Readonly<Record<string, readonly Choice[]>>;

/** Field keys and attributes: what needs no quotes in a filter. */
const plainName = /^[A-Za-z][A-Za-z0-9_]*$/u;

/** Choices as an address has them, as JSON or read already; whatever is none is left out. */
export function readChoices(choices: unknown): Choices {
  const given = typeof choices === 'string' ? jsonOf(choices) : choices;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return {};
  }
  const read = Object.entries(given).flatMap(([name, values]) => {
    const kept = (Array.isArray(values) ? values : [values]).filter(isChoice);
    return plainName.test(name) && kept.length > 0 ? [[name, [...new Set(kept)]] as const] : [];
  });
  return Object.fromEntries(read);
}

/** A value of a facet as it can be ticked; `undefined` for one that is no text. */
export function toChoice(value: Json): Choice | undefined {
  return isChoice(value) ? value : undefined;
}

/** Ticks a value, or takes it back. */
export function toggled(choices: Choices, name: string, choice: Choice): Choices {
  const before = choices[name] ?? [];
  const after = before.includes(choice)
    ? before.filter((other) => other !== choice)
    : [...before, choice];
  const { [name]: _, ...others } = choices;
  return after.length === 0 ? others : { ...others, [name]: after };
}

/** The choices of every field but one: what its own counts are taken among. */
export function without(choices: Choices, name: string): Choices {
  const { [name]: _, ...others } = choices;
  return others;
}

/** How many values are ticked. */
export function countOf(choices: Choices): number {
  return Object.values(choices).reduce((sum, values) => sum + values.length, 0);
}

/** One condition of a filter as somebody typed it, and what is ticked beside it. */
export function filterOf(typed: string, choices: Choices): Json | undefined {
  const ticked = Object.entries(choices).map(conditionText).join(' AND ');
  if (typed === '' || ticked === '') {
    return typed + ticked || undefined;
  }
  if (typed.trimStart().startsWith('{')) {
    const tree = jsonOf(typed);
    // What is no JSON goes to the server as it is, which says so.
    return tree === undefined ? typed : JSON.stringify({ and: [tree, readTicked(ticked)] });
  }
  return `(${typed}) AND ${ticked}`;
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // what JSON.parse answers is Json
  } catch {
    return undefined;
  }
}

function readTicked(ticked: string): Filter {
  // Only `=` and `:*` are in it, which mean the same for every field.
  return parseFilterText(ticked, () => 'equals');
}

function conditionText([name, values]: [string, readonly Choice[]]): string {
  const texts = values.flatMap((value) => (value === null ? [] : [quoted(String(value))]));
  const parts = [
    ...(texts.length === 0 ? [] : [`${name}=(${texts.join(' OR ')})`]),
    ...(values.includes(null) ? [`-${name}:*`] : []),
  ];
  return parts.length === 1 ? parts.join('') : `(${parts.join(' OR ')})`;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;
}

function isChoice(value: unknown): value is Choice {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  );
}
