import { isEmpty, readValue } from '@whoswho/core';
import type { Field, Json, JsonObject } from '@whoswho/core';
import type { User } from '@whoswho/core/contract';
import type { Directory } from '../../data/directory.ts';
import type { people } from '../../language/en/people.ts';
import { localized } from '../../ui/localized.ts';
import { timeText } from '../../ui/time.ts';

/** Something of people that can be shown, sorted by and exported. */
export interface Column {
  /** The key of a field, or an attribute. */
  readonly name: string;
  readonly title: string;
  /** Absent for an attribute. */
  readonly field?: Field;
}

type AttributeTitle = keyof (typeof people)['attributes'];

/** Attributes that can be columns, beside the name, which always is one. */
const attributes = [
  'email',
  'status',
  'createdAt',
  'updatedAt',
] as const satisfies AttributeTitle[];
const times: readonly string[] = ['createdAt', 'updatedAt'];

/** How many fields are shown before anybody has chosen. */
const usualColumns = 3;

/** Everything that can be a column: the directory's fields in their order, then attributes. */
export function allColumns(
  { fields }: Directory,
  language: string,
  attributeTitle: (name: AttributeTitle) => string,
): readonly Column[] {
  const keys = new Set(fields.map(({ key }) => key));
  return [
    ...fields.map((field) => ({
      name: field.key,
      title: localized(field.title, language) || field.key,
      field,
    })),
    ...attributes
      .filter((name) => !keys.has(name))
      .map((name) => ({ name, title: attributeTitle(name) })),
  ];
}

/** The columns that an address names, in that order; the usual ones when it names none. */
export function chosenColumns(
  all: readonly Column[],
  names: string | undefined,
): readonly Column[] {
  if (names === undefined) {
    return usual(all);
  }
  const byName = new Map(all.map((column) => [column.name, column]));
  return names.split(',').flatMap((name) => byName.get(name) ?? []);
}

/** What the address says of columns: nothing when they are the usual ones. */
export function columnNames(all: readonly Column[], chosen: readonly Column[]): string | undefined {
  const names = chosen.map(({ name }) => name).join();
  const usualNames = usual(all)
    .map(({ name }) => name)
    .join();
  // A name that no field has: no columns at all.
  return names === usualNames ? undefined : names || '-';
}

/** What is shown of somebody in a column. */
export function valueIn({ name, field }: Column, person: User): Json | undefined {
  // A person of the contract is a JSON object.
  const user = person as JsonObject;
  return field === undefined ? user[name] : readValue(user, field);
}

/** The same as text, for files and for attributes. */
export function textIn(column: Column, person: User, language: string): string {
  const value = valueIn(column, person);
  if (value === undefined || isEmpty(value)) {
    return '';
  }
  const { field, name } = column;
  if (field?.type !== undefined) {
    return field.type.toText(value, field.settings, language);
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return field === undefined && times.includes(name) ? timeText(text, language) : text;
}

/** Long texts need more than a line, and people are asked for once more to be named. */
const unusualControls: readonly (string | undefined)[] = ['lines', 'richText', 'people'];

/** What an administrator lets lists show, and the e-mail address. */
function usual(all: readonly Column[]): readonly Column[] {
  const shown = all.filter(
    ({ field }) =>
      field !== undefined &&
      field.settings['displayInList'] !== false &&
      !unusualControls.includes(field.type?.control),
  );
  const email = all.filter(({ name }) => name === 'email');
  return [...new Set([...shown.slice(0, usualColumns), ...email])];
}
