import { fold } from '../fold.ts';
import type { Annotations, JsonObject } from '../schema.ts';
import { integer } from '../schema.ts';
import { numberSetting } from './setting.ts';

/** The most characters that any text may have; it bounds the work of cleaning. */
export const maximumLength = 100_000;

const sortKeyLength = 200;
const listedWords = 10;
const shownLength = 40;

/** Settings of types whose text has a length. */
export const lengthSettings = {
  min: integer({ minimum: 0, description: 'The fewest characters that a value may have.' }),
  max: integer({ minimum: 1, description: 'The most characters that a value may have.' }),
};

/** The same limits as JSON Schema keywords. */
export function lengthLimits(settings: JsonObject): Annotations {
  const min = numberSetting(settings, 'min');
  const max = numberSetting(settings, 'max') ?? maximumLength;
  return {
    ...(min !== undefined && min > 0 && { minLength: Math.ceil(min) }),
    maxLength: Math.max(0, Math.floor(max)),
  };
}

/** The rule of `min` and `max` that a text breaks. */
export function lengthRule(text: string, settings: JsonObject): string | undefined {
  const min = numberSetting(settings, 'min') ?? 0;
  const max = numberSetting(settings, 'max') ?? maximumLength;
  const length = Array.from(text).length;
  if (length < min) {
    return `is shorter than ${characters(min)}`;
  }
  return length > max ? `is longer than ${characters(max)}` : undefined;
}

/** The rule that a text of one line breaks, whatever the field. */
export function lineRule(text: string): string | undefined {
  const broken = storedTextRule(text);
  if (broken !== undefined) {
    return broken;
  }
  if (/[\n\r\u2028\u2029]/u.test(text)) {
    return 'has a line break; write it on one line';
  }
  return /\p{Cc}/u.test(text) ? 'has a control character, such as a tab' : undefined;
}

/** The rule that a text of several lines breaks, whatever the field. */
export function linesRule(text: string): string | undefined {
  const controls = /[^\P{Cc}\n\t]/u;
  return storedTextRule(text) ?? (controls.test(text) ? 'has a control character' : undefined);
}

function storedTextRule(text: string): string | undefined {
  if (text.length > maximumLength) {
    return `is longer than ${characters(maximumLength)}`;
  }
  return text.isWellFormed() ? undefined : 'has a character that is not valid Unicode';
}

/** The rule for a word that is not in a list; a long list is cut. */
export function wordRule(words: readonly string[]): string {
  const listed = words.slice(0, listedWords).map(shown).join(', ');
  return `is not one of: ${listed}${words.length > listedWords ? ', ...' : ''}`;
}

/** Part of what was sent, quoted and short enough for a rule. */
export const quoted = (text: string): string => `"${shown(text)}"`;

function shown(text: string): string {
  const start = oneLine(text.slice(0, shownLength).toWellFormed());
  return text.length > shownLength ? `${start}...` : start;
}

const characters = (count: number): string => `${count} character${count === 1 ? '' : 's'}`;

/** The text with each line break, of whatever kind, replaced. */
export function joinLines(text: string, joint: string): string {
  return text.replace(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/gu, joint);
}

/** The text on one line; a text that is on one line already stays the same. */
export function oneLine(text: string): string {
  return joinLines(text, ' ').replace(/[^\P{Cc}\t]/gu, ' ');
}

/** Folded start of a text, short enough for an ordered index of any engine. */
export function textSortKey(text: string): string {
  const start = fold(text.slice(0, 2 * sortKeyLength).toWellFormed());
  return start.slice(0, sortKeyLength).toWellFormed();
}
