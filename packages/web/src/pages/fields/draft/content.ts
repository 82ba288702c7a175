import { equal } from '@whoswho/core';
import type { Component, Content } from '@whoswho/core/contract';
import { componentsOf, isField } from './component.ts';
import type { FieldComponent } from './component.ts';

/** The directory with other components. */
export function withComponents(content: Content, components: readonly Component[]): Content {
  return { ...content, template: { ...content.template, components: [...components] } };
}

/** The directory with one field changed. */
export function changeField(
  content: Content,
  uuid: string,
  change: (component: FieldComponent) => FieldComponent,
): Content {
  return withComponents(
    content,
    componentsOf(content).map((component) =>
      isField(component) && component.uuid === uuid ? change(component) : component,
    ),
  );
}

/** The directory with a field more, behind another one or at the end. */
export function addField(
  content: Content,
  component: FieldComponent,
  afterUuid: string | undefined,
): Content {
  const components = componentsOf(content);
  const place = components.findIndex(({ uuid }) => uuid !== undefined && uuid === afterUuid);
  return withComponents(
    content,
    place < 0 ? [...components, component] : components.toSpliced(place + 1, 0, component),
  );
}

/** The directory without a field. */
export function removeField(content: Content, uuid: string): Content {
  return withComponents(
    content,
    componentsOf(content).filter((component) => component.uuid !== uuid),
  );
}

/** The directory with a field as it was before; one that was removed comes back where it was. */
export function revertField(content: Content, base: Content, uuid: string): Content {
  const before = componentsOf(base);
  const place = before.findIndex((component) => component.uuid === uuid);
  const stored = before[place];
  if (stored === undefined || !isField(stored)) {
    return removeField(content, uuid);
  }
  if (componentsOf(content).some((component) => component.uuid === uuid)) {
    return changeField(content, uuid, () => stored);
  }
  const neighbour = before
    .slice(0, place)
    .findLast(({ uuid: other }) => componentsOf(content).some((kept) => kept.uuid === other));
  return neighbour === undefined
    ? withComponents(content, [stored, ...componentsOf(content)])
    : addField(content, stored, neighbour.uuid);
}

/** What a draft does to the directory that it began from. */
export interface DraftChanges {
  readonly added: readonly FieldComponent[];
  readonly removed: readonly FieldComponent[];
  readonly changed: readonly FieldComponent[];
  readonly isMoved: boolean;
  /** Whether its name, its being the default or the like differs. */
  readonly hasOtherSettings: boolean;
}

/** Compares two states of a directory field by field. */
export function changesOf(base: Content, content: Content): DraftChanges {
  const before = fieldsByUuid(base);
  const after = fieldsByUuid(content);
  const { template: _base, version: _from, ...baseSettings } = base;
  const { template: _content, version: _to, ...settings } = content;
  const kept = (from: ReadonlyMap<string, FieldComponent>, other: typeof from) =>
    [...from.keys()].filter((uuid) => other.has(uuid)).join();
  return {
    added: [...after.values()].filter(({ uuid }) => !before.has(uuid)),
    removed: [...before.values()].filter(({ uuid }) => !after.has(uuid)),
    changed: [...after.values()].filter((component) => {
      const stored = before.get(component.uuid);
      return stored !== undefined && !equal(stored, component);
    }),
    isMoved: kept(before, after) !== kept(after, before),
    hasOtherSettings: !equal(baseSettings, settings),
  };
}

function fieldsByUuid(content: Content): ReadonlyMap<string, FieldComponent> {
  return new Map(
    componentsOf(content)
      .filter(isField)
      .map((component) => [component.uuid, component]),
  );
}
