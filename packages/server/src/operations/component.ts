import { randomUUID } from 'node:crypto';
import {
  DirectoryError,
  distinctPlaces,
  equal,
  fieldDraftProblems,
  titleOf,
  usedTwice,
} from '@whoswho/core';
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
  for (const [place, valueOf] of Object.entries(distinctPlaces)) {
    checkUnique(components, valueOf, place);
  }
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
  const [problem] = fieldDraftProblems(component);
  if (problem !== undefined) {
    throw refusal(`${name}: ${problem.message}`);
  }
}

function checkUnique(
  components: readonly Component[],
  valueOf: (component: Component) => string | undefined,
  place: string,
): void {
  const seen = new Set<string>();
  components.forEach((component, index) => {
    const value = valueOf(component);
    if (value !== undefined && seen.has(value)) {
      throw refusal(`${nameOf(component, index)}: ${usedTwice(place, value)}`);
    }
    seen.add(value ?? '');
  });
}

function nameOf(component: Component, index: number): string {
  const title = titleOf(component.title ?? {}, 'en');
  return `template.components[${index}]${title === '' ? '' : ` "${title}"`}`;
}

function refusal(message: string): DirectoryError {
  return new DirectoryError('badRequest', message);
}
