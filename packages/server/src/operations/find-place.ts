import { DirectoryError, visibleFields } from '@whoswho/core';
import type { Field } from '@whoswho/core';
import { nearestNames } from '@whoswho/core/nearest-names';
import { readingOf } from '../finding/reading.ts';
import type { Reading } from '../finding/reading.ts';
import type { Directory } from './definitions.ts';
import type { Context } from './operation.ts';
import { managerPath } from '../finding/person-entries.ts';
import { columnOf } from './person-page.ts';

/** Something by which people are found, sorted and counted. */
export interface FindPlace {
  /** Where a finder has it. */
  readonly column: string;
  readonly reading: Reading;
  /** Absent for an attribute. */
  readonly field?: Field;
}

/** Standard attributes, and where a finder has them. */
const findAttributes: Readonly<Record<string, string>> = {
  firstName: 'firstName',
  lastName: 'lastName',
  fullName: 'fullName',
  email: 'email',
  status: 'status',
  feeds: 'feeds',
  createdAt: 'createdAt',
  updatedAt: 'updatedAt',
  manager: managerPath,
};

/** Looks names up among what the viewer may see; anything else does not exist. */
export type FindPlaces = (name: string) => FindPlace | undefined;

/** Fields of a directory by key and uuid, then the standard attributes. */
export function findPlaces(context: Context, directory: Directory): FindPlaces {
  const fields = visibleFields(context.viewer, directory.fields);
  const byName = new Map<string, Field>();
  fields.forEach((field) => byName.set(field.uuid, field));
  fields.forEach((field) => byName.set(field.key, field));
  return (name) => {
    const field = byName.get(name);
    if (field !== undefined) {
      const column = columnOf(field);
      return { column, field, reading: readingOf(column, field) };
    }
    const column = Object.hasOwn(findAttributes, name) ? findAttributes[name] : undefined;
    return column === undefined ? undefined : attributePlace(context, column);
  };
}

/** An attribute that a field is bound to is seen by whoever sees the field. */
function attributePlace({ viewer, definitions }: Context, column: string): FindPlace | undefined {
  const field = definitions.fieldByPath.get(column);
  const reading = readingOf(column, field);
  if (field === undefined) {
    return { column, reading };
  }
  return visibleFields(viewer, [field]).length === 0 ? undefined : { column, reading, field };
}

/** The refusal of a name that is no field that the viewer may see. */
export function unknownField(
  context: Context,
  directory: Directory,
  parameter: string,
  name: string,
): DirectoryError {
  const keys = visibleFields(context.viewer, directory.fields).map(({ key }) => key);
  const near = nearestNames(name, [...keys, ...Object.keys(findAttributes)]);
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(', ')}?`;
  return new DirectoryError(
    'badRequest',
    `${parameter}: unknown field ${JSON.stringify(name)}${hint}`,
  );
}
