/** The controls of all kinds; they are loaded when somebody edits. */
export { DateControl } from './date-control.tsx';
export { LineControl } from './line-control.tsx';
export { LinesControl } from './lines-control.tsx';
export { NumberControl } from './number-control.tsx';
export { OptionsControl } from './options-control.tsx';
export { PeopleControl } from './people-control.tsx';
export { PlaceControl } from './place-control.tsx';
export { RichTextControl } from './rich-text-control.tsx';
export { SwitchControl } from './switch-control.tsx';
