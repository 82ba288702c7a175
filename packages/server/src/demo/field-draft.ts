import type { JsonObject } from '@whoswho/core';
import type { Component } from '@whoswho/core/contract';

/** A field of a demo directory, before it gets its place and its key. */
export interface FieldDraft {
  readonly uuid: string;
  readonly type: string;
  readonly title: Readonly<Record<'en' | 'fr', string>>;
  readonly properties: JsonObject;
}

/** The components of a directory out of its drafts by key, in their order. */
export function componentsOf(drafts: Readonly<Record<string, FieldDraft>>): Component[] {
  return Object.entries(drafts).map(([key, { uuid, type, title, properties }], index) => ({
    uuid,
    title: { ...title },
    type,
    properties: { index, key, ...properties },
    status: 'LIVE',
  }));
}

/** The settings that bind a field to a place of the standard profile. */
export function boundTo(path: string): JsonObject {
  const last = path.split('/').at(-1) ?? path;
  const upperSnake = last.replace(/[A-Z]/g, '_$&').toUpperCase();
  return { isBound: true, boundMap: { text: path, name: `API_PROFILE_FIELD_${upperSnake}` } };
}

/** Options of a choice, from rows of an id and its label in English and French. */
export function optionsOf(
  ...rows: readonly (readonly [id: string, en: string, fr: string])[]
): { id: string; label: { en: string; fr: string } }[] {
  return rows.map(([id, en, fr]) => ({ id, label: { en, fr } }));
}
