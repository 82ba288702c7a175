import { isObject } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';
import { componentsOf, isField, isInUse, settingsOf, withSetting } from './component.ts';
import type { FieldComponent } from './component.ts';
import { withComponents } from './content.ts';

/** Fields that stand together on a profile, under a name. */
export interface Section {
  /** The same for the same name; empty for the fields without a section. */
  readonly id: string;
  /** A text or a language map, as `properties.section` has it. */
  readonly name: Json | undefined;
  readonly fields: readonly FieldComponent[];
}

/** A line of the list of fields: the heading of a section, or a field in the section above it. */
export type Row =
  | { readonly kind: 'section'; readonly id: string; readonly name: Json | undefined }
  | { readonly kind: 'field'; readonly id: string };

/** The name of a row among all rows; a section may be called as a field's uuid is. */
export function rowKey({ kind, id }: Row): string {
  return kind === 'section' ? `section ${id}` : id;
}

/** What tells one section from another, whatever the order of its languages. */
export function sectionId(name: Json | undefined): string {
  if (typeof name === 'string') {
    return name;
  }
  const texts = Object.entries(isObject(name) ? name : {}).filter(([, text]) => text !== '');
  return texts.length === 0
    ? ''
    : JSON.stringify(texts.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The fields in use by section, in the order in which their first fields come. */
export function sectionsOf(content: Content, empty: readonly Json[] = []): readonly Section[] {
  const found = new Map<string, { id: string; name: Json | undefined; fields: FieldComponent[] }>();
  for (const component of componentsOf(content).filter(isField).filter(isInUse)) {
    const { section: name } = settingsOf(component);
    const id = sectionId(name);
    const section = found.get(id) ?? { id, name: id === '' ? undefined : name, fields: [] };
    section.fields.push(component);
    found.set(id, section);
  }
  for (const name of empty) {
    const id = sectionId(name);
    found.set(id, found.get(id) ?? { id, name, fields: [] });
  }
  return [...found.values()];
}

/** Headings and fields in one list; without headings where nothing has a section. */
export function rowsOf(sections: readonly Section[]): readonly Row[] {
  const hasNames = sections.some(({ id }) => id !== '');
  return sections.flatMap(({ id, name, fields }): Row[] => [
    ...(hasNames ? [{ kind: 'section', id, name } as const] : []),
    ...fields.map(({ uuid }) => ({ kind: 'field', id: uuid }) as const),
  ]);
}

/** The rows after one was dropped on another; the first heading stays in front. */
export function movedRows(rows: readonly Row[], active: string, over: string): readonly Row[] {
  const from = rows.findIndex((row) => rowKey(row) === active);
  const to = rows.findIndex((row) => rowKey(row) === over);
  const row = rows[from];
  if (row === undefined || to < 0 || from === to) {
    return rows;
  }
  const isBeforeHeadings = to === 0 && rows[0]?.kind === 'section';
  return rows.toSpliced(from, 1).toSpliced(isBeforeHeadings ? 1 : to, 0, row);
}

/** The directory with its fields in the order and the sections of the rows. */
export function arrange(content: Content, rows: readonly Row[]): Content {
  const byUuid = new Map(
    componentsOf(content)
      .filter(isField)
      .map((field) => [field.uuid, field]),
  );
  const ordered: FieldComponent[] = [];
  let section: Json | undefined;
  const hasHeadings = rows.some(({ kind }) => kind === 'section');
  for (const row of rows) {
    if (row.kind === 'section') {
      section = row.name;
      continue;
    }
    const field = byUuid.get(row.id);
    if (field !== undefined) {
      ordered.push(hasHeadings ? inSection(field, section) : field);
    }
  }
  // What is out of use, and what is no field, stays where it is.
  const next = ordered.values();
  return withComponents(
    content,
    componentsOf(content).map((component) =>
      isField(component) && isInUse(component) ? (next.next().value ?? component) : component,
    ),
  );
}

/** A field in another section; unchanged where it is there already. */
export function inSection(field: FieldComponent, name: Json | undefined): FieldComponent {
  return sectionId(settingsOf(field)['section']) === sectionId(name)
    ? field
    : withSetting(field, 'section', name);
}

/** The directory with a section of another name, or, without one, with its fields in none. */
export function renameSection(content: Content, id: string, name: Json | undefined): Content {
  return withComponents(
    content,
    componentsOf(content).map((component) =>
      isField(component) && sectionId(settingsOf(component)['section']) === id
        ? withSetting(component, 'section', name)
        : component,
    ),
  );
}

/** The directory with a section one place further up (-1) or down (1). */
export function moveSection(content: Content, id: string, by: -1 | 1): Content {
  const sections = sectionsOf(content);
  const place = sections.findIndex((section) => section.id === id);
  const moved = sections[place];
  const target = place + by;
  return moved === undefined || target < 0 || target >= sections.length
    ? content
    : arrange(content, rowsOf(sections.toSpliced(place, 1).toSpliced(target, 0, moved)));
}
