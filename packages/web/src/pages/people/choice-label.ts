import type { Field } from '@whoswho/core';
import type { Choice } from '../../data/people-choices.ts';

/** A ticked value as the field's type writes it. */
export function choiceLabel(field: Field | undefined, choice: Choice, language: string): string {
  return field?.type === undefined
    ? String(choice)
    : field.type.toText(choice, field.settings, language);
}
