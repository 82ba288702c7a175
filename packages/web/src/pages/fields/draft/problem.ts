import { decodeMessage, DirectoryError, fieldTypeOf } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';
import { fieldComponentsOf, settingsOf } from './component.ts';
import type { FieldComponent } from './component.ts';

/** What the server would refuse of a field, and where it is. */
export interface Problem {
  /** Setting or key that it is about, such as `key`, `max` or `options[0].id`. */
  readonly place: string;
  readonly message: string;
}

/** What the server would refuse of a draft, by field; without those that have none. */
export function problemsByField(content: Content): ReadonlyMap<string, readonly Problem[]> {
  const found = fieldComponentsOf(content).map(
    (component) => [component.uuid, problemsOf(component)] as const,
  );
  return new Map(found.filter(([, problems]) => problems.length > 0));
}

function problemsOf(component: FieldComponent): readonly Problem[] {
  const type = fieldTypeOf(component.type ?? '');
  if (type === undefined) {
    return [];
  }
  try {
    decodeMessage(type.settings, structuredClone(settingsOf(component)), { source: 'body' });
    return [];
  } catch (error) {
    return error instanceof DirectoryError
      ? error.details.map(({ location = '', message }) => ({ place: location, message }))
      : [];
  }
}
