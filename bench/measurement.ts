/** What can be measured, in the order in which it is. */
export const measurementNames = [
  'start',
  'get',
  'list30',
  'list100',
  'list1000',
  'save',
  'save1',
] as const;

/** The name of something measured. */
export type MeasurementName = (typeof measurementNames)[number];
