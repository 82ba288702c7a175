import { randomUUID } from 'node:crypto';
import {
  bindingOf,
  boundPath,
  boundPaths,
  decodeMessage,
  DirectoryError,
  equal,
  fieldTypeOf,
  isObject,
  keyPattern,
  titleOf,
} from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import type { Component, Content } from '@whoswho/core/contract';

const mostComponents = 500;

/**
 * The components of a saved directory: each has a uuid, and what has changed keeps the rules. Types and keys that we do not know are left as they are.
 */
export function prepareComponents(
  sent: readonly Component[] | null | undefined,
  base: Content,
): Component[] | undefined {
  if (sent === undefined || sent === null) {
    return undefined;
  }
  if (sent.length > mostComponents) {
    throw refusal(`template.components: has more than ${mostComponents} components`);
  }
  const before = new Map(
    (base.template?.components ?? []).map((component) => [component.uuid, component]),
  );
  const components = sent.map((component, index) => {
    const uuid =
      component.uuid === undefined || component.uuid === '' ? randomUUID() : component.uuid;
    const whole: Component = component.uuid === uuid ? component : { ...component, uuid };
    if (!equal(before.get(uuid), whole)) {
      checkComponent(whole, nameOf(whole, index));
    }
    return whole;
  });
  checkUnique(components, (component) => component.uuid, 'uuid');
  checkUnique(components, (component) => keyOf(component), 'properties.key');
  return components;
}

/** Refuses uuids that another directory has: a person has one map of values for all of them. */
export function requireOwnUuids(content: Content, others: readonly Content[]): void {
  const taken = new Set(
    others.flatMap((other) => other.template?.components ?? []).map(({ uuid }) => uuid),
  );
  (content.template?.components ?? []).forEach((component, index) => {
    if (component.uuid !== undefined && taken.has(component.uuid)) {
      const name = nameOf(component, index);
      throw refusal(`${name}: uuid ${component.uuid} is used in another directory`);
    }
  });
}

function checkComponent(component: Component, name: string): void {
  if (!isObject(component)) {
    throw refusal(`${name}: is not an object`);
  }
  if (component.type === undefined) {
    throw refusal(`${name}: type is required`);
  }
  const properties = component.properties ?? {};
  const { key } = properties;
  if (key !== undefined && (typeof key !== 'string' || !keyPattern.test(key))) {
    throw refusal(
      `${name}: properties.key ${JSON.stringify(key)} has to start with a letter a-z and go on ` +
        'with a-z, 0-9 and _, at most 63 characters',
    );
  }
  checkBinding(properties, name);
  checkSources(properties, name);
  checkSettings(component.type, properties, name);
}

function checkBinding(properties: JsonObject, name: string): void {
  const path = boundPath(properties);
  if (path !== undefined && bindingOf(path) === undefined) {
    throw refusal(
      `${name}: properties.boundMap.text ${JSON.stringify(path)} is no place of the profile; ` +
        `examples: ${boundPaths.slice(0, 3).join(', ')}`,
    );
  }
}

function checkSources({ sources }: JsonObject, name: string): void {
  const isList =
    Array.isArray(sources) && sources.every((one) => typeof one === 'string' && one !== '');
  if (sources !== undefined && sources !== null && !isList) {
    throw refusal(`${name}: properties.sources ${JSON.stringify(sources)} is no list of names`);
  }
}

/** The settings have to be readable for the field's type; they are stored as they were sent. */
function checkSettings(type: string, properties: JsonObject, name: string): void {
  const fieldType = fieldTypeOf(type);
  if (fieldType === undefined) {
    return;
  }
  try {
    decodeMessage(fieldType.settings, structuredClone(properties), { source: 'body' });
  } catch (cause) {
    const why = cause instanceof DirectoryError ? cause.message : 'cannot be read';
    throw refusal(`${name}: properties.${why}`, cause);
  }
}

function checkUnique(
  components: readonly Component[],
  valueOf: (component: Component) => string | undefined,
  what: string,
): void {
  const seen = new Set<string>();
  components.forEach((component, index) => {
    const value = valueOf(component);
    if (value !== undefined && seen.has(value)) {
      throw refusal(`${nameOf(component, index)}: ${what} "${value}" is used twice`);
    }
    seen.add(value ?? '');
  });
}

function keyOf(component: Component): string | undefined {
  const key = component.properties?.['key'];
  return typeof key === 'string' ? key : undefined;
}

function nameOf(component: Component, index: number): string {
  const title = titleOf(component.title ?? {}, 'en');
  return `template.components[${index}]${title === '' ? '' : ` "${title}"`}`;
}

function refusal(message: string, cause?: unknown): DirectoryError {
  return new DirectoryError('badRequest', message, { cause });
}
