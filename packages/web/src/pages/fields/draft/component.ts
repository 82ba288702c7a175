import { isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import type { Component, Content } from '@whoswho/core/contract';

/** A component that is a profile field; what is none stays where it is and is not shown. */
export type FieldComponent = Component & { readonly uuid: string };

/** All components of a directory, in their order. */
export function componentsOf(content: Content): readonly Component[] {
  return content.template?.components ?? [];
}

/** The fields of a directory, those out of use too. */
export function fieldComponentsOf(content: Content): readonly FieldComponent[] {
  return componentsOf(content).filter(isField);
}

/** Whether a component is a field, and not a part of a page's layout. */
export function isField(component: Component): component is FieldComponent {
  return component.uuid !== undefined && component.type !== 'widget';
}

/** Whether the field is in use. */
export function isInUse({ status }: Component): boolean {
  return status === undefined || status.toUpperCase() === 'LIVE';
}

/** The settings of a field. */
export function settingsOf({ properties }: Component): JsonObject {
  return properties ?? {};
}

/** A field with another setting; without the setting when the value is undefined. */
export function withSetting<Changed extends Component>(
  component: Changed,
  key: string,
  value: Json | undefined,
): Changed {
  return { ...component, properties: withKey(settingsOf(component), key, value) };
}

/** An object with another value of a key; without the key when the value is undefined. */
export function withKey(object: JsonObject, key: string, value: Json | undefined): JsonObject {
  const { [key]: _before, ...others } = object;
  return value === undefined ? others : { ...object, [key]: value };
}

/** A language map with another text of a language; without the language when it is empty. */
export function withText(
  map: Json | undefined,
  language: string,
  text: string,
): Record<string, string> {
  const { [language]: _before, ...others } = textsOf(map, language);
  return text === '' ? others : { ...textsOf(map, language), [language]: text };
}

/** The texts of a language map; a plain text is one of the given language. */
export function textsOf(map: Json | undefined, language: string): Record<string, string> {
  if (typeof map === 'string') {
    return map === '' ? {} : { [language]: map };
  }
  const entries = Object.entries(isObject(map) ? map : {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Languages in which a language map lacks a text, if it has one in any. */
export function missingLanguages(
  map: Json | undefined,
  languages: readonly string[],
): readonly string[] {
  const texts = textsOf(map, languages[0] ?? 'en');
  const isEmpty = Object.values(texts).every((text) => text.trim() === '');
  return isEmpty ? [] : languages.filter((language) => (texts[language] ?? '').trim() === '');
}
