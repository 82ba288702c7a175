import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@whoswho/core';
import type { Caller } from './caller.ts';
import { textAt } from './json-path.ts';

/** A component as an administrator's client sends it. */
export type NewField = JsonObject & { uuid: string };

/** A profile field with a uuid of its own. */
export function newField(title: string, type: string, properties: JsonObject = {}): NewField {
  return { uuid: randomUUID(), title: { en: title }, type, properties, status: 'LIVE' };
}

/** A text field bound to a path of the profile. */
export function boundField(path: string, type = 'inputText'): NewField {
  const [last = ''] = path.split('/').slice(-1);
  const name = `API_PROFILE_FIELD_${last.replaceAll(/([A-Z])/gu, '_$1').toUpperCase()}`;
  return newField(path, type, { isBound: true, boundMap: { text: path, name } });
}

/** Saves a directory of fields and gives its id. */
export async function makeDirectory(
  caller: Caller,
  components: readonly JsonObject[],
  more: JsonObject = {},
): Promise<string> {
  const saved = await caller.ok('content/save', {
    type: 'user_directory',
    title: { en: `Directory ${randomUUID().slice(0, 8)}` },
    template: { components: [...components] },
    ...more,
  });
  return textAt(saved, 'id');
}
