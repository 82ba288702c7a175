import { equal, isRequired, isUnique } from '@whoswho/core';
import type { Field } from '@whoswho/core';
import type { FieldCheck } from '@whoswho/core/contract';

/** What differs of a field. */
type ChangeKind = NonNullable<FieldCheck['changes']>[number];

/** A field whose definition differs between two versions of a directory. */
export interface FieldChange {
  /** Absent for one that is new. */
  readonly before: Field | undefined;
  /** Absent for one that is not in use any more. */
  readonly after: Field | undefined;
  readonly changes: readonly ChangeKind[];
}

/** The fields that matter otherwise to the values of people; those that are gone come last. */
export function fieldChanges(before: readonly Field[], after: readonly Field[]): FieldChange[] {
  const old = new Map(before.map((field) => [field.uuid, field]));
  const kept = new Set(after.map(({ uuid }) => uuid));
  return [
    ...after.map((field) => changeOf(old.get(field.uuid), field)),
    ...before.filter(({ uuid }) => !kept.has(uuid)).map((field) => changeOf(field, undefined)),
  ].filter(({ changes }) => changes.length > 0);
}

function changeOf(before: Field | undefined, after: Field | undefined): FieldChange {
  const changes =
    before === undefined || after === undefined
      ? ([before === undefined ? 'added' : 'removed'] as const)
      : kindsOf(before, after);
  return { before, after, changes };
}

function kindsOf(before: Field, after: Field): ChangeKind[] {
  return [
    ...(before.type === after.type ? [] : (['type'] as const)),
    ...(before.binding?.path === after.binding?.path ? [] : (['binding'] as const)),
    ...(isRequired(before) === isRequired(after) ? [] : (['required'] as const)),
    ...(isUnique(before) === isUnique(after) ? [] : (['unique'] as const)),
    ...settingKinds(before, after),
  ];
}

/** What settings are called that many types have; others are just settings. */
const kindOfSetting: Readonly<Record<string, ChangeKind>> = {
  options: 'options',
  availableValues: 'options',
  min: 'limits',
  max: 'limits',
  pattern: 'pattern',
  multiple: 'multiple',
};

function settingKinds(before: Field, after: Field): ChangeKind[] {
  const names = [before, after].flatMap(({ type }) => Object.keys(type?.settings.properties ?? {}));
  const differing = [...new Set(names)].filter(
    (name) => !equal(before.settings[name], after.settings[name]),
  );
  return [...new Set(differing.map((name) => kindOfSetting[name] ?? 'settings'))];
}
