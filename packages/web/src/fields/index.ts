import type { FieldType } from '@whoswho/core';
import { lazy } from 'react';
import { DateControl, DateValue } from './date.tsx';
import type { Kind } from './kind.ts';
import { LineControl, LineValue } from './line.tsx';
import { LinesControl, LinesValue } from './lines.tsx';
import { NumberControl, NumberValue } from './number.tsx';
import { OptionsControl, OptionsValue } from './options.tsx';
import { PeopleControl, PeopleValue } from './people.tsx';
import { PlaceControl, PlaceValue } from './place.tsx';
import { RichTextValue } from './rich-text-value.tsx';
import { SwitchControl, SwitchValue } from './switch.tsx';

/** How each kind of control that field types ask for looks. */
export const kinds: Readonly<Record<FieldType['control'], Kind>> = {
  line: { Control: LineControl, Value: LineValue },
  lines: { Control: LinesControl, Value: LinesValue },
  richText: {
    Control: lazy(async () => ({
      default: (await import('./rich-text-control.tsx')).RichTextControl,
    })),
    Value: RichTextValue,
  },
  number: { Control: NumberControl, Value: NumberValue },
  switch: { Control: SwitchControl, Value: SwitchValue },
  date: { Control: DateControl, Value: DateValue },
  options: { Control: OptionsControl, Value: OptionsValue },
  people: { Control: PeopleControl, Value: PeopleValue },
  place: { Control: PlaceControl, Value: PlaceValue },
};
