import { partsOf } from '@whoswho/core';
import type { Field } from '@whoswho/core';
import type { Definitions } from './definitions.ts';

/** What a place is called: by its field where there is one. */
export interface PlaceName {
  readonly uuid?: string;
  /** The field's key, the attribute's, or the path in the standard profile. */
  readonly key: string;
  readonly title?: Readonly<Record<string, string>>;
}

/** The name of a place of a user (`core/src/place.ts`). */
export function namePlace(definitions: Definitions, place: string): PlaceName {
  const field = fieldAt(definitions, place);
  if (field !== undefined) {
    return { uuid: field.uuid, key: field.key, title: field.title };
  }
  const { part, name } = partsOf(place);
  return part === 'customProfile.'
    ? { uuid: name, key: name }
    : { key: part === 'user.' || part === place ? name || place : `apiProfile/${name}` };
}

/** The field whose value is at a place. */
export function fieldAt(definitions: Definitions, place: string): Field | undefined {
  const { part, name } = partsOf(place);
  return part === 'customProfile.'
    ? definitions.fieldByUuid.get(name)
    : part === 'apiProfile/'
      ? definitions.fieldByPath.get(name)
      : undefined;
}

/** Where the value of a field is. */
export function placeOfField({ uuid, binding }: Field): string {
  return binding === undefined ? `customProfile.${uuid}` : `apiProfile/${binding.path}`;
}
