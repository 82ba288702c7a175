import { isApiError } from '@whoswho/client';
import type { ApiError } from '@whoswho/client';
import { equal, isEmpty } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orCleared, readPerson, savePerson } from '../../data/person.ts';
import type { Person } from '../../data/person.ts';
import { titleOfField } from '../../fields/field-control.tsx';
import { useRuleText } from '../../fields/rule-text.ts';
import { notifyDone, notifyFailure } from '../../ui/notify.tsx';
import type { Row } from './row.ts';

/** A value that is being edited. */
export interface Edit {
  readonly draft: Json | undefined;
  /** As it was when editing began. */
  readonly before: Json | undefined;
  readonly etag: string | undefined;
  /** How long it shall go before the value of a source. */
  readonly override: string | undefined;
  readonly error: string | undefined;
  readonly isSaving: boolean;
}

/** A value that was changed here and elsewhere. */
export interface ClashItem {
  readonly row: Row;
  readonly base: Json | undefined;
  readonly theirs: Json | undefined;
  readonly yours: Json | undefined;
}

/** Values that cannot be saved before somebody chooses. */
export interface Clash {
  readonly etag: string | undefined;
  readonly items: readonly ClashItem[];
}

/** Everything that is being edited on the page, and what can be done with it. */
export interface Edits {
  readonly edits: Readonly<Record<string, Edit>>;
  readonly clash: Clash | undefined;
  readonly isDirty: boolean;
  readonly begin: (row: Row) => void;
  readonly change: (row: Row, part: Partial<Edit>) => void;
  readonly cancel: (row: Row) => void;
  readonly save: (row: Row) => Promise<void>;
  /** Saves a value that was not typed here, such as an old one. */
  readonly put: (row: Row, value: Json | undefined) => Promise<void>;
  readonly resolve: (fields: JsonObject) => Promise<void>;
  readonly giveUpClash: () => void;
}

/** Edits of a person, field by field; what was entered stays until it is saved or dropped. */
export function useEdits(person: Person, contentId: string, rows: readonly Row[]): Edits {
  const { t, i18n } = useTranslation('person');
  const ruleText = useRuleText();
  const [edits, setEdits] = useState<Readonly<Record<string, Edit>>>({});
  const [clash, setClash] = useState<Clash>();
  const uid = person.id ?? '';
  const titleOf = (row: Row) => titleOfField(row.field, i18n.language);

  const set = (name: string, edit: Edit) => setEdits((all) => ({ ...all, [name]: edit }));
  const end = (names: readonly string[]) =>
    setEdits((all) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name))),
    );
  const change = (row: Row, part: Partial<Edit>) =>
    setEdits((all) => {
      const edit = all[row.name];
      return edit === undefined ? all : { ...all, [row.name]: { ...edit, ...part } };
    });

  const begin = (row: Row) => {
    const before = row.read(person);
    const etag = person.etag ?? undefined;
    const edit = { before, etag, override: undefined, error: undefined, isSaving: false };
    set(row.name, { ...edit, draft: before });
  };
  const cancel = (row: Row) => {
    const edit = edits[row.name];
    end([row.name]);
    if (edit !== undefined && isChanged(edit)) {
      notifyDone(t('discarded', { title: titleOf(row) }), () => set(row.name, edit));
    }
  };

  const write = (fields: JsonObject, etag: string | undefined, override?: string) =>
    savePerson({ uid, contentId, fields, etag, override });
  /** Says that a value is saved; undoing it never overwrites what came after. */
  const tellSaved = (changed: readonly Row[], before: JsonObject, etag: string | undefined) => {
    const title = changed.map(titleOf).join(', ');
    notifyDone(t('saved', { title }), () => {
      write(before, etag).then(
        () => notifyDone(t('undone', { title })),
        (error: unknown) => void refused(error, before),
      );
    });
  };
  /** A clash is put before whoever saved; anything else is told. */
  const refused = async (error: unknown, fields: JsonObject): Promise<void> => {
    const items = isApiError(error, 'conflict') ? await clashOf(error, fields) : undefined;
    if (items === undefined) {
      notifyFailure(error);
    } else {
      setClash(items);
    }
  };
  const clashOf = async (error: ApiError, fields: JsonObject): Promise<Clash | undefined> => {
    const concerned = rows.filter(
      ({ name, field }) =>
        Object.hasOwn(fields, name) &&
        error.errors.some((entry) => entry.field === field.key || entry.field === name),
    );
    // Read anew: what is shown as theirs is what is saved over, whatever has happened meanwhile.
    const fresh = concerned.length === 0 ? null : await readPerson(uid, contentId);
    return fresh === null
      ? undefined
      : {
          etag: fresh.etag ?? undefined,
          items: concerned.map((row) => ({
            row,
            base: error.errors.find((entry) => entry.field === row.field.key)?.base,
            theirs: row.read(fresh),
            yours: fields[row.name] ?? undefined,
          })),
        };
  };

  const save = async (row: Row) => {
    const edit = edits[row.name];
    if (edit === undefined || edit.isSaving) {
      return;
    }
    if (!isChanged(edit)) {
      end([row.name]);
      return;
    }
    change(row, { isSaving: true, error: undefined });
    const fields = { [row.name]: orCleared(edit.draft) };
    try {
      const user = await write(fields, edit.etag, edit.override);
      end([row.name]);
      tellSaved([row], { [row.name]: orCleared(edit.before) }, user.etag ?? undefined);
    } catch (error) {
      const rule = ruleOf(error, row);
      const told = rule === undefined ? undefined : `${titleOf(row)} ${ruleText(rule)}`;
      change(row, { isSaving: false, error: told });
      if (told === undefined) {
        await refused(error, fields);
      }
    }
  };
  const put = async (row: Row, value: Json | undefined) => {
    const fields = { [row.name]: orCleared(value) };
    try {
      const user = await write(fields, person.etag ?? undefined);
      tellSaved([row], { [row.name]: orCleared(row.read(person)) }, user.etag ?? undefined);
    } catch (error) {
      await refused(error, fields);
    }
  };
  const resolve = async (fields: JsonObject) => {
    const items = clash?.items ?? [];
    const chosen = items.filter(({ row }) => Object.hasOwn(fields, row.name));
    try {
      if (chosen.length > 0) {
        const user = await write(fields, clash?.etag);
        const before = chosen.map(({ row, theirs }) => [row.name, orCleared(theirs)] as const);
        const changed = chosen.map(({ row }) => row);
        tellSaved(changed, Object.fromEntries(before), user.etag ?? undefined);
      }
      end(items.map(({ row }) => row.name));
      setClash(undefined);
    } catch (error) {
      await refused(error, fields);
    }
  };
  return {
    edits,
    clash,
    isDirty: Object.values(edits).some(isChanged),
    begin,
    change,
    cancel,
    save,
    put,
    resolve,
    giveUpClash: () => setClash(undefined),
  };
}

function isChanged({ draft, before }: Edit): boolean {
  return !equal(draft, before) && !(isEmpty(draft) && isEmpty(before));
}

/** What the server says about this field's value, if that is what is wrong. */
function ruleOf(error: unknown, row: Row): string | undefined {
  if (!isApiError(error) || error.code === 'conflict') {
    return undefined;
  }
  const entry = error.errors.find(
    ({ field, rule }) => rule !== undefined && (field === row.field.key || field === row.name),
  );
  return entry?.rule;
}
