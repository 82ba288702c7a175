/**
 * What can be measured, in the order in which it is. Those that end in `Plain` are beside the plain
 * driver of the database, `ledgerSave` is beside a server that keeps no ledger, those of the
 * `ledgerRows` beside one whose ledger is short, the others beside the best that the machine can do.
 */
export const measurementNames = [
  'start',
  'get',
  'getPlain',
  'list30',
  'list30Plain',
  'list100',
  'list100Plain',
  'list1000',
  'list1000Plain',
  'save',
  'savePlain',
  'save1',
  'save1Plain',
  'ledgerSave',
  'ledgerRowsGet',
  'ledgerRowsSave',
] as const;

/** Those that need no plain driver. */
export const usualMeasurements = measurementNames.filter((name) => !name.endsWith('Plain'));

/** The name of something measured. */
export type MeasurementName = (typeof measurementNames)[number];
