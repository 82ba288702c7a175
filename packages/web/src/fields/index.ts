import type { FieldType } from '@whoswho/core';
import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';
import { DateValue } from './date-value.tsx';
import type { ControlProps, Kind } from './kind.ts';
import { LineValue } from './line-value.tsx';
import { LinesValue } from './lines-value.tsx';
import { NumberValue } from './number-value.tsx';
import { OptionsValue } from './options-value.tsx';
import { PeopleValue } from './people-value.tsx';
import { PlaceValue } from './place-value.tsx';
import { RichTextValue } from './rich-text-value.tsx';
import { SwitchValue } from './switch-value.tsx';

/** How each kind of control that field types ask for looks. Controls are loaded with the first edit. */
export const kinds: Readonly<Record<FieldType['control'], Kind>> = {
  line: { Control: control('LineControl'), Value: LineValue },
  lines: { Control: control('LinesControl'), Value: LinesValue },
  richText: {
    Control: lazy(async () => ({
      default: (await import('./rich-text-control.tsx')).RichTextControl,
    })),
    Value: RichTextValue,
  },
  number: { Control: control('NumberControl'), Value: NumberValue },
  switch: { Control: control('SwitchControl'), Value: SwitchValue },
  date: { Control: control('DateControl'), Value: DateValue },
  options: { Control: control('OptionsControl'), Value: OptionsValue },
  people: { Control: control('PeopleControl'), Value: PeopleValue },
  place: { Control: control('PlaceControl'), Value: PlaceValue },
};

/** Loads the controls before somebody edits, so that nobody waits for them. */
export function loadControls(): Promise<typeof import('./controls.ts')> {
  return import('./controls.ts');
}

function control(
  name: keyof typeof import('./controls.ts'),
): LazyExoticComponent<ComponentType<ControlProps>> {
  return lazy(async () => ({ default: (await loadControls())[name] }));
}
