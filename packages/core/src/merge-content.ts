import type { Component, Content } from './contract/index.ts';
import { equal, isEmpty, isObject } from './equal.ts';
import type { ErrorDetail } from './errors.ts';
import { givenKey, titleOf } from './field.ts';
import { mergeOrder } from './merge-order.ts';
import type { Json, JsonObject } from './schema.ts';

/** Three states of a content: as it was read, as it is stored now, and as it is wanted. */
export interface ContentMerge {
  readonly base: Content;
  readonly theirs: Content;
  readonly yours: Content;
}

/**
 * What somebody changed since they read a content, done to the content as it is now: key by key,
 * component by component. What both have changed to the same is no clash; to different values is
 * one, and the content has theirs there.
 */
export function mergeContent({ base, theirs, yours }: ContentMerge): {
  readonly content: Content;
  readonly clashes: readonly ErrorDetail[];
} {
  const clashes: ErrorDetail[] = [];
  const sides = {
    base: base as JsonObject,
    theirs: theirs as JsonObject,
    yours: yours as JsonObject,
  };
  const content = mergeRoot(sides, { path: [], clashes });
  return { content: { ...(content as Content) }, clashes };
}

/** A value in the three states; absent is none. */
interface Sides {
  readonly base: Json | undefined;
  readonly theirs: Json | undefined;
  readonly yours: Json | undefined;
}

/** Where a value is, and where its clashes are told. */
interface Place {
  readonly path: readonly string[];
  /** The component that the value is, or belongs to. */
  readonly component?: Component;
  readonly clashes: ErrorDetail[];
}

type Merge = (sides: Sides, place: Place) => Json | undefined;

const mergeKeys = eachKey({});
const texts = { title: mergeKeys, slug: mergeKeys };
const mergeComponent = eachKey({ ...texts, properties: mergeKeys });
const mergeRoot = eachKey({ ...texts, template: eachKey({ components: mergeComponents }) });

/** Merges objects key by key: those with parts as the part says, the others as a whole. */
function eachKey(parts: Readonly<Record<string, Merge>>): Merge {
  return (sides, place) => {
    const { base, theirs, yours } = sides;
    if (isSettled(sides) || !isObject(theirs) || !isObject(yours) || !isObjectOrNone(base)) {
      return mergeWhole(sides, place);
    }
    const keys = new Set([...Object.keys(theirs), ...Object.keys(yours)]);
    const entries = [...keys].flatMap((key) => {
      const merge = ownOf(parts, key) ?? mergeWhole;
      const inner = {
        base: ownOf(base, key),
        theirs: ownOf(theirs, key),
        yours: ownOf(yours, key),
      };
      const merged = merge(inner, { ...place, path: [...place.path, key] });
      return merged === undefined ? [] : [[key, merged] as const];
    });
    return Object.fromEntries(entries);
  };
}

function mergeComponents(sides: Sides, place: Place): Json | undefined {
  const { base, theirs, yours } = sides;
  if (isSettled(sides) || !isListOrNone(base) || !isListOrNone(theirs) || !isListOrNone(yours)) {
    return mergeWhole(sides, place);
  }
  const before = byUuid(base);
  const stored = byUuid(theirs);
  const wanted = byUuid(yours);
  const order = mergeOrder([...before.keys()], [...stored.keys()], [...wanted.keys()]);
  return order.flatMap((uuid) => {
    const inner = {
      base: before.get(uuid),
      theirs: stored.get(uuid),
      yours: wanted.get(uuid),
    };
    const component = [inner.theirs, inner.base, inner.yours].find(isObject);
    const merged = mergeComponent(inner, {
      ...place,
      path: [...place.path, uuid],
      ...(component === undefined ? {} : { component }),
    });
    return merged === undefined ? [] : [merged];
  });
}

function mergeWhole(sides: Sides, place: Place): Json | undefined {
  if (equal(sides.base, sides.theirs)) {
    return sides.yours;
  }
  if (!isSettled(sides)) {
    place.clashes.push(clashOf(sides, place));
  }
  return sides.theirs;
}

/** Whether at most one side has changed the value, or both to the same. */
function isSettled({ base, theirs, yours }: Sides): boolean {
  return (
    equal(base, theirs) ||
    equal(base, yours) ||
    equal(theirs, yours) ||
    (isEmpty(theirs) && isEmpty(yours))
  );
}

/** A clash in words that an administrator understands, and with its three values. */
function clashOf({ base, theirs, yours }: Sides, { path, component }: Place): ErrorDetail {
  const theirDeed = isEmpty(theirs) ? 'removed' : 'changed';
  const yourDeed = isEmpty(yours) ? 'remove it' : 'change it differently';
  const field = component === undefined ? '' : (givenKey(component) ?? titleIn(component));
  return {
    message: `${nameOf(path, component)} was ${theirDeed} since, and you ${yourDeed}`,
    locationType: 'field',
    location: path.join('.'),
    ...(field === '' ? {} : { field }),
    ...(isEmpty(base) ? {} : { base }),
    ...(isEmpty(theirs) ? {} : { theirs }),
    ...(isEmpty(yours) ? {} : { yours }),
  };
}

/** `the field "Phone" (phone)`, or `"required" of` it; `"title.en"` outside of fields. */
function nameOf(path: readonly string[], component: Component | undefined): string {
  const quoted = (keys: readonly string[]) => `"${keys.join('.')}"`;
  if (component === undefined) {
    return quoted(path[0] === 'template' && path.length > 1 ? path.slice(1) : path);
  }
  const [, , uuid = '', ...keys] = path;
  const title = titleIn(component);
  const key = givenKey(component);
  const name = `the field "${title === '' ? uuid : title}"${key === undefined ? '' : ` (${key})`}`;
  const [part, ...rest] = keys;
  const inner = part === 'properties' && rest.length > 0 ? rest : keys;
  return inner.length === 0 ? name : `${quoted(inner)} of ${name}`;
}

function titleIn(component: Component): string {
  return titleOf(component.title ?? {}, 'en');
}

function byUuid(components: readonly Json[] | null | undefined): Map<string, Json> {
  // Only a component from outside of this server can be without a uuid; it is known by its place.
  return new Map(
    (components ?? []).map((component, index) => {
      const uuid = isObject(component) ? ownOf(component, 'uuid') : undefined;
      return [typeof uuid === 'string' ? uuid : String(index), component];
    }),
  );
}

function isListOrNone(value: Json | undefined): value is Json[] | null | undefined {
  return value === undefined || value === null || Array.isArray(value);
}

function isObjectOrNone(value: Json | undefined): value is JsonObject | null | undefined {
  return value === undefined || value === null || isObject(value);
}

function ownOf<Value>(
  object: Readonly<Record<string, Value>> | null | undefined,
  key: string,
): Value | undefined {
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}
