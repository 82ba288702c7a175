import { fold } from '@whoswho/core';
import type { Condition, FilterOperator, Json } from '@whoswho/core';
import { itemsOf, wordOf } from '../operations/person-text.ts';
import { compareText } from './order.ts';
import { digitsOf, isPhoneText, withoutDialled } from './phone-text.ts';
import type { Reading } from './reading.ts';

type Predicate = (stored: Json) => boolean;
type Operator = (wanted: readonly Json[], reading: Reading) => Predicate;

const equals: Operator = (wanted, reading) => {
  const tests = wanted.map((one) => equality(one, reading));
  const isMet = (item: Json) => tests.some((test) => test(item));
  // Many lists are made of few items.
  const known = new Map<string, boolean>();
  const isItemMet = (item: Json) => {
    const text = JSON.stringify(item);
    const answer = known.get(text) ?? isMet(item);
    known.set(text, answer);
    return answer;
  };
  return (stored) => (Array.isArray(stored) ? stored.some(isItemMet) : isMet(stored));
};

/** What each operator asks of a value that is there. */
const operators: Readonly<Record<FilterOperator, Operator>> = {
  equals,
  in: equals,
  contains: (wanted, reading) => {
    const parts = wanted.flatMap(partsOf);
    return (stored) => reading.texts(stored).some((text) => parts.some((part) => part(text)));
  },
  startsWith: (wanted, reading) => {
    const starts = wanted.map((one) => fold(wordOf(one)));
    return (stored) =>
      reading.texts(stored).some((text) => starts.some((start) => text.startsWith(start)));
  },
  greaterThan: comparison((order) => order > 0),
  greaterOrEqual: comparison((order) => order >= 0),
  lessThan: comparison((order) => order < 0),
  lessOrEqual: comparison((order) => order <= 0),
  exists: () => () => true,
  reportsTo: () => () => false,
};

/** The test of a stored value that a condition makes. */
export function predicateOf({ op, value = null }: Condition, reading: Reading): Predicate {
  return operators[op](itemsOf(value), reading);
}

const digitsOnly = /^\d+$/;

/** Tests of a folded text for a part; numbers that are stored as digits are found in any notation. */
function partsOf(wanted: Json): ((text: string) => boolean)[] {
  const part = fold(wordOf(wanted));
  if (!isPhoneText(part)) {
    return [(text) => text.includes(part)];
  }
  const dialled = withoutDialled(digitsOf(part));
  return [(text) => text.includes(part) || (digitsOnly.test(text) && text.includes(dialled))];
}

/** Items of a list have their own texts; a choice is equal to its id and to each of its labels. */
function equality(wanted: Json, reading: Reading): (item: Json) => boolean {
  const text = fold(wordOf(wanted));
  const asked = reading.asked(wanted);
  const stored = 'value' in asked ? asked.value : undefined;
  const same = [JSON.stringify(wanted), JSON.stringify(stored)];
  const key = stored === undefined ? undefined : reading.sortKey(stored);
  const hasKey = key !== undefined && key !== '' && !reading.isText;
  return (item) =>
    same.includes(JSON.stringify(item)) ||
    (hasKey && reading.sortKey(Array.isArray(stored) ? [item] : item) === key) ||
    reading.texts(item).includes(text);
}

function comparison(isMet: (order: number) => boolean): Operator {
  return ([wanted], reading) => {
    const asked = reading.asked(wanted ?? null);
    if ('rule' in asked) {
      return () => false;
    }
    const key = reading.sortKey(asked.value);
    return (value) => itemsOf(value).some((item) => isMet(compareText(reading.sortKey(item), key)));
  };
}
