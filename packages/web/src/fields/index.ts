import type { FieldType } from '@whoswho/core';
import { DateValue } from './date-value.tsx';
import type { Kind } from './kind.ts';
import { LineValue } from './line-value.tsx';
import { LinesValue } from './lines-value.tsx';
import { laterControl } from './load-controls.tsx';
import { NumberValue } from './number-value.tsx';
import { OptionsValue } from './options-value.tsx';
import { PeopleValue } from './people-value.tsx';
import { PlaceValue } from './place-value.tsx';
import { RichTextValue } from './rich-text-value.tsx';
import { SwitchValue } from './switch-value.tsx';

/** How each kind of control that field types ask for looks. Controls are loaded with the first edit. */
export const kinds: Readonly<Record<FieldType['control'], Kind>> = {
  line: { Control: laterControl('LineControl'), Value: LineValue },
  lines: { Control: laterControl('LinesControl'), Value: LinesValue },
  richText: { Control: laterControl('RichTextControl'), Value: RichTextValue },
  number: { Control: laterControl('NumberControl'), Value: NumberValue },
  switch: { Control: laterControl('SwitchControl'), Value: SwitchValue },
  date: { Control: laterControl('DateControl'), Value: DateValue },
  options: { Control: laterControl('OptionsControl'), Value: OptionsValue },
  people: { Control: laterControl('PeopleControl'), Value: PeopleValue },
  place: { Control: laterControl('PlaceControl'), Value: PlaceValue },
};
