import { fieldTypes, readValue } from '@whoswho/core';
import type { Field, Json } from '@whoswho/core';
import type { LedgerEntry, User } from '@whoswho/core/contract';
import { localized } from '../../ui/localized.ts';
import type { Person } from '../../data/person.ts';

/** A line of the page: a field of the directory, or an attribute that everybody has. */
export interface Row {
  /** What `user/patch`, `access` and the history call it. */
  readonly name: string;
  readonly field: Field;
  read(person: User): Json | undefined;
}

/** Rows that stand together. */
export interface RowGroup {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** A field of the directory as a row. */
export function rowOf(field: Field): Row {
  return { name: field.uuid, field, read: (person) => readValue({ ...person }, field) };
}

/** The rows of the sections that administrators made, in the order in which they begin. */
export function sectionsOf(rows: readonly Row[], language: string, others: string): RowGroup[] {
  const sections = new Map<string, Row[]>();
  for (const row of rows) {
    const title = localized(row.field.settings['section'], language) || others;
    sections.set(title, [...(sections.get(title) ?? []), row]);
  }
  return [...sections].map(([title, members]) => ({ title, rows: members }));
}

/**
 * The row of a field that the history names, which is a field of any directory: what is bound to the
 * same place is the same value.
 */
export function rowNamed(
  { uuid, key }: LedgerEntry['field'],
  rows: readonly Row[],
  everyField: readonly Field[],
): Row | undefined {
  const name = uuid ?? key;
  const path = everyField.find((field) => field.uuid === uuid)?.binding?.path;
  return rows.find(
    (row) => row.name === name || (path !== undefined && row.field.binding?.path === path),
  );
}

/** Attributes that are edited like fields. */
const attributeNames = ['firstName', 'lastName', 'email'] as const;

/** Attributes as rows, for whoever may change some of them. */
export function attributeRows(
  person: Person,
  titleOfAttribute: (name: (typeof attributeNames)[number]) => string,
): Row[] {
  const editable = attributeNames.filter((name) => person.access?.[name]?.mayEdit === true);
  return editable.map((name) => {
    // The simplest type of one line, and the one for e-mail addresses.
    const inputMode = name === 'email' ? 'email' : undefined;
    const type = fieldTypes.find((one) => one.control === 'line' && one.inputMode === inputMode);
    const title = titleOfAttribute(name);
    const settings = person.access?.[name]?.required === true ? { required: true } : {};
    return {
      name,
      field: { uuid: name, key: name, title: { en: title }, settings, ...(type && { type }) },
      read: (user) => user[name] ?? undefined,
    };
  });
}
