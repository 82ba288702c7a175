import type { Field, Json } from '@whoswho/core';
import type { ComponentType } from 'react';

/** What the inputs of a control are given, whatever their kind. */
interface InputProps {
  readonly label: string;
  readonly description?: string;
  readonly error?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

/** What a control of any kind is given. */
export interface ControlProps {
  readonly field: Field;
  /** As it is stored, or as it was typed; `undefined` when there is none. */
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
  readonly input: InputProps;
}

/** What shows a value of any kind. */
export interface ValueProps {
  readonly field: Field;
  readonly value: Json;
  readonly language: string;
  /** On one line, for the cell of a table. */
  readonly isCompact: boolean;
}

/** How values of one kind are edited and shown. */
export interface Kind {
  readonly Control: ComponentType<ControlProps>;
  readonly Value: ComponentType<ValueProps>;
}

/** A value as one line of text in the reader's language. */
export function textOf(field: Field, value: Json | undefined, language: string): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (field.type !== undefined) {
    return field.type.toText(value, field.settings, language);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
