import type { Component, Content } from './contract/index.ts';
import type { Binding } from './binding.ts';
import { bindingOf } from './binding.ts';
import { isObject } from './equal.ts';
import { fieldTypeOf } from './field-types/index.ts';
import type { FieldType } from './field-types/index.ts';
import { foldedWords } from './fold.ts';
import type { Json, JsonObject } from './schema.ts';

/** A profile field, ready for use: a component of a directory with its type and binding. */
export interface Field {
  readonly uuid: string;
  /** Stable machine name, unique in the directory, for example `phone_number`. */
  readonly key: string;
  readonly title: Readonly<Record<string, string>>;
  /** Absent for a type that this server does not know: any value is kept as it is. */
  readonly type?: FieldType;
  readonly settings: JsonObject;
  /** Absent for a custom field. */
  readonly binding?: Binding;
}

/** Keys that an admin may give: they become SDK names, CSV headers and SCIM attributes. */
export const keyPattern = /^[a-z][a-z0-9_]{0,62}$/;

/** The fields of a directory that are in use, in their order (wire 3.4). */
export function fieldsOf(directory: Content): Field[] {
  const components = (directory.template?.components ?? []).filter(isField);
  const keys = keysOf(components);
  return components.map((component, index) => toField(component, keys[index] ?? ''));
}

/** The field's name in a language, or in the nearest one that it has (wire 2.8). */
export function titleOf(
  titles: Readonly<Record<string, string>>,
  language: string | undefined,
): string {
  const languages = [language, language?.slice(0, 2), 'en', ...Object.keys(titles)];
  for (const candidate of languages) {
    const title =
      candidate !== undefined && Object.hasOwn(titles, candidate) ? titles[candidate] : undefined;
    if (title !== undefined && title !== '') {
      return title;
    }
  }
  return '';
}

/** Whether the field wants a value: one that is there cannot be cleared. */
export function isRequired(field: Field): boolean {
  return field.settings['required'] === true;
}

/** Whether no two people may have the same value. */
export function isUnique(field: Field): boolean {
  return field.settings['unique'] === true;
}

/**
 * Whether free text looks at the field; the default is yes (wire 3.4, `displayInFilter`). Not where
 * it holds other people: who looks for Zoe does not look for all whose manager she is.
 */
export function isSearchable(field: Field): boolean {
  const { searchable, displayInFilter } = field.settings;
  if (searchable === undefined && field.type?.references !== undefined) {
    return false;
  }
  return searchable === undefined ? displayInFilter !== false : searchable !== false;
}

/** Texts by which a value of the field is found; an unknown type is read as plain text. */
export function searchTextsOf(field: Field | undefined, value: Json): string[] {
  if (field?.type !== undefined) {
    return field.type.searchTexts(value, field.settings);
  }
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => (typeof item === 'object' ? [] : [String(item)]));
}

function isField(component: Component): component is Component & { uuid: string } {
  return (
    component.uuid !== undefined &&
    component.type !== 'widget' &&
    (component.status === undefined || component.status.toUpperCase() === 'LIVE')
  );
}

function toField(component: Component & { uuid: string }, key: string): Field {
  const settings = component.properties ?? {};
  const type = component.type === undefined ? undefined : fieldTypeOf(component.type);
  const binding = boundPath(settings);
  const bound = binding === undefined ? undefined : bindingOf(binding);
  return {
    uuid: component.uuid,
    key,
    title: component.title ?? {},
    settings,
    ...(type === undefined ? {} : { type }),
    ...(bound === undefined ? {} : { binding: bound }),
  };
}

/** The path that a field is bound to, when its settings say so (guide, wire 3.5). */
export function boundPath(settings: JsonObject): string | undefined {
  const { isBound, boundMap } = settings;
  const path = isObject(boundMap) ? boundMap['text'] : undefined;
  return isBound === true && typeof path === 'string' ? path : undefined;
}

/** Keys of the components, given or derived from the titles, made unique by a number. */
function keysOf(components: readonly (Component & { uuid: string })[]): string[] {
  const given = new Set(components.map(givenKey).filter((key) => key !== undefined));
  const taken = new Set(given);
  return components.map((component) => {
    const key = givenKey(component);
    if (key !== undefined) {
      return key;
    }
    const derived = derivedKey(component);
    let unique = derived;
    for (let number = 2; taken.has(unique); number += 1) {
      unique = `${derived}_${number}`;
    }
    taken.add(unique);
    return unique;
  });
}

/** The key that an administrator gave the field, if it can be one. */
export function givenKey(component: Component): string | undefined {
  const key = component.properties?.['key'];
  return typeof key === 'string' && keyPattern.test(key) ? key : undefined;
}

function derivedKey(component: Component & { uuid: string }): string {
  const words = foldedWords(titleOf(component.title ?? {}, 'en')).join('_');
  const ascii = words
    .replace(/[^a-z0-9_]/g, '')
    .replace(/^[^a-z]+/, '')
    .slice(0, 48);
  return ascii === ''
    ? `field_${component.uuid
        .replace(/[^a-z0-9]/gi, '')
        .slice(0, 8)
        .toLowerCase()}`
    : ascii;
}
