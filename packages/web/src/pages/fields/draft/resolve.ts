import { isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import type { Component, Content } from '@whoswho/core/contract';
import { componentsOf, isField, withKey } from './component.ts';
import { addField, changeField, removeField, withComponents } from './content.ts';

/** Where two people have changed a directory differently: `template.components.UUID.title.en`. */
const componentPlace = /^template\.components\.(?<uuid>[^.]+)(?:\.(?<rest>.+))?$/su;

/**
 * A merged directory with your value at a place where it has theirs; an undefined one removes what
 * is there. `yours` says where a field that they removed stood.
 */
export function takeYours(
  merged: Content,
  location: string,
  value: Json | undefined,
  yours: Content,
): Content {
  const { uuid, rest } = componentPlace.exec(location)?.groups ?? {};
  if (uuid === undefined) {
    return setIn(merged, location.split('.'), value);
  }
  if (rest !== undefined) {
    return changeField(merged, uuid, (component) => {
      const changed = setIn(component, placeInField(rest), value);
      return { ...(changed as Component), uuid };
    });
  }
  if (!isObject(value)) {
    return removeField(merged, uuid);
  }
  const component = value as Component;
  const isThere = componentsOf(merged).some((known) => known.uuid === uuid);
  if (isThere) {
    return changeField(merged, uuid, () => ({ ...component, uuid }));
  }
  const before = componentsOf(yours);
  const place = before.findIndex((known) => known.uuid === uuid);
  const neighbour = before
    .slice(0, place)
    .findLast((known) => componentsOf(merged).some((kept) => kept.uuid === known.uuid));
  return neighbour === undefined && isField(component)
    ? withComponents(merged, [component, ...componentsOf(merged)])
    : addField(merged, { ...component, uuid }, neighbour?.uuid);
}

/** Settings and languages are one key each, whatever their names. */
function placeInField(rest: string): readonly string[] {
  const dot = rest.indexOf('.');
  return dot < 0 ? [rest] : [rest.slice(0, dot), rest.slice(dot + 1)];
}

function setIn(object: JsonObject, path: readonly string[], value: Json | undefined): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) {
    return object;
  }
  if (rest.length === 0) {
    return withKey(object, key, value);
  }
  const inner = object[key];
  return withKey(object, key, setIn(isObject(inner) ? inner : {}, rest, value));
}
