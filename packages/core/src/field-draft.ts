import type { Component, Content } from './contract/index.ts';
import { bindingOf, boundPaths } from './binding.ts';
import { decodeMessage } from './decode.ts';
import { copyJson, isObject } from './equal.ts';
import { DirectoryError } from './errors.ts';
import { boundPath, keyPattern } from './field.ts';
import { fieldTypeOf } from './field-types/index.ts';
import type { Json, JsonObject } from './schema.ts';

/** What is wrong with the draft of a field. */
export interface DraftProblem {
  /** Where, such as `type`, `properties.key` or `properties.min`; empty for the whole field. */
  readonly place: string;
  /** What a save says of it; starts with the place. */
  readonly message: string;
}

/**
 * Why `content/save` would refuse a field, place by place; nothing when it would take it. With the
 * directory that it is to be a part of also what its other fields have already. Types and keys that
 * we do not know are left as they are.
 */
export function fieldDraftProblems(component: Component, content?: Content): DraftProblem[] {
  if (!isObject(component)) {
    return [{ place: '', message: 'is not an object' }];
  }
  const properties = component.properties ?? {};
  return [
    ...(component.type === undefined ? [{ place: 'type', message: 'type is required' }] : []),
    ...keyProblems(properties),
    ...bindingProblems(properties),
    ...sourceProblems(properties),
    ...settingProblems(component.type, properties),
    ...(content === undefined ? [] : doubledProblems(component, content)),
  ];
}

/** The uuid or key of a field, which no other field of its directory may have. */
export const distinctPlaces: Readonly<
  Record<'uuid' | 'properties.key', (component: Component) => string | undefined>
> = {
  uuid: ({ uuid }) => uuid,
  'properties.key': ({ properties }) => {
    const key = properties?.['key'];
    return typeof key === 'string' ? key : undefined;
  },
};

/** What is said where two fields have the same uuid or key. */
export function usedTwice(place: string, value: string): string {
  return `${place} "${value}" is used twice`;
}

function keyProblems({ key }: JsonObject): DraftProblem[] {
  if (key === undefined || (typeof key === 'string' && keyPattern.test(key))) {
    return [];
  }
  const place = 'properties.key';
  const message =
    `${place} ${JSON.stringify(key)} has to start with a letter a-z and go on ` +
    'with a-z, 0-9 and _, at most 63 characters';
  return [{ place, message }];
}

function bindingProblems(properties: JsonObject): DraftProblem[] {
  const path = boundPath(properties);
  if (path === undefined || bindingOf(path) !== undefined) {
    return [];
  }
  const place = 'properties.boundMap.text';
  const examples = boundPaths.slice(0, 3).join(', ');
  const message = `${place} ${JSON.stringify(path)} is no place of the profile; examples: ${examples}`;
  return [{ place, message }];
}

function sourceProblems({ sources }: JsonObject): DraftProblem[] {
  const isList =
    Array.isArray(sources) && sources.every((one) => typeof one === 'string' && one !== '');
  if (sources === undefined || sources === null || isList) {
    return [];
  }
  const place = 'properties.sources';
  return [{ place, message: `${place} ${JSON.stringify(sources)} is no list of names` }];
}

/** The settings have to be readable for the field's type; they are stored as they were sent. */
function settingProblems(type: string | undefined, properties: JsonObject): DraftProblem[] {
  const settings = type === undefined ? undefined : fieldTypeOf(type)?.settings;
  // One by one, so that each that is wrong is told.
  return Object.entries(settings?.properties ?? {}).flatMap(([name, schema]) => {
    const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (value === undefined) {
      return [];
    }
    try {
      const one = { type: 'object', properties: { [name]: schema } } as const;
      decodeMessage(one, { [name]: copyJson(value) }, { source: 'body' });
      return [];
    } catch (error) {
      return [unreadable(name, value, error)];
    }
  });
}

/** Names place, value and rule, whatever the decoder says of a value of that kind. */
function unreadable(name: string, value: Json, error: unknown): DraftProblem {
  const [detail] = error instanceof DirectoryError ? error.details : [];
  const place = `properties.${detail?.location ?? name}`;
  const text = JSON.stringify(detail?.value ?? value);
  const shown = text.length > 80 ? `${text.slice(0, 77)}...` : text;
  return { place, message: `${place}: ${shown} ${detail?.rule ?? 'cannot be read'}` };
}

function doubledProblems(component: Component, { template }: Content): DraftProblem[] {
  const others = (template?.components ?? []).filter((other) => other !== component);
  return Object.entries(distinctPlaces).flatMap(([place, valueOf]) => {
    const value = valueOf(component);
    const isDoubled = value !== undefined && others.some((other) => valueOf(other) === value);
    return isDoubled ? [{ place, message: usedTwice(place, value) }] : [];
  });
}
