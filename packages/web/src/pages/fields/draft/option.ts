import { foldedWords, isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import { textsOf, withKey, withText } from './component.ts';

/** The rows of a choice's options; what is none of ours stays as it is. */
export function optionRows(value: Json | undefined): readonly JsonObject[] {
  return (Array.isArray(value) ? value : []).filter(isObject);
}

/** The id of an option: what is stored. */
export function idOfOption(option: JsonObject): string {
  return typeof option['id'] === 'string' ? option['id'] : '';
}

/** What an option is called in a language, in any, or else its id. */
export function labelOfOption(option: JsonObject, language: string): string {
  const labels = textsOf(option['label'], language);
  return labels[language] ?? Object.values(labels)[0] ?? idOfOption(option);
}

/**
 * An option with another label. One that was never saved is stored under a word of its label, so
 * that exports can be read; a stored one keeps its id for ever.
 */
export function relabelled(
  option: JsonObject,
  language: string,
  text: string,
  context: { readonly isStored: boolean; readonly others: readonly JsonObject[] },
): JsonObject {
  const label = withText(option['label'], language, text);
  const next = withKey(option, 'label', label);
  return context.isStored
    ? next
    : { ...next, id: freeId(Object.values(label)[0] ?? '', context.others) };
}

/** A new option of a label. */
export function newOption(
  language: string,
  text: string,
  others: readonly JsonObject[],
): JsonObject {
  return { id: freeId(text, others), label: text === '' ? {} : { [language]: text } };
}

function freeId(label: string, others: readonly JsonObject[]): string {
  const taken = new Set(others.map(idOfOption));
  const words = foldedWords(label)
    .join('-')
    .replaceAll(/[^a-z0-9-]/gu, '')
    .slice(0, 40);
  const wanted = words === '' ? 'option' : words;
  for (let number = 1; ; number += 1) {
    const id = number === 1 && words !== '' ? wanted : `${wanted}-${number}`;
    if (!taken.has(id)) {
      return id;
    }
  }
}
