import { copyJson, equal } from './equal.ts';
import { placeChanges, readPlace, redo } from './place.ts';
import type { PlaceChange } from './place.ts';
import type { Json, JsonObject } from './schema.ts';

/** A value that two people have changed to different ones; absent values are none. */
export interface Clash {
  readonly place: string;
  readonly base: Json | undefined;
  readonly theirs: Json | undefined;
  readonly yours: Json | undefined;
}

/** Three states of a user: as it was read, as it is stored now, and as it is wanted. */
export interface Merge {
  readonly base: JsonObject;
  readonly theirs: JsonObject;
  readonly yours: JsonObject;
  /** Places whose values at the base nobody knows any more. */
  readonly unknown: ReadonlySet<string>;
  /** Paths that fields are bound to. */
  readonly paths: Iterable<string>;
}

/**
 * What somebody changed since they read a user, done to the user as it is now: each value by
 * itself. What both have changed to the same is no clash; to different values is one.
 */
export function mergeUsers(merge: Merge): {
  readonly user: JsonObject;
  readonly clashes: readonly Clash[];
} {
  const { base, theirs, yours, unknown } = merge;
  const paths = [...merge.paths];
  const wanted = placeChanges(base, yours, paths);
  const done = placeChanges(base, theirs, paths);
  const user = copyJson(theirs);
  redo(user, wanted);
  // A place can lie within another one, such as a bound value in a list: both have to hold.
  const broken = [...wanted, ...done]
    .filter(({ place, after }) => !equal(readPlace(user, place), after))
    .map(({ place }) => place);
  const guessed = wanted.map(({ place }) => place).filter((place) => unknown.has(place));
  const clashes = [...new Set([...clashingPlaces(wanted, done), ...broken, ...guessed])];
  return {
    user,
    clashes: clashes.map((place) => ({
      place,
      base: unknown.has(place) ? undefined : readPlace(base, place),
      theirs: readPlace(theirs, place),
      yours: readPlace(yours, place),
    })),
  };
}

function clashingPlaces(wanted: readonly PlaceChange[], done: readonly PlaceChange[]): string[] {
  const theirs = new Map(done.map((change) => [change.place, change]));
  return wanted.flatMap(({ place, after }) => {
    const other = theirs.get(place);
    return other !== undefined && !equal(other.after, after) ? [place] : [];
  });
}
