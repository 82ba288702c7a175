import { fold } from '../fold.ts';
import type { Json, JsonObject } from '../schema.ts';
import { isJsonObject } from './json-object.ts';
import { textIn, textsOf } from './language-map.ts';
import { listSetting } from './setting.ts';

/** One of the values that an admin lets people choose from. */
export interface Option {
  readonly id: string;
  readonly isRetired: boolean;
  /** Labels in all languages. */
  readonly labels: readonly string[];
  label(language: string | undefined): string;
}

/** The options by id; a row of `options` without an id is none. */
export function optionsOf(settings: JsonObject): ReadonlyMap<string, Option> {
  const options = listSetting(settings, 'options').flatMap(optionOf);
  return new Map(options.map((option) => [option.id, option]));
}

/** The id that somebody means who writes an id or a label in any language. */
export function idOf(text: string, options: ReadonlyMap<string, Option>): string | undefined {
  if (options.has(text)) {
    return text;
  }
  const folded = fold(text);
  const all = [...options.values()].sort(retiredLast);
  const meant =
    all.find(({ id }) => fold(id) === folded) ??
    all.find(({ labels }) => labels.some((label) => fold(label) === folded));
  return meant?.id;
}

function optionOf(row: Json): Option[] {
  const id = isJsonObject(row) ? row['id'] : undefined;
  if (!isJsonObject(row) || typeof id !== 'string' || id.trim() === '') {
    return [];
  }
  const isRetired = row['retired'] === true;
  const label = row['label'];
  return [
    {
      id: id.trim(),
      isRetired,
      labels: textsOf(label),
      label: (language) => textIn(label, language) ?? id.trim(),
    },
  ];
}

function retiredLast(left: Option, right: Option): number {
  return Number(left.isRetired) - Number(right.isRetired);
}
