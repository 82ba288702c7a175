import { fold, isEmpty, isObject, isSearchable, searchTextsOf } from '@whoswho/core';
import type { Field, FieldType, Json, JsonObject } from '@whoswho/core';
import { itemsOf, wordOf } from '../operations/person-text.ts';
import { isName } from './person-entries.ts';

/** What is compared with: never empty. */
type Asked = ReturnType<FieldType['clean']>;

/** How the values of a field or an attribute are read: by texts, item by item, in which order. */
export interface Reading {
  /** Whether free text looks for the words of its values. */
  readonly isWorded: boolean;
  readonly isName: boolean;
  /** Whether `:` in a filter looks for a part of the text. */
  readonly isText: boolean;
  /** Whether a value is found by nothing but its own text. */
  readonly isPlain: boolean;
  /** Folded texts by which a value is found. */
  texts(value: Json): string[];
  /** Sorts as text, in ascending order. */
  sortKey(value: Json): string;
  /** A value that somebody compares with, as it would be stored, or the rule by which it cannot be. */
  asked(value: Json): Asked;
  /** A value for people, in a language. */
  label(value: Json, language: string | undefined): string;
}

/** What people look for in a long text stands near its beginning. */
const longestText = 600;

const attribute = (settings: { isText: boolean; isName: boolean; isWorded: boolean }): Reading => ({
  ...settings,
  isPlain: true,
  texts: (value) => itemsOf(value).map((item) => foldedText(wordOf(item))),
  sortKey: (value) => foldedText(wordOf(value)),
  asked: (value) => (typeof value === 'object' ? { rule: 'is not a text' } : filled(value)),
  label: wordOf,
});

const text = attribute({ isText: true, isName: false, isWorded: true });
const name = attribute({ isText: true, isName: true, isWorded: true });
const word = attribute({ isText: false, isName: false, isWorded: false });
const compound = { ...text, isWorded: false };

/** How attributes are read; everything else is a field, or a value that no field reads. */
const attributes: Readonly<Record<string, Reading>> = {
  firstName: name,
  lastName: name,
  initials: { ...name, isText: false },
  nameInOne: name,
  // Its words are those of the two.
  fullName: compound,
  email: text,
  status: word,
  accountType: word,
  feeds: word,
  isHidden: word,
  createdAt: word,
  updatedAt: word,
};

/** How a column is read. */
export function readingOf(column: string, field: Field | undefined): Reading {
  const own = Object.hasOwn(attributes, column) ? attributes[column] : undefined;
  if (own !== undefined) {
    return own;
  }
  const type = field?.type;
  if (field === undefined || type === undefined) {
    return {
      ...text,
      isWorded: false,
      isPlain: false,
      texts: (value) => foldedTexts(field, value),
    };
  }
  const { settings } = field;
  const meaning = withoutLimits(settings);
  return {
    isWorded: isSearchable(field),
    isName: isName(column),
    isText: type.control === 'line' || type.control === 'lines' || type.control === 'richText',
    isPlain: type.references !== undefined,
    texts: (value) => foldedTexts(field, value),
    sortKey: (value) => type.sortKey(value, settings),
    asked(value) {
      const given = typeof value === 'string' ? type.fromText(value, settings) : value;
      const cleaned = isEmpty(given) ? { value: given } : type.clean(given, meaning);
      return 'value' in cleaned ? filled(cleaned.value) : cleaned;
    },
    label: (value, language) => type.toText(value, settings, language),
  };
}

function filled(value: Json): Asked {
  return isEmpty(value) ? { rule: 'is empty' } : { value };
}

/** Settings by which fewer values can be stored than can be asked for. */
const limits = new Set(['min', 'max', 'decimals', 'pattern', 'availableValues', 'retired']);

/**
 * Settings as far as they say what a value means: what limits new values does not limit questions,
 * since there may be older ones.
 */
export function withoutLimits(settings: JsonObject): JsonObject {
  const rest = Object.entries(settings).filter(([name]) => !limits.has(name));
  return Object.fromEntries(
    rest.map(([name, value]) => [name, Array.isArray(value) ? value.map(unlimited) : value]),
  );
}

function unlimited(row: Json): Json {
  return isObject(row) ? withoutLimits(row) : row;
}

function foldedTexts(field: Field | undefined, value: Json): string[] {
  return searchTextsOf(field, value)
    .map(foldedText)
    .filter((folded) => folded !== '');
}

function foldedText(value: string): string {
  return fold(value.slice(0, longestText));
}
