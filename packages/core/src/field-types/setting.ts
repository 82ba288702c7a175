import type { Json, JsonObject } from '../schema.ts';

/** A number among the settings; anything else there sets nothing. */
export function numberSetting(settings: JsonObject, name: string): number | undefined {
  const setting = settings[name];
  return typeof setting === 'number' && Number.isFinite(setting) ? setting : undefined;
}

/** A text among the settings that is not blank; anything else there sets nothing. */
export function textSetting(settings: JsonObject, name: string): string | undefined {
  const setting = settings[name];
  return typeof setting === 'string' && setting.trim() !== '' ? setting : undefined;
}

/** A list among the settings; anything else is an empty one. */
export function listSetting(settings: JsonObject, name: string): readonly Json[] {
  const setting = settings[name];
  return Array.isArray(setting) ? setting : [];
}
