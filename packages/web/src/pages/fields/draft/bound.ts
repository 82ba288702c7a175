import { isObject } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';

/** Settings that keep the value at a place of the standard profile (guide, wire 3.5). */
export function bound(settings: JsonObject, path: string): JsonObject {
  const { boundMap } = settings;
  const last = path.split('/').at(-1) ?? path;
  const name = `API_PROFILE_FIELD_${last.replaceAll(/[A-Z]/gu, '_$&').toUpperCase()}`;
  return {
    ...settings,
    isBound: true,
    boundMap: { ...(isObject(boundMap) ? boundMap : {}), text: path, name },
  };
}

/** Settings that keep the value under the field's own uuid. */
export function unbound(settings: JsonObject): JsonObject {
  const { isBound: _isBound, boundMap: _boundMap, ...others } = settings;
  return others;
}
